import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Database } from "../platform/database.ts";
import { isProblem } from "../platform/errors.ts";
import { eachDatabase } from "../platform/testing/database.ts";
import { decideChange, refreshVocabulary, undoDecision, type WantedAct } from "./change.commands.ts";
import { concept, concepts, setVocabularyChanges } from "./vocabulary.ts";

const AT = "2026-12-10T09:00:00.000Z";

eachDatabase("Decided changes of the vocabulary", (open) => {
  after(() => setVocabularyChanges([]));
  const decide = (database: Database, act: WantedAct) =>
    database.transaction((trx) => decideChange(trx, { scheme: "themes", at: AT, note: "Pourquoi.", act }));

  test("a decision of one process is followed by another within one look, and costs nothing when nothing changed", async () => {
    const database = await open();
    const other = await open({ same: database });
    await refreshVocabulary(other);
    const made = await decide(database, { kind: "add", label: "Vélorution", broader: "mobilite" });
    assert.equal(made.concept, "velorution");
    assert.equal(await refreshVocabulary(other), true);
    assert.equal(await refreshVocabulary(other), false);
    assert.equal(concept("themes", "velorution")?.label, "Vélorution");
  });

  test("what does not fit is refused with its reason, and nothing is kept", async () => {
    const database = await open();
    await assert.rejects(decide(database, { kind: "word", id: "eau", word: "AMAP" }), (error) =>
      isProblem(error, "vocabulary/change-refused"),
    );
    await assert.rejects(decide(database, { kind: "merge", id: "eau", into: "eau" }), (error) =>
      isProblem(error, "vocabulary/change-refused"),
    );
    await refreshVocabulary(database);
    assert.equal(concept("themes", "eau")?.history, undefined);
  });

  test("a decision taken back leaves the lists as they were; what was added stays known, and its id is never given again", async () => {
    const database = await open();
    const word = await decide(database, { kind: "word", id: "eau", word: "Hydrologie régénérative" });
    const added = await decide(database, { kind: "add", label: "Vélorution", broader: "mobilite" });
    await database.transaction((trx) => undoDecision(trx, word.seq, AT, "Revenu en arrière."));
    await database.transaction((trx) => undoDecision(trx, added.seq, AT, "Revenu en arrière."));
    await refreshVocabulary(database);
    assert.ok(!concept("themes", "eau")?.altLabels.includes("Hydrologie régénérative"));
    assert.ok(!concepts("themes").some(({ id }) => id === "velorution"));
    assert.ok(concept("themes", "velorution")?.retired);
    const again = await decide(database, { kind: "add", label: "Vélorution", broader: "mobilite" });
    assert.equal(again.concept, "velorution-2");
  });

  test("a decision on which another rests is not taken back first", async () => {
    const database = await open();
    const first = await decide(database, { kind: "merge", id: "circuits-courts", into: "aide-alimentaire" });
    await decide(database, { kind: "add", label: "Locavorisme", broader: "aide-alimentaire" });
    const taken = await decide(database, { kind: "add", label: "Circuits courts", broader: "mobilite" }).catch(() => undefined);
    assert.equal(taken, undefined, "the word came along with the merge");
    const second = await decide(database, { kind: "merge", id: "aide-alimentaire", into: "eau" });
    await database.transaction((trx) => undoDecision(trx, second.seq, AT, "n"));
    await database.transaction((trx) => undoDecision(trx, first.seq, AT, "n"));
    const moved = await decide(database, { kind: "move", id: "eau" });
    await decide(database, { kind: "move", id: "nature", broader: "eau" });
    await assert.rejects(
      database.transaction((trx) => undoDecision(trx, moved.seq, AT, "n")),
      (error) => isProblem(error, "vocabulary/change-needed"),
    );
  });
});
