import type { RecordBody } from "../../catalogue/index.ts";
import { fold } from "../../engine/text/index.ts";
import type { RawRow } from "../formats/index.ts";
import type { FieldReader } from "./compile-field.ts";
import { record as sentences } from "./issues.fr.ts";
import type { Mapping } from "./mapping.ts";
import type { Run } from "./run.ts";
import type { Target } from "./targets.ts";

type Field = { target: Target; read: FieldReader };
type Placed = Field & { spot: Spot };

/** Longest list of the schema (places); no field needs more. */
const MOST = 2_000;
/** Lists whose words, when no concept is theirs, are kept as keywords: what a partner said is never lost. */
const WORDS_KEPT = new Set(["themes", "audiences", "placeTypes", "transitions", "scales"]);

const keyOf = (item: unknown, keyword: boolean): string =>
  typeof item === "string" ? (keyword ? fold(item) : item) : JSON.stringify(item);

function listOf(field: Field, rows: readonly RawRow[], run: Run): unknown[] {
  let found: unknown[] = [];
  for (const row of rows) {
    run.line = row.line;
    const values = field.read(row.values, run);
    found = found.length === 0 ? values : values.length === 0 ? found : found.concat(values);
  }
  if (found.length > 1) found = eachOnce(found, field.target.name === "keywords");
  if (found.length <= MOST) return found;
  run.value = undefined;
  run.say("too-many-values", sentences.tooMany(MOST), false);
  return found.slice(0, MOST);
}

function eachOnce(items: readonly unknown[], keyword: boolean): unknown[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = keyOf(item, keyword);
    return seen.has(key) ? false : seen.add(key);
  });
}

/** The first row that says something is heard. */
function oneOf(field: Field, rows: readonly RawRow[], run: Run): unknown {
  for (const row of rows) {
    run.line = row.line;
    const [value] = field.read(row.values, run);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** As long as a keyword may be (record.schema.ts). */
const LONGEST_WORD = 200;

function keepWords(body: Record<string, unknown>, run: Run): void {
  const keywords = body.keywords as string[];
  const known = new Set(keywords.map(fold));
  for (const { scheme, label } of run.unmapped) {
    const word = label.trim().slice(0, LONGEST_WORD).toWellFormed().trim();
    if (!WORDS_KEPT.has(scheme) || word === "" || known.has(fold(word)) || keywords.length >= MOST) continue;
    known.add(fold(word));
    keywords.push(word);
  }
}

/** Where a field goes: "description.need" goes into `description`. */
type Spot = { outer: string; inner: string | undefined };

function spotOf(name: string): Spot {
  const dot = name.indexOf(".");
  return dot < 0 ? { outer: name, inner: undefined } : { outer: name.slice(0, dot), inner: name.slice(dot + 1) };
}

function put(body: Record<string, unknown>, { outer, inner }: Spot, value: unknown): void {
  if (inner === undefined) {
    body[outer] = value;
    return;
  }
  const object = (body[outer] as Record<string, unknown> | undefined) ?? {};
  object[inner] = value;
  body[outer] = object;
}

function defaultsOf(body: Record<string, unknown>): void {
  for (const contact of body.contacts as Record<string, unknown>[]) contact.openness ??= "private";
}

/**
 * Puts the fields of a record together from its rows: one value from the first row that gives it, lists from all rows,
 * each item once. The result is a whole `RecordBody`, defaults included. Undefined, with a fatal issue, without a title.
 */
export function assemble(
  mapping: Pick<Mapping, "openness">,
  fields: readonly Field[],
): (kind: string, rows: readonly RawRow[], run: Run, updatedAt: string | undefined) => RecordBody | undefined {
  const openness = { ...mapping.openness };
  const placed: Placed[] = fields.map((field) => ({ ...field, spot: spotOf(field.target.name) }));
  return (kind, rows, run, updatedAt) => {
    // In the order of the schema, so that bodies have one shape and print alike.
    const body: Record<string, unknown> = {
      kind,
      lang: "fr",
      title: "",
      themes: [],
      audiences: [],
      placeTypes: [],
      transitions: [],
      sdg: [],
      keywords: [],
      carriers: [],
      partners: [],
      funders: [],
      places: [],
      contacts: [],
      links: [],
      images: [],
      videos: [],
      recognition: [],
      identifiers: [],
      openness: { ...openness },
    };
    for (const field of placed) {
      run.target = field.target.name;
      if (field.target.many) {
        const list = listOf(field, rows, run);
        if (list.length > 0) put(body, field.spot, list);
        continue;
      }
      const value = oneOf(field, rows, run);
      if (value !== undefined) put(body, field.spot, value);
      else if (field.target.name === "title") {
        run.line = rows[0]?.line;
        run.say("missing-title", sentences.noTitle(run.column === undefined ? "titre" : `colonne « ${run.column} »`), true);
        return undefined;
      }
    }
    defaultsOf(body);
    if (run.unmapped.length > 0) keepWords(body, run);
    if (updatedAt !== undefined) body.updatedAt = updatedAt;
    // Every value went through the coercion of its field; a property test holds the result against the schema.
    return body as unknown as RecordBody;
  };
}
