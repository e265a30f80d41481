import type { Executor, Transaction } from "../platform/database.ts";
import { presences } from "./absence.store.ts";
import { entriesByIds } from "./entry.store.ts";
import { erasedRecords } from "./erasure.store.ts";
import type { IngestItem } from "./ingest.commands.ts";
import type { RecordBody } from "./record.schema.ts";
import { bodiesOfSource, knownRecords, recordsOfEntries } from "./record.store.ts";
import { statements, textHash } from "./record.ts";
import { withoutObjected } from "./withheld.commands.ts";

/** A field of a record before and after, as texts to be read; contacts are never told. */
export type FieldChange = { field: string; before?: string; after?: string };

/** What a batch of descriptions would do to the catalogue. */
export type Comparison = {
  created: { remoteId: string; title: string }[];
  changed: { remoteId: string; title: string; entry: string; fields: FieldChange[] }[];
  unchanged: number;
  /** How long all that was compared is, as JSON. */
  characters: number;
};

const SHOWN = 160;
const PERSONAL: ReadonlySet<string> = new Set(["contacts"]);

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

const wordsOf = (value: Json): string => {
  if (Array.isArray(value)) return value.map(wordsOf).join(" ");
  if (value && typeof value === "object") return Object.values(value).map(wordsOf).join(" ");
  return value === null ? "" : String(value);
};

/** What a statement says, as words: a list's items and a zone are JSON. */
function plain(text: string): string {
  if (!/^[[{"]/.test(text)) return text;
  try {
    return wordsOf(JSON.parse(text) as Json);
  } catch {
    return text;
  }
}

const shorten = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN - 1).toWellFormed()}…` : text);

function textsByField(body: RecordBody, differsFrom: Map<string, string>): Map<string, string[]> {
  const texts = new Map<string, string[]>();
  for (const [key, text] of statements(body)) {
    if (differsFrom.get(key) === text) continue;
    const field = key.split("#")[0] ?? key;
    texts.set(field, [...(texts.get(field) ?? []), plain(text)]);
  }
  return texts;
}

/** The fields that differ between two descriptions of one thing, with what each says that the other does not. */
function fieldChanges(before: RecordBody, after: RecordBody): FieldChange[] {
  const was = textsByField(before, statements(after));
  const is = textsByField(after, statements(before));
  return [...new Set([...was.keys(), ...is.keys()])].map((field) => {
    if (PERSONAL.has(field)) return { field };
    const [lost, gained] = [was.get(field)?.join(", "), is.get(field)?.join(", ")];
    return {
      field,
      ...(lost === undefined ? {} : { before: shorten(lost) }),
      ...(gained === undefined ? {} : { after: shorten(gained) }),
    };
  });
}

/** The fields a description fills. */
export const filledFields = (body: RecordBody): Set<string> =>
  new Set([...statements(body).keys()].map((key) => key.split("#")[0] ?? key));

/** How many of a source's records that count fill each of these fields. Reads them all, page by page. */
export async function fieldFill(executor: Executor, source: string, fields: ReadonlySet<string>): Promise<Map<string, number>> {
  const filled = new Map<string, number>([...fields].map((field) => [field, 0]));
  for await (const bodies of bodiesOfSource(executor, source)) {
    for (const body of bodies)
      for (const field of filledFields(body)) if (filled.has(field)) filled.set(field, (filled.get(field) ?? 0) + 1);
  }
  return filled;
}

/** What the fiches of these records are called, for people to recognise them. */
export async function titlesOf(
  executor: Executor,
  source: string,
  remoteIds: readonly string[],
): Promise<{ remoteId: string; title: string; entry: string }[]> {
  const records = await presences(executor, source, remoteIds);
  const entries = await entriesByIds(executor, [...new Set(records.map((record) => record.entry))]);
  const titles = new Map(entries.map((entry) => [entry.id, entry.single.title.value]));
  return records.map(({ remoteId, entry }) => ({ remoteId, entry, title: shorten(titles.get(entry) ?? remoteId) }));
}

/**
 * What `ingest` would do with these descriptions, without doing it: erased records and withdrawn addresses left aside as it
 * leaves them aside. `seen` is handed each changed pair, before and after.
 */
export async function compare(
  trx: Transaction,
  source: string,
  items: readonly IngestItem[],
  seen?: (before: RecordBody, after: RecordBody) => void,
): Promise<Comparison> {
  const remoteIds = items.map((item) => item.remoteId);
  const known = await knownRecords(trx, source, remoteIds);
  const erased = await erasedRecords(trx, source, remoteIds);
  const allowed = await withoutObjected(
    trx,
    source,
    items.filter((item) => !erased.has(item.remoteId)),
  );
  const result: Comparison = { created: [], changed: [], unchanged: 0, characters: 0 };
  const differing: { item: IngestItem; entry: string }[] = [];
  for (const item of allowed) {
    const row = known.get(item.remoteId);
    const text = JSON.stringify(item.body);
    result.characters += text.length;
    // Set aside with an undone run: it would come back.
    const undone = row?.archived_at && row.missing_since === null;
    if (!row || undone) result.created.push({ remoteId: item.remoteId, title: shorten(item.body.title) });
    else if (row.body_hash === textHash(text)) result.unchanged++;
    else differing.push({ item, entry: row.entry });
  }
  const entries = [...new Set(differing.map(({ entry }) => entry))];
  const heads = [...(await recordsOfEntries(trx, entries, { retired: true })).values()].flat();
  const before = new Map(heads.filter((head) => head.source === source).map((head) => [head.remoteId, head.body]));
  for (const { item, entry } of differing) {
    const was = before.get(item.remoteId);
    if (!was) continue;
    seen?.(was, item.body);
    const { remoteId, body } = item;
    result.changed.push({ remoteId, title: shorten(body.title), entry, fields: fieldChanges(was, body) });
  }
  return result;
}
