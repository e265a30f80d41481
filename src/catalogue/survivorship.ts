import { slugify } from "../engine/text/index.ts";
import { amendList, amendSingle, HOLDERS } from "./amendment.ts";
import { type Authority, authorityOf, touchedAt } from "./authority.ts";
import type { Entry, EntrySource, ListFields, SingleFields, Told } from "./entry.ts";
import { keyOf, LIST_FIELDS } from "./item-key.ts";
import { OPENNESS, type Openness } from "./openness.ts";
import { oneOfEachPlace } from "./place-told.ts";
import { type Place, PRECISIONS } from "./record.schema.ts";
import { SINGLE_FIELDS, type SourceRecord, singleValue } from "./record.ts";
import type { Standings } from "./standing.ts";

/** Chapters of one story, best told by who tells it most fully; everywhere else the first in authority is chosen. */
const STORY: ReadonlySet<keyof SingleFields> = new Set([
  "description.need",
  "description.solution",
  "description.novelty",
  "description.how",
  "description.text",
]);

const sinceOf = (record: SourceRecord, key: string): string => record.since[key] ?? record.firstAt;

/** Of two tellings of one thing, the one worth showing: the more precise place, else what tells more. */
function betterTold<T>(field: keyof SingleFields | keyof ListFields, a: T, b: T): boolean {
  if (field === "places") {
    const [one, other] = [a, b].map((place) => PRECISIONS.indexOf((place as Place).precision)) as [number, number];
    if (one !== other) return one < other;
  }
  return JSON.stringify(a).length > JSON.stringify(b).length;
}

/** Groups equal values with all who say them, keeping the records' order. */
function tell<T>(
  records: SourceRecord[],
  field: keyof SingleFields | keyof ListFields,
  said: (record: SourceRecord) => { key: string; statement: string; value: T }[],
): Told<T>[] {
  const told = new Map<string, Told<T>>();
  records.forEach((record, index) => {
    for (const { key, statement, value } of said(record)) {
      const known = told.get(key);
      const since = sinceOf(record, statement);
      if (!known) told.set(key, { value, by: [index], since });
      else {
        if (!known.by.includes(index)) known.by.push(index);
        if (since < known.since) known.since = since;
        if (betterTold(field, value, known.value)) known.value = value;
      }
    }
  });
  return [...told.values()];
}

/** The value of a single field that `records` (in order of authority) bear out, and what else is said, with the rule that chose. */
function chooseSingle<K extends keyof SingleFields>(
  records: SourceRecord[],
  field: K,
  authority: Authority,
): Told<NonNullable<SingleFields[K]>> | undefined {
  type Value = NonNullable<SingleFields[K]>;
  const [only, second] = records;
  // Most entries have one record: nothing to compare (a third of the time of a first harvest).
  if (only && !second) {
    const value = singleValue(only.body, field);
    return value === undefined ? undefined : { value: value as Value, by: [0], since: sinceOf(only, field) };
  }
  const told = tell<Value>(records, field, (record) => {
    const value = singleValue(record.body, field);
    return value === undefined ? [] : [{ key: JSON.stringify(value), statement: field, value: value as Value }];
  });
  const story = STORY.has(field);
  const compare = story ? authority.compareStories : authority.compare;
  const spokesman = ({ by }: Told<Value>): SourceRecord =>
    by.flatMap((index) => records[index] ?? []).reduce((a, b) => (compare(a, b) <= 0 ? a : b));
  if (story) told.sort((a, b) => compare(spokesman(a), spokesman(b)));
  const [best, next, ...rest] = told;
  if (!best || !next) return best;
  return { ...best, rule: authority.rule(spokesman(best), spokesman(next), story), others: [next, ...rest] };
}

function uniteList<K extends keyof ListFields>(records: SourceRecord[], field: K): Told<ListFields[K]>[] {
  return tell<ListFields[K]>(records, field, (record) =>
    (record.body[field] as ListFields[K][]).map((value) => {
      const key = keyOf(field, value);
      return { key, statement: `${field}#${key}`, value };
    }),
  );
}

function leastOpen(records: SourceRecord[]): Record<string, Openness> {
  const openness: Record<string, Openness> = {};
  for (const { body } of records) {
    for (const [field, level] of Object.entries(body.openness)) {
      if (OPENNESS.indexOf(level) > OPENNESS.indexOf(openness[field] ?? "open")) openness[field] = level;
    }
  }
  return openness;
}

function toEntrySource(record: SourceRecord): EntrySource {
  const { source, remoteId, version } = record;
  const { url, updatedAt: statedAt } = record.body;
  const { author, amends } = record.body;
  const base = { source, remoteId, version, since: record.firstAt, updatedAt: touchedAt(record) };
  const person = { ...(author ? { author } : {}), ...(amends ? { amends } : {}) };
  return { ...base, ...(statedAt ? { statedAt } : {}), ...(url ? { url } : {}), ...person };
}

/**
 * The golden record of these source records: one value per single field (a curator's choice, who carries it, the most trusted,
 * the most recent, the most complete; the story from who tells most of it among the most trusted, in French), the union of lists, the most
 * precise of two tellings of one place, and for each value all who say it. Pure and independent of the order of `unordered`, so
 * entries can be rebuilt byte for byte. Corrections state the fields they name and no other. Survivorship as in master data
 * management (design: entity-resolution.md 2.4, point 8).
 * @param createdAt when the id was minted (a logged decision).
 * @param standings what the sources are worth, as declared; without, all are equal.
 */
export function materialise(
  id: string,
  createdAt: string,
  unordered: readonly SourceRecord[],
  standings: Standings = new Map(),
): Entry {
  const authority = authorityOf(standings);
  const records = [...unordered].sort(authority.compare);
  // Corrections come last: the others have the same places in both lists. Left alone, a correction speaks for the whole.
  const whole = records.filter(({ body }) => !body.amends);
  const full = whole.length ? whole : records;
  const corrected = full.length < records.length;
  const first = records[0];
  if (!first) throw new Error(`entry ${id} has no source record`);
  const single: Partial<Record<keyof SingleFields, unknown>> = {};
  for (const field of SINGLE_FIELDS) {
    const stated = chooseSingle(full, field, authority);
    const told = corrected ? amendSingle(records, field, stated) : stated;
    if (told) single[field] = told;
  }
  const lists: Entry["lists"] = {};
  for (const field of LIST_FIELDS) {
    const stated = uniteList(full, field);
    const told = corrected ? amendList(records, field, stated) : stated;
    if (told.length)
      (lists as Record<string, unknown>)[field] = field === "places" ? oneOfEachPlace(told as Told<Place>[]) : told;
  }
  const sources = records.map(toEntrySource);
  return {
    id,
    slug: slugify((single.title as Told<string>).value) || "fiche",
    kind: first.body.kind,
    lang: first.body.lang,
    sources,
    single: single as Entry["single"],
    lists,
    openness: leastOpen(records),
    createdAt,
    updatedAt: records.map((r) => r.at).reduce((a, b) => (a > b ? a : b)),
    confirmedAt: sources
      .flatMap((s) => (s.amends && corrected && s.source !== HOLDERS ? [] : s.updatedAt))
      .reduce((a, b) => (a > b ? a : b)),
  };
}
