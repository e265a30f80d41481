import { CROSSWALKS, SCHEMES } from "../../vocabulary/index.ts";
import {
  type Complain,
  type Condition,
  columnsRead,
  type Expression,
  isObject,
  readConditions,
  readExpression,
  type Trail,
} from "./expression.ts";
import { problem } from "./mapping.fr.ts";
import type { Mapping } from "./mapping.ts";
import { nearest } from "./nearest.ts";
import { KIND_SHAPE, type Part, TARGET_BY_NAME, TARGETS, type Target } from "./targets.ts";

/** One template of an object field: which part comes from where. */
export type TemplatePlan = { each?: string; when: Condition[]; parts: { part: Part; expression: Expression }[] };

/** One field, and what fills it. */
export type FieldPlan = { target: Target } & ({ expression: Expression } | { templates: TemplatePlan[] });

/** What identifies a record: a column, or columns hashed. */
export type IdPlan = { expression?: Expression; hash: string[] };

/** A mapping checked and in one form, ready to compile. */
export type MappingPlan = {
  id: IdPlan;
  kind: Expression;
  updated?: Expression;
  when: Condition[];
  fields: FieldPlan[];
};

function readTemplate(target: Target, value: unknown, trail: Trail, complain: Complain): TemplatePlan | undefined {
  const parts = target.parts ?? [];
  const names = parts.map((part) => part.name);
  if (!isObject(value)) {
    complain(trail, problem.needsObject(target.name, names));
    return undefined;
  }
  const plan: TemplatePlan = { when: readConditions(value.when, [...trail, "when"], complain), parts: [] };
  if (typeof value.each === "string") plan.each = value.each;
  for (const [name, input] of Object.entries(value)) {
    if (name === "each" || name === "when") continue;
    const part = parts.find((each) => each.name === name);
    if (!part) {
      complain([...trail, name], problem.unknownPart(name, target.name, nearest(name, names)));
      continue;
    }
    const expression = readExpression(input, [...trail, name], complain, part.choices);
    if (expression) plan.parts.push({ part, expression });
  }
  for (const part of parts) {
    if (part.required && !(part.name in value)) complain(trail, problem.missingPart(part.name, target.name));
  }
  return plan;
}

function readField(name: string, value: unknown, complain: Complain): FieldPlan | undefined {
  const trail = ["fields", name];
  const target = TARGET_BY_NAME.get(name);
  if (!target) {
    complain(
      trail,
      problem.unknownTarget(
        name,
        nearest(
          name,
          TARGETS.map((each) => each.name),
        ),
      ),
    );
    return undefined;
  }
  if (!target.parts) {
    const expression = readExpression(value, trail, complain);
    const known = [...SCHEMES, ...CROSSWALKS];
    if (expression?.vocab !== undefined && !(known as string[]).includes(expression.vocab))
      complain([...trail, "vocab"], problem.unknownScheme(expression.vocab, nearest(expression.vocab, known)));
    return expression && { target, expression };
  }
  const list = Array.isArray(value) ? value : [value];
  const templates = list.flatMap(
    (item, index) => readTemplate(target, item, Array.isArray(value) ? [...trail, index] : trail, complain) ?? [],
  );
  return { target, templates };
}

const ID_KEYS = ["from", "hash"];

function readId(value: unknown, complain: Complain): IdPlan | undefined {
  const trail = ["record", "id"];
  if (!isObject(value) || !("hash" in value)) {
    const expression = readExpression(value, trail, complain);
    return expression && { expression, hash: [] };
  }
  for (const key of Object.keys(value))
    if (!ID_KEYS.includes(key)) complain([...trail, key], problem.unknownKey(key, nearest(key, ID_KEYS)));
  const hash = readExpression({ from: value.hash }, trail, complain);
  const expression = value.from === undefined ? undefined : readExpression({ from: value.from }, trail, complain);
  return hash && { hash: [...hash.columns], ...(expression && { expression }) };
}

/** Checks what the schema cannot: targets, parts, functions, expressions. Tells every mistake; undefined when none can run. */
export function planOf(mapping: Pick<Mapping, "record" | "fields">, complain: Complain): MappingPlan | undefined {
  const id = readId(mapping.record.id, complain);
  const kind = readExpression(mapping.record.kind, ["record", "kind"], complain, KIND_SHAPE.choices);
  const updated =
    mapping.record.updated === undefined ? undefined : readExpression(mapping.record.updated, ["record", "updated"], complain);
  const when = readConditions(mapping.record.when, ["record", "when"], complain);
  const fields = Object.entries(mapping.fields).flatMap(([name, value]) => readField(name, value, complain) ?? []);
  if (!("title" in mapping.fields)) complain(["fields"], problem.noTitle);
  if (!id || !kind) return undefined;
  return { id, kind, ...(updated && { updated }), when, fields };
}

/** Every column (or dotted path) the plan reads, in order, each once, with the first place that asks for it. */
export function columnsOfPlan(plan: MappingPlan): Map<string, Trail> {
  const found = new Map<string, Trail>();
  const add = (columns: readonly string[], trail: Trail): void => {
    for (const column of columns) if (!found.has(column)) found.set(column, trail);
  };
  add([...(plan.id.expression ? columnsRead(plan.id.expression) : []), ...plan.id.hash], ["record", "id"]);
  add(columnsRead(plan.kind), ["record", "kind"]);
  if (plan.updated) add(columnsRead(plan.updated), ["record", "updated"]);
  add(
    plan.when.map((condition) => condition.column),
    ["record", "when"],
  );
  for (const field of plan.fields) {
    const trail = ["fields", field.target.name];
    if ("expression" in field) add(columnsRead(field.expression), trail);
    else
      for (const template of field.templates) {
        if (template.each !== undefined) add([template.each], trail);
        add(
          template.when.map((condition) => condition.column),
          trail,
        );
        // Paths inside `each` belong to its items, not to the row.
        if (template.each === undefined)
          for (const { expression, part } of template.parts) add(columnsRead(expression), [...trail, part.name]);
      }
  }
  return found;
}
