import { isScheme } from "../../vocabulary/index.ts";
import { type Coercion, coercionByKind, coercionOf } from "./coerce.ts";
import { compileExpression, conditionReader, type Given, type Reader } from "./compile-expression.ts";
import type { Locate } from "./compile-place.ts";
import { type PlaceParts, placeOf } from "./compile-place.ts";
import type { valueReader } from "./emptiness.ts";
import { columnsRead } from "./expression.ts";
import { textOf, type Value } from "./functions/index.ts";
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

function each(given: Given, run: Run, use: (value: Value) => void): void {
  if (given === undefined) return;
  if (!Array.isArray(given)) {
    use(given as Value);
    return;
  }
  const list = given as readonly Value[];
  for (let index = 0; index < list.length && index < MOST_ITEMS; index += 1) {
    const value = list[index];
    if (value === undefined) continue;
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

type PartReader = { name: string; required: boolean; values: (cells: Cells, run: Run) => unknown[] };

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

function partReader(part: Part, read: Reader, coerce: Coercion, lead: boolean): PartReader {
  const values = (cells: Cells, run: Run): unknown[] => {
    const found: unknown[] = [];
    each(read(cells, run), run, (value) => {
      const result = coerce(value, run);
      if (Array.isArray(result)) found.push(...result);
      // Beside the lead, a hole keeps its place, so that the values of two lists still go together.
      else if (result !== undefined || !lead) found.push(result);
    });
    return found;
  };
  return { name: part.name, required: part.required === true, values };
}

/** Objects of one template for one scope (a row, or an item of `each`): as many as the lead part has values. */
function objectsOf(target: Target, parts: readonly PartReader[], cells: Cells, run: Run): Record<string, unknown>[] {
  const values = parts.map((part) => part.values(cells, run));
  const leadIndex = parts.findIndex((part) => part.name === target.lead);
  const count = target.many
    ? Math.min(MOST_ITEMS, leadIndex >= 0 ? (values[leadIndex]?.length ?? 0) : Math.max(0, ...values.map((list) => list.length)))
    : 1;
  const objects: Record<string, unknown>[] = [];
  for (let index = 0; index < count; index += 1) {
    const object: Record<string, unknown> = {};
    let whole = true;
    for (let at = 0; at < parts.length; at += 1) {
      const [part, list] = [parts[at], values[at]];
      if (!part || !list) continue;
      const many = target.parts?.find((each) => each.name === part.name)?.many;
      const value = many ? list.filter((item) => item !== undefined) : list.length === 1 ? list[0] : list[index];
      if (value !== undefined) object[part.name] = value;
      else if (part.required) whole = false;
    }
    if (whole) objects.push(object);
  }
  return objects;
}

function templateReader(target: Target, template: TemplatePlan, tools: FieldTools): FieldReader {
  const parts = template.parts.map(({ part, expression }) =>
    partReader(part, compileExpression(expression, tools.read), partCoercion(part, template), part.name === target.lead),
  );
  const holds = conditionReader(template.when, tools.read);
  const always = template.when.length === 0;
  const columns = Object.fromEntries(template.parts.map(({ part, expression }) => [part.name, columnsRead(expression)[0]]));
  const finish = (objects: Record<string, unknown>[], run: Run): unknown[] =>
    target.name === "places"
      ? objects.flatMap((object) => placeOf(object as PlaceParts, columns, tools.locate, run) ?? [])
      : objects;
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
