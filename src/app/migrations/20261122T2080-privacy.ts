import { createHmac, randomBytes } from "node:crypto";
import type { Kysely } from "kysely";

/** What persons may ask about what is held of them: addresses met in descriptions (by fingerprint), erasures, retention clocks. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("instance_secret")
    .addColumn("name", "text", (c) => c.primaryKey())
    .addColumn("value", "text", (c) => c.notNull())
    .addColumn("created_at", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("contact_address")
    .addColumn("hash", "text", (c) => c.primaryKey())
    .addColumn("found_at", "text", (c) => c.notNull())
    .addColumn("informed_at", "text")
    .addColumn("withheld_at", "text")
    .execute();
  await db.schema.createIndex("contact_address_withheld").on("contact_address").column("withheld_at").execute();
  await db.schema
    .createTable("record_address")
    .addColumn("hash", "text", (c) => c.notNull())
    .addColumn("source", "text", (c) => c.notNull())
    .addColumn("remote_id", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("record_address_pk", ["hash", "source", "remote_id"])
    .execute();
  await db.schema.createIndex("record_address_record").on("record_address").columns(["source", "remote_id"]).execute();
  await db.schema
    .createTable("erasure")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("person", "text", (c) => c.notNull())
    .addColumn("parts", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("erasure_person").on("erasure").column("person").execute();
  await db.schema
    .createTable("retention_run")
    .addColumn("processing", "text", (c) => c.primaryKey())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("forgotten", "integer", (c) => c.notNull())
    .addColumn("total", "integer", (c) => c.notNull())
    .addColumn("failure", "text")
    .execute();
  await db.schema
    .createTable("account_warning")
    .addColumn("account", "text", (c) => c.primaryKey())
    .addColumn("at", "text", (c) => c.notNull())
    .execute();
  await noteKnownAddresses(db as Kysely<Tables>);
}

type Tables = {
  source_record_version: { source: string; remote_id: string; version: number; at: string; body: string };
  instance_secret: { name: string; value: string; created_at: string };
  contact_address: { hash: string; found_at: string };
  record_address: { hash: string; source: string; remote_id: string };
};

const ADDRESS = /(?<![\p{L}\p{N}._%+'-])[\p{L}\p{N}][\p{L}\p{N}._%+'-]{0,63}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}[\p{L}\p{N}-]{2,63}/gu;
const PAGE = 1_000;

function addresses(value: unknown): string[] {
  if (typeof value === "string") return [...value.matchAll(ADDRESS)].map(([address]) => address.toLowerCase());
  return value && typeof value === "object" ? Object.values(value).flatMap(addresses) : [];
}

/** Descriptions harvested before this step: the addresses that they hold are noted as those of later ones will be. */
async function noteKnownAddresses(db: Kysely<Tables>): Promise<void> {
  const value = randomBytes(32);
  let made = false;
  let [source, remoteId] = ["", ""];
  for (;;) {
    const page = await db
      .selectFrom("source_record_version")
      .select(["source", "remote_id", "at", "body"])
      .where((eb) => eb.or([eb("source", ">", source), eb.and([eb("source", "=", source), eb("remote_id", ">", remoteId)])]))
      .where("body", "like", "%@%")
      .orderBy("source")
      .orderBy("remote_id")
      .limit(PAGE)
      .execute();
    const last = page.at(-1);
    if (!last) return;
    // A page may end within the versions of one description: those are read whole.
    const rest = await db
      .selectFrom("source_record_version")
      .select(["source", "remote_id", "at", "body"])
      .where("source", "=", last.source)
      .where("remote_id", "=", last.remote_id)
      .execute();
    [source, remoteId] = [last.source, last.remote_id];
    for (const row of [...page, ...rest]) {
      for (const address of new Set(addresses(JSON.parse(row.body)))) {
        if (!made) {
          const secret = { name: "fingerprints", value: value.toString("hex"), created_at: row.at };
          await db.insertInto("instance_secret").values(secret).execute();
          made = true;
        }
        const hash = createHmac("sha256", value).update(`email|${address}`, "utf8").digest("hex").slice(0, 32);
        const seen = { hash, source: row.source, remote_id: row.remote_id };
        await db
          .insertInto("contact_address")
          .values({ hash, found_at: row.at })
          .onConflict((c) => c.doNothing())
          .execute();
        await db
          .insertInto("record_address")
          .values(seen)
          .onConflict((c) => c.doNothing())
          .execute();
      }
    }
  }
}
