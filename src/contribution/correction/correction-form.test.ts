import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Entry, materialise, type RecordDraft, recordBodySchema } from "../../catalogue/index.ts";
import { presentValue } from "./correction.ts";
import { readChange, readCorrectedValue, readGrounds, windowed, windowOf } from "./correction-form.ts";
import { fieldNamed } from "./fields.ts";
import { writeAnswers } from "./shape-write.ts";
import { readWhole } from "./whole-form.ts";

const at = "2026-01-01T00:00:00.000Z";
const entryOf = (draft: Partial<RecordDraft>): Entry => {
  const body = recordBodySchema.parse({ kind: "innovation", title: "T", ...draft });
  return materialise("1m81sj8bca72sw6", at, [{ source: "a", remoteId: "1", version: 1, firstAt: at, at, body, since: {} }]);
};
const field = (name: string) => {
  const found = fieldNamed(name);
  assert.ok(found);
  return found;
};

describe("a long list", () => {
  const many = entryOf({ partners: Array.from({ length: 70 }, (_, n) => ({ name: `Partenaire ${n}` })) });
  const present = presentValue(many, "partners");
  const answers = (from: number) => {
    const window = windowOf(field("partners"), present, from);
    return { window, form: writeAnswers(field("partners").shape, "valeur", windowed(present, window)) };
  };

  it("is edited by parts; what is not shown stays as it is, in its place", () => {
    const { window, form } = answers(30);
    assert.deepEqual(window, { from: 30, to: 60, total: 70 });
    const changed = { ...form, "valeur-0-nom": "", "valeur-1-nom": "Autre" };
    const { change, errors } = readCorrectedValue(many, field("partners"), changed, window);
    assert.deepEqual(errors, {});
    const names = (change.after as { name: string }[]).map(({ name }) => name);
    assert.equal(names.length, 69);
    assert.deepEqual(names.slice(28, 32), ["Partenaire 28", "Partenaire 29", "Autre", "Partenaire 32"]);
  });

  it("untouched is no correction, whatever part is shown", () => {
    for (const from of [0, 30, 60, 9_999]) {
      const { window, form } = answers(from);
      assert.equal(readChange(many, field("partners"), form, "valeur", window).change.after?.toString(), present?.toString());
      assert.ok(readCorrectedValue(many, field("partners"), form, window).errors.valeur);
    }
  });
});

describe("a value", () => {
  it("may be said to be nothing, but for a title; and must be said", () => {
    const entry = entryOf({ stage: "ideation" });
    const read = (name: string, form: Record<string, string>) => readCorrectedValue(entry, field(name), form);
    assert.equal(read("stage", { vide: "1", valeur: "ideation" }).change.after, null);
    assert.ok(read("stage", {}).errors.valeur);
    assert.ok(read("stage", { valeur: "ideation" }).errors.valeur, "what is said already is no correction");
    assert.ok(read("title", { vide: "1" }).errors.valeur);
    assert.ok(read("endDate", { vide: "1" }).errors.valeur, "nothing was said already");
  });

  it("comes with how it is known, and an address", () => {
    assert.deepEqual(Object.keys(readGrounds({}).errors), ["comment", "email"]);
    const { grounds, errors } = readGrounds({ comment: " Vu ", email: " A@B.fr ", preuve: "b.fr/page", signature: "A." });
    assert.deepEqual([grounds, errors], [{ because: "Vu", evidence: "https://b.fr/page", email: "a@b.fr", name: "A." }, {}]);
    assert.ok(readGrounds({ comment: "x", email: "a@b.fr", preuve: "javascript:alert(1)" }).errors.preuve);
  });
});

describe("a whole fiche", () => {
  const entry = entryOf({ stage: "essaimage" });
  it("that is no more stops, with or without a date", () => {
    const { report } = readWhole(entry, { quoi: "gone", fin: "mars 2024" });
    assert.deepEqual(
      report?.changes.map(({ after }) => after),
      ["arretee", "2024-03"],
    );
    assert.equal(readWhole(entry, { quoi: "gone" }).report?.changes.length, 1);
    assert.ok(readWhole(entry, { quoi: "gone", fin: "jamais" }).errors.fin);
  });

  it("that is there twice names the other by its address", () => {
    const other = "1m81sj8bca72sw7";
    for (const autre of [`https://x.fr/fiche/la-louve-${other}?a#b`, `/fiche/${other}/`, other])
      assert.equal(readWhole(entry, { quoi: "duplicate", autre }).report?.other, other);
    assert.ok(readWhole(entry, { quoi: "duplicate", autre: `/fiche/t-${entry.id}` }).errors.autre);
    assert.ok(readWhole(entry, { quoi: "duplicate" }).errors.autre);
    assert.ok(readWhole(entry, { quoi: "value" }).errors.quoi);
  });
});
