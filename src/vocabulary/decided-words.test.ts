import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import type { ChangeAct } from "./change.ts";
import { decidedSynonyms } from "./decided-words.ts";
import { concept, setVocabularyChanges } from "./vocabulary.ts";

const decide = (...acts: ChangeAct[]) =>
  setVocabularyChanges(
    acts.map((act, rank) => ({ seq: rank + 1, scheme: "themes", act, at: "2026-11-22T00:00:00Z", by: "test", note: "" })),
  );
afterEach(() => setVocabularyChanges([]));

test("lists as written teach search nothing", () => {
  assert.deepEqual(decidedSynonyms(), []);
});

test("an adopted word finds what bears the label", () => {
  decide({ kind: "word", id: "alimentation", word: "boustifaille" });
  const label = concept("themes", "alimentation")?.label ?? "";
  assert.deepEqual(decidedSynonyms(), [{ type: "oneWay", to: "boustifaille", terms: [label] }]);
});

test("a label of before finds what bears the new one", () => {
  const before = concept("themes", "alimentation")?.label ?? "";
  decide({ kind: "relabel", id: "alimentation", label: "Bien manger" });
  assert.ok(decidedSynonyms().some(({ to, terms }) => to === before && terms[0] === "Bien manger"));
});

test("the names of a concept that joined another lead to it", () => {
  const [merged, into] = ["circuits-courts", "alimentation"].map((id) => concept("themes", id)?.label ?? "");
  decide({ kind: "merge", id: "circuits-courts", into: "alimentation" });
  assert.ok(decidedSynonyms().some(({ to, terms }) => to === merged && terms[0] === into));
});
