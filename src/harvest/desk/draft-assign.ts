import { type ExpressionInput, type FieldInput, type Mapping, mappingOf } from "../mapping/index.ts";
import { TARGET_BY_NAME } from "../mapping/targets.ts";
import { choiceShown, DETAILED, usesOf, usesOfColumn } from "./draft-columns.ts";
import { type Destination, destination, partsNeeded } from "./draft-destination.ts";
import { withColumn, withoutColumn } from "./draft-expression.ts";
import { expressionFor } from "./draft-reading.ts";
import { asField, isWhole, templatesOf, templatesWith, templatesWithout, templatesWithPosition } from "./draft-template.ts";

/** What a person chose in the table: column -> key of a destination, "" for left aside. Columns not named stay as they are. */
type Choices = ReadonlyMap<string, string>;

/** A choice that could not be followed: the column stays as it was, or aside. */
export type RefusedChoice = { column: string; key: string; why: "no-title" | "part-alone" | "detailed" | "invalid" };

type Assigned = { mapping: Mapping; refused: RefusedChoice[] };

type Parts = Pick<Mapping, "fields" | "record">;

const ROLE_KIND = { innovations: "innovation", support: "organisation", places: "place" } as const;

/** The same kind for all is written as a bare word. */
const bareKind = (kind: ExpressionInput | undefined): ExpressionInput | undefined =>
  typeof kind === "object" && !Array.isArray(kind) && typeof kind.const === "string" ? kind.const : kind;

/** Takes a column out of every field. Objects may be left without a part they need: see `whole`. */
function without({ fields, record }: Parts, column: string, role: Mapping["role"]): Parts {
  const left: Record<string, FieldInput> = {};
  for (const [name, field] of Object.entries(fields)) {
    const target = TARGET_BY_NAME.get(name);
    const value = target?.parts
      ? asField(templatesWithout(target, templatesOf(field), column), field)
      : withoutColumn(field as ExpressionInput, column);
    if (value !== undefined) left[name] = value;
  }
  const { updated, kind, ...rest } = record;
  const stillUpdated = updated === undefined ? undefined : withoutColumn(updated, column);
  const stillKind = typeof kind === "string" ? kind : withoutColumn(kind, column);
  return {
    fields: left,
    record: {
      ...rest,
      ...(stillUpdated !== undefined && { updated: stillUpdated }),
      kind: (bareKind(stillKind) ?? ROLE_KIND[role]) as Mapping["record"]["kind"],
    },
  };
}

function withRecord({ fields, record }: Parts, name: "updated" | "kind", column: string): Parts {
  if (name === "updated") return { fields, record: { ...record, updated: withColumn(record.updated, column, column, false) } };
  const { kind } = record;
  const constant = typeof kind === "string" ? { default: kind } : {};
  const read = typeof kind === "string" ? { from: column, ...constant } : withColumn(kind, column, column, false);
  return { fields, record: { ...record, kind: read as Mapping["record"]["kind"] } };
}

/** Puts a column where it is to go, beside what is there. */
function withDestination(parts: Parts, to: Destination, column: string, samples: readonly string[]): Parts {
  if (to.at === "record") return withRecord(parts, to.name, column);
  const { name } = to.target;
  const before = parts.fields[name];
  const read = expressionFor(to, column, samples);
  const set = (field: FieldInput | undefined): Parts => ({
    ...parts,
    fields: { ...parts.fields, ...(field !== undefined && { [name]: field }) },
  });
  if (to.at === "field") return set(withColumn(before as ExpressionInput | undefined, column, read, to.target.many ?? false));
  const templates = templatesOf(before);
  const after = to.at === "position" ? templatesWithPosition(templates, column) : templatesWith(to, templates, column, read);
  return set(asField(after, before));
}

/** Takes away objects that lack a part they cannot do without. */
function whole({ fields, record }: Parts): Parts {
  const kept: Record<string, FieldInput> = {};
  for (const [name, field] of Object.entries(fields)) {
    const target = TARGET_BY_NAME.get(name);
    if (!target?.parts) {
      kept[name] = field;
      continue;
    }
    const templates = templatesOf(field);
    const left = templates.filter((template) => isWhole(target, template));
    const value = left.length === templates.length ? field : asField(left, field);
    if (value !== undefined) kept[name] = value;
  }
  return { fields: kept, record };
}

/** Parts that make the object go first, so that the others find it. */
const rank = (to: Destination | undefined): number =>
  to?.at === "part" && !partsNeeded(to.target).includes(to.part) && to.target.lead !== undefined ? 1 : 0;

type Change = { column: string; key: string; before: string; held: boolean };

/** Choices that differ from what the mapping says. */
function changesOf(mapping: Mapping, choices: Choices): Change[] {
  const uses = usesOf(mapping);
  return [...choices].flatMap(([column, key]) => {
    const found = usesOfColumn(uses, column);
    const before = choiceShown(found);
    if (key === before || key === DETAILED || (key !== "" && !destination(key))) return [];
    return [{ column, key, before, held: found.some((use) => use.target === "title") }];
  });
}

/** Names under which the mapping reads a column: its own, and those of what lies inside it. */
const namesRead = (mapping: Mapping, column: string): string[] => [
  column,
  ...[...usesOf(mapping).keys()].filter((name) => name.startsWith(`${column}.`) || name.startsWith(`${column}[`)),
];

function applied(mapping: Mapping, changes: readonly Change[], samplesOf: (column: string) => readonly string[]): Parts {
  let parts: Parts = mapping;
  for (const { column } of changes) for (const name of namesRead(mapping, column)) parts = without(parts, name, mapping.role);
  const added = changes.toSorted((a, b) => rank(destination(a.key)) - rank(destination(b.key)));
  for (const { column, key } of added) {
    const to = destination(key);
    if (to) parts = withDestination(parts, to, column, samplesOf(column));
  }
  return whole(parts);
}

function valid(mapping: Mapping, parts: Parts): Mapping | undefined {
  try {
    return mappingOf({ ...mapping, ...parts });
  } catch {
    return undefined;
  }
}

/** Choices that did not take, or that another one undid, and why. */
function refusals(mapping: Mapping, choices: Choices): RefusedChoice[] {
  const uses = usesOf(mapping);
  return [...choices].flatMap(([column, key]) => {
    const to = destination(key);
    if (choiceShown(usesOfColumn(uses, column)) === key || (key !== "" && !to)) return [];
    return [{ column, key, why: to?.at === "part" ? ("part-alone" as const) : ("detailed" as const) }];
  });
}

/**
 * Follows the choices of a person in the table of columns. What they did elsewhere stays: other columns, richer expressions,
 * conditions, words aligned. The result is always a mapping that holds: a choice that would break it (no title left, the
 * SIRET of nobody) is refused, and said.
 */
export function assignColumns(mapping: Mapping, choices: Choices, samplesOf: (column: string) => readonly string[]): Assigned {
  const changes = changesOf(mapping, choices);
  if (changes.length === 0) return { mapping, refused: [] };
  const parts = applied(mapping, changes, samplesOf);
  if (!("title" in parts.fields)) {
    const held = changes.filter((each) => each.held).map(({ column, key }) => ({ column, key, why: "no-title" as const }));
    const rest = new Map(choices);
    for (const { column } of held) rest.delete(column);
    const others = assignColumns(mapping, rest, samplesOf);
    return { ...others, refused: [...held, ...others.refused] };
  }
  const result = valid(mapping, parts);
  if (result) return { mapping: result, refused: refusals(result, choices) };
  const [only] = changes;
  if (changes.length === 1 && only) return { mapping, refused: [{ column: only.column, key: only.key, why: "invalid" }] };
  return oneByOne(mapping, changes, samplesOf);
}

/** One of the changes breaks the mapping (a name no mapping may hold, too many columns): the others are made. */
function oneByOne(mapping: Mapping, changes: readonly Change[], samplesOf: (column: string) => readonly string[]): Assigned {
  let state: Assigned = { mapping, refused: [] };
  for (const { column, key } of changes) {
    const next = assignColumns(state.mapping, new Map([[column, key]]), samplesOf);
    state = { mapping: next.mapping, refused: [...state.refused, ...next.refused] };
  }
  return state;
}

/** One choice: see `assignColumns`. */
export function assignColumn(mapping: Mapping, column: string, key: string, samples: readonly string[]): Mapping {
  return assignColumns(mapping, new Map([[column, key]]), () => samples).mapping;
}

/** Columns that, together, tell one record from another: their values, or those an expression reads. */
export function identityOf({ id }: Mapping["record"]): string[] {
  if (typeof id === "object" && !Array.isArray(id) && "hash" in id) return [...id.hash];
  const { from } = typeof id === "object" && !Array.isArray(id) ? (id as { from?: string | string[] }) : { from: id };
  return from === undefined ? [] : (Array.isArray(from) ? from : [from]).map(String);
}

/** Another identity: one column as it is, several by their words. The same columns, or none, change nothing. */
export function withIdentity(mapping: Mapping, columns: readonly string[]): Mapping {
  const [only] = columns;
  const now = identityOf(mapping.record);
  const same = columns.length === now.length && columns.every((column) => now.includes(column));
  if (only === undefined || same) return mapping;
  const id = columns.length === 1 ? only : { hash: [...columns] };
  return valid(mapping, { fields: mapping.fields, record: { ...mapping.record, id } }) ?? mapping;
}
