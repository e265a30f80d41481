import assert from "node:assert/strict";
import { test } from "node:test";
import { eachDatabase } from "../../platform/testing/database.ts";
import { addressColumns, moveAddress } from "./address-moved.store.ts";

eachDatabase("A change of address", (open) => {
  test("sees to every column that holds one", async () => {
    const database = await open();
    const tables = await database.read.introspection.getTables();
    const held = tables
      .flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`))
      .filter((name) => /\.(.*_)?email$|\.recipient$/.test(name));
    assert.deepEqual(
      held.filter((name) => !addressColumns.includes(name)),
      [],
    );
  });

  test("moves what somebody said and follows, and leaves what stands under the new address already", async () => {
    const database = await open();
    const at = "2026-11-22T10:00:00.000Z";
    const mute = (partner: string, email: string) => ({ partner, email, at });
    const rows = [mute("p1", "a@b.fr"), mute("p2", "a@b.fr"), mute("p2", "c@d.fr"), mute("p3", "x@y.fr")];
    await database.kysely.insertInto("correction_mute").values(rows).execute();
    const link = { subject: "s", email: "a@b.fr", created_at: at, expires_at: at, spent_at: null };
    await database.kysely
      .insertInto("private_link")
      .values([
        { ...link, secret_hash: "1", purpose: "proposal/follow" },
        { ...link, secret_hash: "2", purpose: "account/restore-address" },
      ])
      .execute();
    await database.transaction((trx) => moveAddress(trx, "a@b.fr", "c@d.fr"));
    const mutes = await database.read.selectFrom("correction_mute").selectAll().orderBy("partner").orderBy("email").execute();
    assert.deepEqual(
      mutes.map(({ partner, email }) => `${partner} ${email}`),
      ["p1 c@d.fr", "p2 a@b.fr", "p2 c@d.fr", "p3 x@y.fr"],
    );
    const links = await database.read.selectFrom("private_link").select(["purpose", "email"]).orderBy("secret_hash").execute();
    assert.deepEqual(
      links.map(({ email }) => email),
      ["c@d.fr", "a@b.fr"],
    );
  });
});
