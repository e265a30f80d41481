import { isScheme } from "../../vocabulary/index.ts";
import { type Coercion, coercionByKind, coercionOf } from "./coerce.ts";
import { compileExpression, conditionReader, type Given, type Reader } from "./compile-expression.ts";
import type { Locate } from "./compile-place.ts";
import { type PlaceParts, placeOf } from "./compile-place.ts";
import { zoneReader } from "./compile-zone.ts";
import type { valueReader } from "./emptiness.ts";
import { columnsRead } from "./expression.ts";
import { HOLE, textOf, type Value } from "./functions/index.ts";
import { type Cells, pathReader } from "./path.ts";
import type { FieldPlan, TemplatePlan } from "./plan.ts";
import type { Run } from "./run.ts";
import type { Part, Target } from "./targets.ts";

/** What fields need from the rest of the product. */
export type FieldTools = {
  read: ReturnType<typeof valueReader>;
  /** Concept ids of a label of the partner, or of an external list; an unknown label is told to the run. */
  conceptsOf(scheme: string, label: string, run: Run, list?: string): readonly string[];
  locate: Locate | undefined;
};

/** The values one row gives to a field, already in their final form; empty when none. */
export type FieldReader = (cells: Cells, run: Run) => unknown[];

const MOST_ITEMS = 2_000;

/** Calls for each value. */
function each(given: Given, run: Run, use: (value: Value) => void): void {
  if (given === undefined) return;
  if (!Array.isArray(given)) {
    use(given as Value);
    return;
  }
  const list = given as readonly Value[];
  for (let index = 0; index < list.length && index < MOST_ITEMS; index += 1) {
    const value = list[index];
    if (value === undefined || value === HOLE) continue;
    run.value = value;
    use(value);
  }
}

function conceptReader(scheme: string, list: string | undefined, read: Reader, tools: FieldTools): FieldReader {
  const clean = coercionOf("concept", 200);
  return (cells, run) => {
    const found: string[] = [];
    each(read(cells, run), run, (value) => {
      const label = clean(value, run);
      if (typeof label === "string")
        for (const id of tools.conceptsOf(scheme, label, run, list)) if (!found.includes(id)) found.push(id);
    });
    return found;
  };
}

function valuesReader(target: Target, read: Reader): FieldReader {
  const coerce = coercionOf(target.type, target.max, target.choices);
  return (cells, run) => coerced(read(cells, run), coerce, run, false);
}

const NONE: unknown[] = [];

/** Each value in its final form. With `holes`, what is empty or refused keeps its place: two lists still go together. */
function coerced(given: Given, coerce: Coercion, run: Run, holes: boolean): unknown[] {
  if (given === undefined) return NONE;
  if (!Array.isArray(given)) {
    const result = coerce(given as Value, run);
    if (Array.isArray(result)) return result;
    return result === undefined && !holes ? NONE : [result];
  }
  const found: unknown[] = [];
  for (let index = 0; index < given.length && index < MOST_ITEMS; index += 1) {
    const value = given[index] as Value;
    run.value = value;
    const result = value === HOLE ? undefined : coerce(value, run);
    if (Array.isArray(result)) found.push(...result);
    else if (result !== undefined || holes) found.push(result);
  }
  return found;
}

/** Goals are numbers; a goal named in words is looked up. */
function goalReader(read: Reader, tools: FieldTools): FieldReader {
  const coerce = coercionOf("sdg");
  return (cells, run) => {
    const found: unknown[] = [];
    each(read(cells, run), run, (value) => {
      const label = textOf(value);
      if (/\d/.test(label)) found.push(coerce(value, run));
      else found.push(...tools.conceptsOf("sdg", label, run).map(Number));
    });
    return found.filter((goal) => Number.isInteger(goal));
  };
}

type PartReader = { part: Part; values: (cells: Cells, run: Run) => unknown[] };

function partCoercion(part: Part, template: TemplatePlan): Coercion {
  if (part.type !== "byKind") return coercionOf(part.type, part.max, part.choices);
  const kind = template.parts.find(({ part: other }) => other.name === "kind" || other.name === "scheme")?.expression.constant;
  const steps = template.parts.find(({ part: other }) => other.name === part.name)?.expression.steps ?? [];
  return coercionByKind(
    String(kind ?? ""),
    part.max ?? 300,
    steps.some((step) => step.name === kind),
  );
}

function partReader(part: Part, read: Reader, coerce: Coercion): PartReader {
  return { part, values: (cells, run) => coerced(read(cells, run), coerce, run, true) };
}

/** Values of a place that hold for one place only: never shared by the others of a list. */
const OWN = new Set(["insee", "postcode", "commune", "address", "lat", "lon"]);

function valueAt({ part }: PartReader, list: readonly unknown[], index: number, count: number): unknown {
  if (part.many) return list.filter((item) => item !== undefined);
  if (list.length === 1) return count > 1 && OWN.has(part.name) ? undefined : list[0];
  // Two lists that do not go together: none of the shorter one is believed.
  return list.length === count ? list[index] : undefined;
}

/** Objects of one template for one scope (a row, or an item of `each`): as many as the lead part has values. */
function objectsOf(target: Target, parts: readonly PartReader[], cells: Cells, run: Run): Record<string, unknown>[] {
  const values: unknown[][] = [];
  let count = target.many ? 0 : 1;
  const hasLead = target.lead !== undefined && parts.some(({ part }) => part.name === target.lead);
  for (const { part, values: read } of parts) {
    const list = read(cells, run);
    values.push(list);
    if (target.many && (!hasLead || part.name === target.lead)) count = Math.max(count, list.length);
  }
  const objects: Record<string, unknown>[] = [];
  for (let index = 0; index < count && index < MOST_ITEMS; index += 1) {
    const object = objectAt(parts, values, index, count);
    if (object) objects.push(object);
  }
  return objects;
}

/** The object of one rank; undefined when a part it cannot do without is missing. */
function objectAt(
  parts: readonly PartReader[],
  values: readonly unknown[][],
  index: number,
  count: number,
): Record<string, unknown> | undefined {
  const object: Record<string, unknown> = {};
  for (let at = 0; at < parts.length; at += 1) {
    const [each, list] = [parts[at], values[at]];
    if (!each || !list) continue;
    const value = valueAt(each, list, index, count);
    if (value !== undefined) object[each.part.name] = value;
    else if (each.part.required) return undefined;
  }
  return object;
}

function templateReader(target: Target, template: TemplatePlan, tools: FieldTools): FieldReader {
  const parts = template.parts.map(({ part, expression }) =>
    partReader(part, compileExpression(expression, tools.read), partCoercion(part, template)),
  );
  const holds = conditionReader(template.when, tools.read);
  const always = template.when.length === 0;
  const columns = Object.fromEntries(template.parts.map(({ part, expression }) => [part.name, columnsRead(expression)[0]]));
  const zoneOf = zoneReader(tools.conceptsOf);
  const finish = (objects: Record<string, unknown>[], run: Run): unknown[] => {
    if (target.name === "places")
      return objects.flatMap((object) => placeOf(object as PlaceParts, columns, tools.locate, run) ?? []);
    return target.name === "zone" ? objects.flatMap((object) => zoneOf(object, run) ?? []) : objects;
  };
  const one = (cells: Cells, run: Run): unknown[] =>
    always || holds(cells) ? finish(objectsOf(target, parts, cells, run), run) : [];
  if (template.each === undefined) return one;
  const path = pathReader(template.each);
  return (cells, run) => {
    const list = path(cells);
    const items = Array.isArray(list) ? list.slice(0, MOST_ITEMS) : list === undefined || list === null ? [] : [list];
    return items.flatMap((item) =>
      one(typeof item === "object" && item !== null ? { ...cells, ...item } : { ...cells, ".": item }, run),
    );
  };
}

/** A field of the mapping as a closure over one row. */
export function compileField(plan: FieldPlan, tools: FieldTools): FieldReader {
  const { target } = plan;
  if ("templates" in plan) {
    const readers = plan.templates.map((template) => templateReader(target, template, tools));
    return (cells, run) => readers.flatMap((reader) => reader(cells, run));
  }
  const read = compileExpression(plan.expression, tools.read);
  if (target.type === "sdg") return goalReader(read, tools);
  const { vocab } = plan.expression;
  const list = vocab === undefined || isScheme(vocab) ? undefined : vocab;
  const scheme = target.scheme ?? (list === undefined ? vocab : undefined);
  return scheme === undefined ? valuesReader(target, read) : conceptReader(scheme, list, read, tools);
}
