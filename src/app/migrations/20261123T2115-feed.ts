import { type Kysely, sql } from "kysely";

/**
 * What the change feed is written from, beside each line of the change log: when it was told, which never goes backwards in the
 * order of numbers (`at` is when it was decided, and may), and the versions of records that made each entry named there
 * (`{"<entry>": [["<source>", "<remote id>", version], ...]}`).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("change").addColumn("told_at", "text").execute();
  await db.schema.alterTable("change").addColumn("made_of", "text").execute();
  await sql`update change set told_at = m.told_at
    from (select seq, max(at) over (order by seq) as told_at from change) as m where m.seq = change.seq`.execute(db);
}
