import type { ExpressionInput, FieldInput } from "../mapping/index.ts";
import { piped } from "../mapping/piped.ts";
import type { Part, Target } from "../mapping/targets.ts";
import type { Destination } from "./draft-destination.ts";
import { columnsGiven, withColumn, withoutColumn } from "./draft-expression.ts";

/** One object of a list field as the mapping writes it: an expression per part, besides `each` and `when`. */
export type Template = Record<string, unknown>;

const ABOUT_TEMPLATE = new Set(["each", "when"]);
/** Parts that two columns give together when one column holds both. */
export const POSITION = ["lat", "lon"] as const;

export const templatesOf = (field: FieldInput | undefined): Template[] =>
  field === undefined ? [] : Array.isArray(field) ? (field as unknown as Template[]) : [field as Template];

/** One template is written as itself when it was, or when it is the only one left of several. */
export function asField(templates: Template[], before: FieldInput | undefined): FieldInput | undefined {
  const [only] = templates;
  if (only === undefined) return undefined;
  const wasList = Array.isArray(before) && before.length === 1;
  return (templates.length === 1 && before !== undefined && !wasList ? only : templates) as FieldInput;
}

/** A bare word where a choice is expected is the choice, not a column. */
const isChoice = (part: Part | undefined, value: unknown): boolean => Boolean(part?.choices) && typeof value === "string";

type PartUse = { part: Part; input: ExpressionInput };

/** The parts of a template that read columns of the row. Inside `each` names are those of its items, given with its path. */
export function partsRead(target: Target, template: Template): PartUse[] {
  return Object.entries(template).flatMap(([name, value]) => {
    const part = target.parts?.find((each) => each.name === name);
    if (!part || ABOUT_TEMPLATE.has(name) || isChoice(part, value)) return [];
    return [{ part, input: value as ExpressionInput }];
  });
}

const hasParts = (template: Template): boolean => Object.keys(template).some((name) => !ABOUT_TEMPLATE.has(name));

/** The choice a template makes for a part, when it does not depend on the row. */
export function choiceOf(template: Template, name: string): string | undefined {
  const value = template[name] as string | { const?: unknown } | undefined;
  if (typeof value === "string") return value;
  return typeof value?.const === "string" ? value.const : undefined;
}

/** Whether each part that an object cannot do without is there. */
export const isWhole = (target: Target, template: Template): boolean =>
  (target.parts ?? []).every((part) => !part.required || template[part.name] !== undefined);

/** Templates without a column; some may then lack a part, to be filled by another column or taken away (`isWhole`). */
export function templatesWithout(target: Target, templates: Template[], column: string): Template[] {
  return templates.flatMap((template) => {
    if (template.each === column) return [];
    if (template.each !== undefined) return [template];
    const left: Template = { ...template };
    for (const { part, input } of partsRead(target, template)) {
      if (!columnsGiven(input).includes(column)) continue;
      const without = withoutColumn(input, column);
      if (without === undefined) delete left[part.name];
      else left[part.name] = without;
    }
    return hasParts(left) ? [left] : [];
  });
}

const replaced = (templates: Template[], index: number, template: Template): Template[] =>
  index < 0 ? [...templates, template] : templates.with(index, template);

type PartDestination = Extract<Destination, { at: "part" }>;

/** The template a column joins: one that waits for this very part; else, for a part that is not the lead, the first there is. */
function templateFor({ target, part, fixed }: PartDestination, templates: Template[]): number {
  const fits = (template: Template) =>
    template.each === undefined && (fixed === undefined || choiceOf(template, fixed.name) === fixed.value);
  const waiting = templates.findIndex((template) => fits(template) && template[part.name] === undefined);
  const isLead = part.name === target.lead;
  return waiting >= 0 || isLead ? waiting : templates.findIndex(fits);
}

/** Templates with a column more, at the part of the destination. `read` is how the column is read when it stands alone. */
export function templatesWith(
  destination: PartDestination,
  templates: Template[],
  column: string,
  read: ExpressionInput,
): Template[] {
  const { part, fixed } = destination;
  const index = templateFor(destination, templates);
  const start: Template = templates[index] ?? (fixed ? { [fixed.name]: fixed.value } : {});
  const value = withColumn(start[part.name] as ExpressionInput | undefined, column, read, part.many ?? false);
  return replaced(templates, index, { ...start, [part.name]: value });
}

/** Templates with a column that holds latitude and longitude. */
export function templatesWithPosition(templates: Template[], column: string): Template[] {
  const index = templates.findIndex((each) => each.each === undefined && POSITION.every((name) => each[name] === undefined));
  const position = Object.fromEntries(POSITION.map((name) => [name, piped({ from: column }, { coordinates: name })]));
  return replaced(templates, index, { ...templates[index], ...position });
}
