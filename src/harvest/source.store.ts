import type { Executor } from "../platform/database.ts";
import { present } from "../platform/present.ts";
import type { PartnerTable, SourceTable } from "./harvest.tables.ts";
import type { Partner, Source, SourceLocation, SourceRole } from "./source.ts";

const toPartner = (row: PartnerTable): Partner => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  createdAt: row.created_at,
  ...present({ description: row.description, url: row.url }),
});

const toSource = (row: SourceTable): Source => ({
  id: row.id,
  slug: row.slug,
  partner: row.partner,
  title: row.title,
  role: row.role as SourceRole,
  licence: row.licence,
  location: JSON.parse(row.location) as SourceLocation,
  mappingVersion: row.mapping_version,
  createdAt: row.created_at,
  ...(row.approval ? { approval: true as const } : {}),
  ...present({ why: row.why, licenceUrl: row.licence_url, lastRun: row.last_run, lastCompleteAt: row.last_complete_at }),
});

/** All partners, by name. */
export async function listPartners(executor: Executor): Promise<Partner[]> {
  return (await executor.selectFrom("partner").selectAll().orderBy("name").execute()).map(toPartner);
}

/** By id or by slug. */
export async function findPartner(executor: Executor, key: string): Promise<Partner | undefined> {
  const row = await executor
    .selectFrom("partner")
    .selectAll()
    .where((eb) => eb.or([eb("id", "=", key), eb("slug", "=", key)]))
    .executeTakeFirst();
  return row && toPartner(row);
}

/** A new partner. */
export async function insertPartner(executor: Executor, partner: Partner): Promise<void> {
  const { createdAt, description = null, url = null, ...rest } = partner;
  await executor
    .insertInto("partner")
    .values({ ...rest, description, url, created_at: createdAt })
    .execute();
}

/** Changes what readers see of a partner. */
export async function updatePartner(
  executor: Executor,
  id: string,
  texts: { name: string; description: string | null; url: string | null },
): Promise<void> {
  await executor.updateTable("partner").set(texts).where("id", "=", id).execute();
}

/** All sources, or a partner's, by title. */
export async function listSources(executor: Executor, partner?: string): Promise<Source[]> {
  let query = executor.selectFrom("source").selectAll().orderBy("title");
  if (partner) query = query.where("partner", "=", partner);
  return (await query.execute()).map(toSource);
}

/** By id or by slug. */
export async function findSource(executor: Executor, key: string): Promise<Source | undefined> {
  const row = await executor
    .selectFrom("source")
    .selectAll()
    .where((eb) => eb.or([eb("id", "=", key), eb("slug", "=", key)]))
    .executeTakeFirst();
  return row && toSource(row);
}

/** A new source. */
export async function insertSource(executor: Executor, source: Source): Promise<void> {
  await executor
    .insertInto("source")
    .values({
      id: source.id,
      slug: source.slug,
      partner: source.partner,
      title: source.title,
      role: source.role,
      why: source.why ?? null,
      licence: source.licence,
      licence_url: source.licenceUrl ?? null,
      location: JSON.stringify(source.location),
      mapping_version: source.mappingVersion,
      last_run: null,
      last_complete_at: null,
      approval: source.approval ? 1 : 0,
      created_at: source.createdAt,
    })
    .execute();
}

/** What a partner's data person may change of a source. */
type SourceChanges = Partial<{
  title: string;
  role: SourceRole;
  why: string;
  licence: string;
  licenceUrl: string;
  location: SourceLocation;
  approval: boolean;
}>;

/** Changes a source; what `changes` does not name stays. */
export async function updateSource(executor: Executor, id: string, changes: SourceChanges): Promise<void> {
  const { location, licenceUrl, approval, ...rest } = changes;
  const set = {
    ...rest,
    ...(licenceUrl === undefined ? {} : { licence_url: licenceUrl }),
    ...(approval === undefined ? {} : { approval: approval ? 1 : 0 }),
    ...(location ? { location: JSON.stringify(location) } : {}),
  };
  if (Object.keys(set).length) await executor.updateTable("source").set(set).where("id", "=", id).execute();
}

/** Notes the last run of a source and, when it read the whole listing, the ISO instant of its end. */
export async function noteRun(executor: Executor, id: string, run: string, completeAt?: string): Promise<void> {
  await executor
    .updateTable("source")
    .set({ last_run: run, ...(completeAt ? { last_complete_at: completeAt } : {}) })
    .where("id", "=", id)
    .execute();
}

/** Saves a new version of a source's mapping and puts it in force. Earlier versions stay readable. */
export async function insertMapping(executor: Executor, source: string, yaml: string, at: string, by: string): Promise<number> {
  const row = await executor
    .selectFrom("mapping_version")
    .select((eb) => eb.fn.max("version").as("version"))
    .where("source", "=", source)
    .executeTakeFirst();
  const version = Number(row?.version ?? 0) + 1;
  await executor.insertInto("mapping_version").values({ source, version, yaml, saved_at: at, saved_by: by }).execute();
  await executor.updateTable("source").set({ mapping_version: version }).where("id", "=", source).execute();
  return version;
}

/** One version of a source's mapping, as YAML, and who saved it when. */
export type SavedMapping = { version: number; yaml: string; savedAt: string; savedBy: string };

export async function mappingVersions(executor: Executor, source: string): Promise<SavedMapping[]> {
  const rows = await executor
    .selectFrom("mapping_version")
    .selectAll()
    .where("source", "=", source)
    .orderBy("version", "desc")
    .execute();
  return rows.map((row) => ({ version: row.version, yaml: row.yaml, savedAt: row.saved_at, savedBy: row.saved_by }));
}
