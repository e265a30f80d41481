import { type Place, placeLine } from "../../catalogue/index.ts";
import { labelOf } from "../../vocabulary/index.ts";
import { formatDate } from "../../web/index.ts";
import type { Part, Shape } from "./shape.ts";

function groupLines(parts: readonly Part[], value: object): string[] {
  return parts.flatMap((part) => {
    const held = (value as Record<string, unknown>)[part.key];
    if (held === undefined) return [];
    return [`${part.label} : ${shapeLines(part.shape, held).join(", ")}`];
  });
}

/** A thing of a list in one line: its name first, then what else is known of it. */
function rowLine(parts: readonly Part[], value: object): string {
  const said = parts.flatMap((part) => {
    const held = (value as Record<string, unknown>)[part.key];
    return held === undefined ? [] : [shapeLines(part.shape, held).join(", ")];
  });
  return said.join(" – ");
}

/** What was written in a value, without the names of its parts: what is judged, never shown. */
export const writtenLines = (shape: Shape, value: unknown): string[] =>
  shape.as === "group" && value ? [rowLine(shape.parts, value)] : shapeLines(shape, value);

/** A value in words, line by line: what pages, mails and differences show. Never HTML. */
export function shapeLines(shape: Shape, value: unknown): string[] {
  if (value === undefined || value === null) return [];
  switch (shape.as) {
    case "date":
      return [formatDate(String(value))];
    case "choice":
      return [shape.options().find((option) => option.value === value)?.label ?? String(value)];
    case "concepts":
      return (value as unknown[]).map((id) => labelOf(shape.scheme, String(id)));
    case "lines":
      return value as string[];
    case "group":
      return groupLines(shape.parts, value as object);
    case "rows":
      return (value as object[]).map((item) => rowLine(shape.parts, item));
    case "places":
      return (value as Place[]).map(placeLine);
    default:
      return String(value).split("\n");
  }
}
