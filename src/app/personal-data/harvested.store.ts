import type { Executor } from "../../platform/database.ts";

/** Sources of the demonstration network: their first mapping was saved by it. Nobody is written to about them. */
export async function demonstrationSources(executor: Executor): Promise<Set<string>> {
  const rows = await executor
    .selectFrom("mapping_version")
    .select("source")
    .distinct()
    .where("saved_by", "=", "demonstration")
    .execute();
  return new Set(rows.map((row) => row.source));
}
