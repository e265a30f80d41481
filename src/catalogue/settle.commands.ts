import type { Transaction } from "../platform/database.ts";
import { contentHash } from "../platform/ids.ts";
import { CURATORS } from "./amendment.ts";
import { entryById } from "./entry.store.ts";
import type { SingleFields } from "./entry.ts";
import { ingest } from "./ingest.commands.ts";
import { type RecordDraft, recordBodySchema } from "./record.schema.ts";
import { entryOfRecord } from "./record.store.ts";
import { restoreRecord, retireRecord } from "./retire.commands.ts";

type Settled<K extends keyof SingleFields> = {
  entry: string;
  field: K;
  value: NonNullable<SingleFields[K]>;
  at: string;
  by: string;
};

const recordOf = (entry: string, field: string) => ({ source: CURATORS, remoteId: `${entry}/${field}` });

/** What a curator states of one field, as a source record that is silent on all else. */
function draftOf(field: string, value: unknown): Record<string, unknown> {
  const [chapter, part] = field.split(".");
  return part ? { [chapter ?? ""]: { [part]: value } } : { [field]: value };
}

/**
 * A curator settles what a fiche shows of a field, whatever its sources say, until it is taken back: what they say stays beside it.
 * @returns false when there is no such entry.
 */
export async function settleValue<K extends keyof SingleFields>(trx: Transaction, settled: Settled<K>): Promise<boolean> {
  const { field, value, at, by } = settled;
  const entry = await entryById(trx, settled.entry);
  if (!entry) return false;
  const record = recordOf(entry.id, field);
  const title = entry.single.title.value;
  const draft = { kind: entry.kind, lang: entry.lang, title, amends: [field], ...draftOf(field, value) } as RecordDraft;
  const body = recordBodySchema.parse(draft);
  if (await entryOfRecord(trx, record.source, record.remoteId))
    await restoreRecord(trx, { ...record, at, by, reason: "settled" });
  const context = { source: CURATORS, run: "by-hand", mapping: "by-hand", at, by };
  const attachTo = { entry: entry.id, reason: "settled" };
  await ingest(trx, context, [{ remoteId: record.remoteId, rawKey: contentHash(body), body, attachTo }]);
  return true;
}

/** Takes back what a curator settled: the sources of the fiche speak again. Doing it twice changes nothing. */
export async function unsettleValue(
  trx: Transaction,
  { entry, field, at, by }: { entry: string; field: string; at: string; by: string },
): Promise<void> {
  const present = await entryById(trx, entry);
  // After a merge, the record may be named after the entry it was made for.
  const names = present?.sources.filter(({ source, amends }) => source === CURATORS && amends?.includes(field)) ?? [];
  for (const { remoteId } of names) await retireRecord(trx, { source: CURATORS, remoteId, at, by, reason: "taken-back" });
}
