import type { Executor } from "../platform/database.ts";
import type { SourceRecordVersionTable } from "./catalogue.tables.ts";
import { chunks } from "./record.store.ts";

/** Addresses met in descriptions, by fingerprint; `withheld_at` once their person objected. Names withheld are here too. */
type ContactAddressTable = { hash: string; found_at: string; informed_at: string | null; withheld_at: string | null };
type RecordAddressTable = { hash: string; source: string; remote_id: string };

declare module "../platform/database.ts" {
  interface Schema {
    contact_address: ContactAddressTable;
    record_address: RecordAddressTable;
  }
}

/** Where an address stands: one description. */
export type RecordKey = { source: string; remoteId: string };

/** Whether anything at all is withheld: nearly always nothing, and then a harvest has nothing to check. */
export async function anythingWithheld(executor: Executor): Promise<boolean> {
  const row = await executor.selectFrom("contact_address").select("hash").where("withheld_at", "is not", null).limit(1).execute();
  return row.length > 0;
}

/** Those of these fingerprints that are withheld. */
export async function withheldAmong(executor: Executor, hashes: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const some of chunks(hashes)) {
    const query = executor.selectFrom("contact_address").select("hash").where("hash", "in", some);
    for (const row of await query.where("withheld_at", "is not", null).execute()) found.add(row.hash);
  }
  return found;
}

/** Whether the person of an address objected. */
export async function isWithheld(executor: Executor, hash: string): Promise<boolean> {
  return (await withheldAmong(executor, [hash])).has(hash);
}

/** Notes where addresses stand; what is known already stays as it is. */
export async function noteAddresses(executor: Executor, rows: RecordAddressTable[], at: string): Promise<void> {
  const hashes = [...new Set(rows.map((row) => row.hash))];
  for (const some of chunks(hashes)) {
    const values = some.map((hash) => ({ hash, found_at: at, informed_at: null, withheld_at: null }));
    await executor
      .insertInto("contact_address")
      .values(values)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  for (const some of chunks(rows)) {
    await executor
      .insertInto("record_address")
      .values(some)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** The descriptions that hold an address. */
export async function recordsOfAddress(executor: Executor, hash: string): Promise<RecordKey[]> {
  const rows = await executor
    .selectFrom("record_address")
    .select(["source", "remote_id"])
    .where("hash", "=", hash)
    .orderBy("source")
    .orderBy("remote_id")
    .execute();
  return rows.map((row) => ({ source: row.source, remoteId: row.remote_id }));
}

/** Fingerprints of addresses of these sources whose person was told nothing yet, found before an instant; the oldest first. */
export async function addressesToInform(
  executor: Executor,
  wanted: { sources: readonly string[]; foundBefore: string; limit: number },
): Promise<string[]> {
  if (wanted.sources.length === 0) return [];
  const rows = await executor
    .selectFrom("contact_address as a")
    .select("a.hash")
    .where("a.informed_at", "is", null)
    .where("a.withheld_at", "is", null)
    .where("a.found_at", "<=", wanted.foundBefore)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("record_address as r")
          .select("r.hash")
          .whereRef("r.hash", "=", "a.hash")
          .where("r.source", "in", wanted.sources),
      ),
    )
    .orderBy("a.found_at")
    .orderBy("a.hash")
    .limit(wanted.limit)
    .execute();
  return rows.map((row) => row.hash);
}

/** Notes that the person of an address was told; false when they had been already. */
export async function markInformed(executor: Executor, hash: string, at: string): Promise<boolean> {
  const result = await executor
    .updateTable("contact_address")
    .set({ informed_at: at })
    .where("hash", "=", hash)
    .where("informed_at", "is", null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** How many persons were told since an ISO instant. */
export async function informedSince(executor: Executor, since: string): Promise<number> {
  const row = await executor
    .selectFrom("contact_address")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("informed_at", ">=", since)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** Puts a fingerprint among those that must not come back. */
export async function markWithheld(executor: Executor, hash: string, at: string): Promise<void> {
  await executor
    .insertInto("contact_address")
    .values({ hash, found_at: at, informed_at: null, withheld_at: at })
    .onConflict((conflict) => conflict.column("hash").doUpdateSet({ withheld_at: at }))
    .execute();
}

/** Takes an address off the list of those that must not come back; false when it was not on it. */
export async function unmarkWithheld(executor: Executor, hash: string): Promise<boolean> {
  const result = await executor
    .updateTable("contact_address")
    .set({ withheld_at: null })
    .where("hash", "=", hash)
    .where("withheld_at", "is not", null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** No description holds this address any more. */
export async function forgetPlaces(executor: Executor, hash: string): Promise<void> {
  await executor.deleteFrom("record_address").where("hash", "=", hash).execute();
}

/** Addresses noted whose descriptions are gone, and which hold neither an objection nor a mark of having been told. */
export async function forgetUnused(executor: Executor): Promise<number> {
  const result = await executor
    .deleteFrom("contact_address")
    .where("informed_at", "is", null)
    .where("withheld_at", "is", null)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("record_address as r").select("r.hash").whereRef("r.hash", "=", "contact_address.hash"))),
    )
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** How many addresses are known, how many of their persons were told, how many objected. */
export async function addressCounts(executor: Executor): Promise<{ found: number; informed: number; withheld: number }> {
  const row = await executor
    .selectFrom("contact_address")
    .select(({ fn }) => [
      fn.countAll<number>().as("found"),
      fn.count<number>("informed_at").as("informed"),
      fn.count<number>("withheld_at").as("withheld"),
    ])
    .executeTakeFirstOrThrow();
  return { found: Number(row.found), informed: Number(row.informed), withheld: Number(row.withheld) };
}

/** Every version of one description, with its bodies. */
export async function versionsOfRecord(executor: Executor, { source, remoteId }: RecordKey): Promise<SourceRecordVersionTable[]> {
  return executor
    .selectFrom("source_record_version")
    .selectAll()
    .where("source", "=", source)
    .where("remote_id", "=", remoteId)
    .orderBy("version")
    .execute();
}

/** Writes a version anew, without what its person had removed: the one exception to versions never changing. */
export async function rewriteVersion(
  executor: Executor,
  row: Pick<SourceRecordVersionTable, "source" | "remote_id" | "version" | "body" | "body_hash" | "since">,
): Promise<void> {
  const { body, body_hash, since } = row;
  await executor
    .updateTable("source_record_version")
    .set({ body, body_hash, since })
    .where("source", "=", row.source)
    .where("remote_id", "=", row.remote_id)
    .where("version", "=", row.version)
    .execute();
  await executor
    .updateTable("source_record")
    .set({ body_hash })
    .where("source", "=", row.source)
    .where("remote_id", "=", row.remote_id)
    .where("version", "=", row.version)
    .execute();
}
