import { choices, type Form, line, lines } from "../../web/form.ts";
import { PLACE_PARTS, writePlace } from "./place-answer.ts";
import { MOST_ROWS, type Part, type Shape } from "./shape.ts";

type Written = Record<string, string | string[]>;

function writeParts(parts: readonly Part[], name: string, value: object): Written {
  const held = value as Record<string, unknown>;
  return Object.assign({}, ...parts.map((part) => writeAnswers(part.shape, `${name}-${part.name}`, held[part.key])));
}

/** The answers that say this value: what a form shows when it is opened. The inverse of `readShape`, up to blanks. */
export function writeAnswers(shape: Shape, name: string, value: unknown): Written {
  if (value === undefined || value === null) return {};
  switch (shape.as) {
    case "concepts":
      return { [name]: (value as unknown[]).map(String) };
    case "lines":
      return { [name]: (value as string[]).join("\n") };
    case "group":
      return writeParts(shape.parts, name, value as object);
    case "rows":
      return Object.assign({}, ...(value as object[]).map((item, rank) => writeParts(shape.parts, `${name}-${rank}`, item)));
    case "places":
      return Object.assign(
        {},
        ...(value as Parameters<typeof writePlace>[1][]).map((place, rank) => writePlace(`${name}-${rank}`, place)),
      );
    default:
      return { [name]: String(value) };
  }
}

/** What a form says of one thing, blanks aside. */
function saidOf(shape: Shape, name: string, form: Form): unknown {
  switch (shape.as) {
    case "concepts":
      return [...choices(form, name)].sort();
    case "text":
    case "lines":
      return lines(form, name);
    case "group":
      return shape.parts.map((part) => saidOf(part.shape, `${name}-${part.name}`, form));
    case "rows":
      return ranks.map((rank) => saidOf({ as: "group", parts: shape.parts }, `${name}-${rank}`, form));
    case "places":
      return ranks.map((rank) => Object.values(PLACE_PARTS).map((part) => line(form, `${name}-${rank}-${part}`)));
    default:
      return line(form, name);
  }
}

const ranks = Array.from({ length: MOST_ROWS }, (_, rank) => rank);

/** Whether the answers are those that were shown: what nobody touched is neither judged nor changed. */
export const isUntouched = (shape: Shape, name: string, form: Form, present: unknown): boolean =>
  JSON.stringify(saidOf(shape, name, form)) === JSON.stringify(saidOf(shape, name, writeAnswers(shape, name, present)));
