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

/** Calls for each value; `hole` for each place kept empty in a list. */
function each(given: Given, run: Run, use: (value: Value) => void, hole?: () => void): void {
  if (given === undefined) return;
  if (!Array.isArray(given)) {
    use(given as Value);
    return;
  }
  const list = given as readonly Value[];
  for (let index = 0; index < list.length && index < MOST_ITEMS; index += 1) {
    const value = list[index];
    if (value === undefined) continue;
    if (value === HOLE) {
      hole?.();
      continue;
    }
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
  return (cells, run) => {
    const found: unknown[] = [];
    each(read(cells, run), run, (value) => {
      const result = coerce(value, run);
      if (Array.isArray(result)) found.push(...result);
      else if (result !== undefined) found.push(result);
    });
    return found;
  };
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
  const values = (cells: Cells, run: Run): unknown[] => {
    const found: unknown[] = [];
    // A refused value keeps its place, as an empty one does: the values of two lists still go together.
    const keep = (result: unknown): void => {
      if (Array.isArray(result)) found.push(...result);
      else found.push(result);
    };
    each(
      read(cells, run),
      run,
      (value) => keep(coerce(value, run)),
      () => keep(undefined),
    );
    return found;
  };
  return { part, values };
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
  const values = parts.map((each) => each.values(cells, run));
  const lead = parts.findIndex(({ part }) => part.name === target.lead);
  const most = lead >= 0 ? (values[lead]?.length ?? 0) : Math.max(0, ...values.map((list) => list.length));
  const count = target.many ? Math.min(MOST_ITEMS, most) : 1;
  const objects: Record<string, unknown>[] = [];
  for (let index = 0; index < count; index += 1) {
    const object: Record<string, unknown> = {};
    parts.forEach((each, at) => {
      const value = valueAt(each, values[at] ?? [], index, count);
      if (value !== undefined) object[each.part.name] = value;
    });
    if (parts.every(({ part }) => !part.required || object[part.name] !== undefined)) objects.push(object);
  }
  return objects;
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
