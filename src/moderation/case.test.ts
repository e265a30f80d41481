import assert from "node:assert/strict";
import { test } from "node:test";
import { fixedClock } from "../platform/clock.ts";
import { eachDatabase } from "../platform/testing/database.ts";
import { caseAbout } from "./case.store.ts";
import type { CaseInput } from "./case.ts";
import { closeCase, HONEYPOT, openCase, readTrap } from "./index.ts";

const proposal: CaseInput = {
  kind: "proposal",
  subject: "p1",
  title: "Le Bon Coin de la Terre",
  email: "nolwenn@exemple.fr",
  texts: ["Un jardin nourricier tenu par les habitants du quartier, ouvert aux voisins le samedi."],
};

eachDatabase("What waits for a decision", (open) => {
  test("a case is opened, changed by its author, and withdrawn", async () => {
    const database = await open();
    const clock = fixedClock("2026-11-22T10:00:00.000Z");
    const opened = await database.transaction((trx) => openCase(trx, proposal, clock));
    assert.equal(opened.likelySpam, false);
    clock.advance(60_000);
    const again = await database.transaction((trx) => openCase(trx, { ...proposal, title: "Le Jardin" }, clock));
    assert.equal(again.case, opened.case);
    const it = await caseAbout(database.read, "proposal", "p1");
    assert.deepEqual([it?.title, it?.version, it?.waitingSince], ["Le Jardin", 2, "2026-11-22T10:00:00.000Z"]);
    await database.transaction((trx) => closeCase(trx, "proposal", "p1", clock));
    await database.transaction((trx) => closeCase(trx, "proposal", "unknown", clock));
    assert.equal((await caseAbout(database.read, "proposal", "p1"))?.state, "withdrawn");
  });

  test("what a program sends is kept, but never shown", async () => {
    const database = await open();
    const trap = readTrap({ [HONEYPOT]: "https://taxi.example" });
    const { likelySpam } = await database.transaction((trx) =>
      openCase(trx, { ...proposal, ...trap, texts: ["nul \0 et moitié \ud83d"] }, fixedClock("2026-11-22T10:00:00.000Z")),
    );
    assert.equal(likelySpam, true);
  });
});
