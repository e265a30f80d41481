import { slugify } from "../engine/text/index.ts";
import { amendList, amendSingle, HOLDERS } from "./amendment.ts";
import type { Entry, EntrySource, ListFields, SingleFields, Told } from "./entry.ts";
import { keyOf, LIST_FIELDS } from "./item-key.ts";
import { OPENNESS, type Openness } from "./openness.ts";
import { type Place, PRECISIONS } from "./record.schema.ts";
import { SINGLE_FIELDS, type SourceRecord, singleValue, statements } from "./record.ts";

/** Chapters of one story, best told by who tells it most fully; everywhere else the most recent telling is chosen. */
const FULLEST: ReadonlySet<keyof SingleFields> = new Set([
  "description.need",
  "description.solution",
  "description.novelty",
  "description.how",
  "description.text",
]);

/** Characters of all chapters together: the chapters shown come from one teller as far as it tells them, so that they agree. */
const storyLength = (record: SourceRecord): number =>
  Object.values(record.body.description ?? {}).reduce((sum, text) => sum + (text?.length ?? 0), 0);

/** When the partner last touched it if it says so, else when its present version reached us. */
const touchedAt = (record: SourceRecord): string => record.body.updatedAt ?? record.at;

const rank = ({ source, body }: SourceRecord): number => (body.amends ? 2 : source === HOLDERS ? 0 : 1);

/**
 * Who carries it, then partners, then corrections; most recent first, then fullest, then by key, so that the order never
 * depends on the order of arrival.
 */
function byAuthority(a: SourceRecord, b: SourceRecord): number {
  return (
    rank(a) - rank(b) ||
    touchedAt(b).localeCompare(touchedAt(a)) ||
    statements(b.body).size - statements(a.body).size ||
    `${a.source}/${a.remoteId}`.localeCompare(`${b.source}/${b.remoteId}`, "en")
  );
}

const sinceOf = (record: SourceRecord, key: string): string => record.since[key] ?? record.firstAt;

/** Groups equal values with all who say them, keeping the records' order. */
function tell<T>(
  records: SourceRecord[],
  said: (record: SourceRecord) => { key: string; statement: string; value: T }[],
): Map<string, Told<T>> {
  const told = new Map<string, Told<T>>();
  records.forEach((record, index) => {
    for (const { key, statement, value } of said(record)) {
      const known = told.get(key);
      const since = sinceOf(record, statement);
      if (!known) told.set(key, { value, by: [index], since });
      else {
        if (!known.by.includes(index)) known.by.push(index);
        if (since < known.since) known.since = since;
        if (JSON.stringify(value).length > JSON.stringify(known.value).length) known.value = value;
      }
    }
  });
  return told;
}

function chooseSingle<K extends keyof SingleFields>(
  records: SourceRecord[],
  field: K,
): Told<NonNullable<SingleFields[K]>> | undefined {
  type Value = NonNullable<SingleFields[K]>;
  const [only, second] = records;
  // Most entries have one record: nothing to compare (a third of the time of a first harvest).
  if (only && !second) {
    const value = singleValue(only.body, field);
    return value === undefined ? undefined : { value: value as Value, by: [0], since: sinceOf(only, field) };
  }
  const told = [
    ...tell<Value>(records, (record) => {
      const value = singleValue(record.body, field);
      return value === undefined ? [] : [{ key: JSON.stringify(value), statement: field, value: value as Value }];
    }).values(),
  ];
  if (FULLEST.has(field)) {
    const fullness = records.map(storyLength);
    const best = ({ by }: Told<Value>) => Math.max(...by.map((index) => fullness[index] ?? 0));
    told.sort((a, b) => best(b) - best(a));
  }
  const [best, ...others] = told;
  return best && (others.length ? { ...best, others } : best);
}

function uniteList<K extends keyof ListFields>(records: SourceRecord[], field: K): Told<ListFields[K]>[] {
  const told = tell<ListFields[K]>(records, (record) =>
    (record.body[field] as ListFields[K][]).map((value) => {
      const key = keyOf(field, value);
      return { key, statement: `${field}#${key}`, value };
    }),
  );
  return [...told.values()];
}

const precisionRank = (place: Place): number => PRECISIONS.indexOf(place.precision);

/** "Somewhere in Morlaix" says nothing more once another partner gives the door: it becomes another telling of it. */
function absorbCoarsePlaces(places: Told<Place>[]): Told<Place>[] {
  const kept: Told<Place>[] = [];
  for (const told of [...places].sort((a, b) => precisionRank(a.value) - precisionRank(b.value))) {
    const coarse = !told.value.address && precisionRank(told.value) >= PRECISIONS.indexOf("commune");
    const finer =
      coarse && kept.find((k) => k.value.insee && k.value.insee === told.value.insee && !k.by.some((i) => told.by.includes(i)));
    if (finer) finer.others = [...(finer.others ?? []), { value: told.value, by: told.by, since: told.since }];
    else kept.push(told);
  }
  return kept.sort((a, b) => places.indexOf(a) - places.indexOf(b));
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
 * The golden record of these source records: one value per single field (most recent telling; the story from who tells most of it),
 * the union of lists, and for each value all who say it. Pure and independent of the order of `unordered`, so entries can
 * be rebuilt byte for byte. Corrections state the fields they name and no other. Survivorship as in master data management (design: entity-resolution.md 2.4, point 8).
 * @param createdAt when the id was minted (a logged decision).
 */
export function materialise(id: string, createdAt: string, unordered: readonly SourceRecord[]): Entry {
  const records = [...unordered].sort(byAuthority);
  // Corrections come last: the others have the same places in both lists. Left alone, a correction speaks for the whole.
  const whole = records.filter(({ body }) => !body.amends);
  const full = whole.length ? whole : records;
  const corrected = full.length < records.length;
  const first = records[0];
  if (!first) throw new Error(`entry ${id} has no source record`);
  const single: Partial<Record<keyof SingleFields, unknown>> = {};
  for (const field of SINGLE_FIELDS) {
    const stated = chooseSingle(full, field);
    const told = corrected ? amendSingle(records, field, stated) : stated;
    if (told) single[field] = told;
  }
  const lists: Entry["lists"] = {};
  for (const field of LIST_FIELDS) {
    const stated = uniteList(full, field);
    const told = corrected ? amendList(records, field, stated) : stated;
    if (told.length)
      (lists as Record<string, unknown>)[field] = field === "places" ? absorbCoarsePlaces(told as Told<Place>[]) : told;
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
