import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { eachDatabase } from "../../platform/testing/database.ts";
import { profileOf, saveProfile } from "./profile.store.ts";
import { oneLine, type Profile, paragraphs, visibleTo } from "./profile.ts";

test("nothing is shown unless its author says so, and to no more than they say", () => {
  const profile: Profile = {
    name: { value: "Camille", shown: "open" },
    callings: { value: ["funder"], shown: "members" },
    introduction: { value: "Bonjour", shown: "private" },
  };
  assert.deepEqual(Object.keys(visibleTo(profile, false)), ["name"]);
  assert.deepEqual(Object.keys(visibleTo(profile, true)), ["name", "callings"]);
  assert.deepEqual(visibleTo({}, true), {});
});

test("a name holds nothing that cannot be seen; what can is kept as it is", () => {
  assert.equal(oneLine("  Camille\n Le\u202e Goff\0\u200b ", 80), "Camille Le Goff");
  assert.equal(oneLine("Éloïse O’Brien–Nuñez 👩‍🌾", 80), "Éloïse O’Brien–Nuñez 👩‍🌾");
  assert.equal(oneLine("é".repeat(100), 80).length, 80);
  assert.equal(paragraphs("Un\r\n\r\n\r\n\r\ndeux   mots", 600), "Un\n\ndeux mots");
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      const line = oneLine(text, 80);
      assert.equal(oneLine(line, 80), line);
      assert.ok([...line].length <= 80 && line.isWellFormed() && !/[\0\n\u202e]/.test(line));
      assert.equal(paragraphs(paragraphs(text, 50), 50), paragraphs(text, 50));
    }),
  );
});

eachDatabase("Profiles", (open) => {
  test("are kept as given, and forgotten when emptied", async () => {
    const database = await open();
    const row = { id: "a1", email: "a@b.fr", name: null, created_at: "2026-11-22T10:00:00.000Z", last_seen_at: null };
    await database.kysely.insertInto("account").values(row).execute();
    const profile: Profile = { name: { value: "l’été 🐝 \\u0000", shown: "open" } };
    await database.transaction((trx) => saveProfile(trx, "a1", profile, row.created_at));
    assert.deepEqual(await profileOf(database.read, "a1"), profile);
    await database.transaction((trx) => saveProfile(trx, "a1", {}, row.created_at));
    assert.deepEqual(await profileOf(database.read, "a1"), {});
  });
});
