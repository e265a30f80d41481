import assert from "node:assert/strict";
import { test } from "node:test";
import { eachDatabase } from "../../platform/testing/database.ts";
import { at, take } from "../testing/catalogue.ts";
import { comparedEntries } from "./compared-entries.ts";

eachDatabase("Fiches that tables are compared with", (open) => {
  test("say what everyone may read of them, and no private contact", async () => {
    const database = await open();
    await take(database, "a", 1, {
      title: "Fablab de Brest",
      places: at("Brest", "3 quai Malbert"),
      contacts: [
        { kind: "email", value: "une.personne@exemple.fr", openness: "private" },
        { kind: "phone", value: "02 98 00 00 01", openness: "open" },
      ],
    });
    const [entry, ...others] = (await Array.fromAsync(comparedEntries(database.read, "https://essaim.test"))).flat();
    assert.equal(others.length, 0);
    assert.match(entry?.address ?? "", /^https:\/\/essaim\.test\/fiche\/fablab-de-brest-/);
    const { name, town, address, phone, mail } = entry?.values ?? {};
    assert.deepEqual(
      [name, town, address, phone, mail],
      ["Fablab de Brest", "Brest", "3 quai Malbert", "02 98 00 00 01", undefined],
    );
  });
});
