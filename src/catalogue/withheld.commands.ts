import type { Executor, Transaction } from "../platform/database.ts";
import { type KeyedHash, keyedHash } from "../platform/instance-secret.ts";
import { writeEntries } from "./entry.commands.ts";
import type { RecordBody } from "./record.schema.ts";
import { knownRecords, replaceLinkKeys } from "./record.store.ts";
import { linkKeys, statements, textHash } from "./record.ts";
import * as store from "./withheld.store.ts";
import { addressesIn, comparable, contactKey, withoutWithheld } from "./withheld.ts";

const addressKey = (hash: KeyedHash, address: string): string => hash(`email|${comparable(address)}`);

type Described = { remoteId: string; body: RecordBody };

/** The same descriptions, without the contacts whose persons objected: what a harvest brings back is left aside again. */
export async function withoutObjected<T extends Described>(
  trx: Transaction,
  source: string,
  items: readonly T[],
): Promise<readonly T[]> {
  if (!(await store.anythingWithheld(trx))) return items;
  const hash = await keyedHash(trx);
  const keysOf = ({ remoteId, body }: Described) => [
    ...addressesIn(body).map((address) => addressKey(hash, address)),
    ...body.contacts.map((contact) => hash(contactKey({ source, remoteId }, contact))),
  ];
  const gone = await store.withheldAmong(trx, [...new Set(items.flatMap(keysOf))]);
  if (gone.size === 0) return items;
  return items.map((item) => {
    if (!keysOf(item).some((key) => gone.has(key))) return item;
    const record = { source, remoteId: item.remoteId };
    const body = withoutWithheld(item.body, {
      address: (address) => gone.has(addressKey(hash, address)),
      contact: (contact) => gone.has(hash(contactKey(record, contact))),
    });
    return { ...item, body };
  });
}

/** Notes which addresses stand in these descriptions, as fingerprints, so that a person's can be found without reading them all. */
export async function noteContacts(trx: Transaction, source: string, items: readonly Described[], at: string): Promise<void> {
  const holding = items
    .map(({ remoteId, body }) => ({ remoteId, found: addressesIn(body) }))
    .filter(({ found }) => found.length > 0);
  if (holding.length === 0) return;
  const hash = await keyedHash(trx);
  const rows = holding.flatMap(({ remoteId, found }) =>
    found.map((address) => ({ hash: addressKey(hash, address), source, remote_id: remoteId })),
  );
  await store.noteAddresses(trx, rows, at);
}

/** The fingerprint under which an address is known here. */
export async function addressHash(executor: Executor, address: string): Promise<string> {
  return addressKey(await keyedHash(executor), address);
}

/** What goes from one description: an address wherever it stands, or one contact. */
type Target = Parameters<typeof withoutWithheld>[1];

async function rewriteRecord(trx: Transaction, record: store.RecordKey, target: Target): Promise<string | undefined> {
  const head = (await knownRecords(trx, record.source, [record.remoteId])).get(record.remoteId);
  if (!head) return undefined;
  for (const row of await store.versionsOfRecord(trx, record)) {
    const before = JSON.parse(row.body) as RecordBody;
    const after = withoutWithheld(before, target);
    const body = JSON.stringify(after);
    if (body === row.body) continue;
    const stated = statements(after);
    const since = Object.fromEntries(
      Object.entries(JSON.parse(row.since) as Record<string, string>).filter(([key]) => stated.has(key)),
    );
    await store.rewriteVersion(trx, { ...row, body, body_hash: textHash(body), since: JSON.stringify(since) });
    if (row.version !== head.version || linkKeys(before).join("\n") === linkKeys(after).join("\n")) continue;
    const keys = linkKeys(after).map((link_key) => ({
      link_key,
      source: record.source,
      remote_id: record.remoteId,
      entry: head.entry,
    }));
    await replaceLinkKeys(trx, [record], keys);
  }
  return head.entry;
}

/** Rewrites descriptions and computes their fiches again. @returns the entries concerned. */
async function rewrite(trx: Transaction, records: readonly store.RecordKey[], target: Target, at: string): Promise<string[]> {
  const entries = new Set<string>();
  for (const record of records) {
    const entry = await rewriteRecord(trx, record, target);
    if (entry) entries.add(entry);
  }
  await writeEntries(trx, new Map([...entries].map((entry) => [entry, []])), new Set(), at);
  return [...entries];
}

/**
 * Removes an address, at its person's word, from every version of every description that holds it, in contacts and in running
 * text; the fiches are computed again, and whatever a source says later of this address is left aside (GDPR, articles 17 and 21).
 * @param hash its fingerprint (`addressHash`).
 * @returns the sources and the entries it was removed from.
 */
export async function withholdAddress(
  trx: Transaction,
  hash: string,
  at: string,
): Promise<{ sources: string[]; entries: string[] }> {
  const hashOf = await keyedHash(trx);
  const records = await store.recordsOfAddress(trx, hash);
  const target = { address: (address: string) => addressKey(hashOf, address) === hash, contact: () => false };
  const entries = await rewrite(trx, records, target, at);
  await store.markWithheld(trx, hash, at);
  await store.forgetPlaces(trx, hash);
  return { sources: [...new Set(records.map((record) => record.source))], entries };
}

/**
 * Removes one contact (a person's name, a number) from the descriptions that make an entry, and from what their sources say later.
 * Only there: others may bear the same name. @returns how many descriptions held it.
 */
export async function withholdContact(
  trx: Transaction,
  contact: { records: readonly store.RecordKey[]; kind: RecordBody["contacts"][number]["kind"]; value: string },
  at: string,
): Promise<number> {
  const hash = await keyedHash(trx);
  for (const record of contact.records) await store.markWithheld(trx, hash(contactKey(record, contact)), at);
  let held = 0;
  for (const record of contact.records) {
    const key = contactKey(record, contact);
    const target = { address: () => false, contact: (one: RecordBody["contacts"][number]) => contactKey(record, one) === key };
    held += (await rewrite(trx, [record], target, at)).length;
  }
  return held;
}

/** Where an address stands now, read from the descriptions themselves; its own spelling too, for writing to it. */
export async function placesOfAddress(
  executor: Executor,
  hash: string,
): Promise<{ address: string; record: store.RecordKey; entry: string }[]> {
  const hashOf = await keyedHash(executor);
  const found = [];
  for (const record of await store.recordsOfAddress(executor, hash)) {
    const head = (await knownRecords(executor, record.source, [record.remoteId])).get(record.remoteId);
    if (!head) continue;
    const texts = (await store.versionsOfRecord(executor, record)).map((row) => JSON.parse(row.body) as RecordBody);
    const address = texts.flatMap(addressesIn).find((one) => addressKey(hashOf, one) === hash);
    if (address) found.push({ address, record, entry: head.entry });
  }
  return found;
}

/** Whoever objected to an address being shown changed their mind: what sources say of it from now on counts again. */
export const liftObjection = (trx: Transaction, hash: string): Promise<boolean> => store.unmarkWithheld(trx, hash);
