import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { createAligner } from "./alignment.ts";
import { alignmentConflicts } from "./alignment-conflicts.ts";
import { SCHEMES } from "./concept.ts";
import { labelKey } from "./label-key.ts";
import { type Alignment, alignByName, namesOf } from "./names.ts";
import { crosswalkAlignments, ownSharedAlignments, sharedAlignments } from "./shared-alignments.ts";
import { concept, concepts } from "./vocabulary.ts";

const alignment = (source: string, label: string, to: string[], more: Partial<Alignment> = {}): Alignment => ({
  source,
  scheme: "themes",
  label,
  to,
  match: "exact",
  by: "test",
  ...more,
});

describe("what a partner's word means", () => {
  it("is what that partner says, and stays with that partner", () => {
    const align = createAligner([
      alignment("reseau-a", "Autonomie", ["bien-vieillir"]),
      alignment("reseau-b", "Autonomie", ["communs"]),
    ]);
    assert.deepEqual(align("reseau-a", "themes", "autonomie").to, ["bien-vieillir"]);
    assert.deepEqual(align("reseau-b", "themes", "AUTONOMIE ").to, ["communs"]);
    assert.deepEqual(align("reseau-c", "themes", "Autonomie"), { to: ["sante-autonomie"], match: "exact", via: "label" });
  });

  it("else what all partners mean by it, given first, shipped next", () => {
    const align = createAligner([alignment("*", "Glaneurs", ["gaspillage-alimentaire"], { match: "close" })]);
    assert.deepEqual(align("x", "themes", "glaneurs"), { to: ["gaspillage-alimentaire"], match: "close", via: "shared" });
    assert.equal(align("x", "themes", "Tiers-lieux").via, "shared");
    assert.deepEqual(align("x", "placeTypes", "community_garden").to, ["jardin-partage"]);
  });

  it("else the concept of that name: label, other label, id, official code, plural", () => {
    const align = createAligner([]);
    assert.deepEqual(align("x", "themes", "Insertion").to, ["emploi-insertion"]);
    assert.deepEqual(align("x", "themes", "culture").to, ["culture"]);
    assert.deepEqual(align("x", "themes", "Récup").to, ["reemploi-reparation"]);
    assert.deepEqual(align("x", "themes", "circuits-courts").to, ["circuits-courts"]);
    assert.deepEqual(align("x", "legalForms", "9220").to, ["insee-9220"]);
    assert.deepEqual(align("x", "sdg", "10- Réduction des inégalités ").to, ["10"]);
    assert.deepEqual(align("x", "sdg", "ODD 12").to, ["12"]);
    assert.deepEqual(align("x", "kinds", "Lieux").to, ["place"]);
    assert.deepEqual(align("x", "themes", "les jardins partagés").match, "close");
  });

  it("is kept unclassified where that was decided, and unmapped where nobody knows", () => {
    const align = createAligner([alignment("x", "Culture", [], { match: "unclassified" })]);
    assert.deepEqual(align("x", "themes", "Culture"), { to: [], match: "unclassified", via: "source" });
    assert.equal(align("y", "themes", "Autres").match, "unclassified");
    assert.deepEqual(align("y", "themes", "zzz"), { to: [], match: "unmapped" });
    assert.deepEqual(align("y", "themes", "   "), { to: [], match: "unmapped" });
  });

  it("is everything one partner says of it, as sure as the less sure statement", () => {
    const align = createAligner([
      alignment("x", "Besoins", ["alimentation"]),
      alignment("x", "besoins", ["sante-autonomie"], { match: "broad" }),
      alignment("x", "Divers", [], { match: "unclassified" }),
      alignment("x", "divers", ["culture"]),
    ]);
    assert.deepEqual(align("x", "themes", "Besoins"), { to: ["alimentation", "sante-autonomie"], match: "broad", via: "source" });
    assert.deepEqual(align("x", "themes", "Divers").to, ["culture"]);
  });

  it("is its category when only that part of its code is known", () => {
    const align = createAligner([]);
    assert.deepEqual(align("x", "themes", "mobilite--un-code-de-demain"), { to: ["mobilite"], match: "broad", via: "label" });
    assert.equal(align("x", "themes", "inconnu--inconnu").match, "unmapped");
    assert.equal(align("x", "themes", "--mobilite").match, "exact");
  });

  it("does not leak from one scheme to another", () => {
    const align = createAligner([alignment("x", "Seniors actifs", ["bien-vieillir"])]);
    assert.equal(align("x", "audiences", "Seniors actifs").match, "unmapped");
  });

  it("does not depend on case, accents, spaces or apostrophes", () => {
    const label = fc.constantFrom(
      ...SCHEMES.flatMap((scheme) =>
        concepts(scheme).flatMap((item) => namesOf(item).map((name) => ({ scheme, name, id: item.id }))),
      ),
    );
    const respell = fc.constantFrom<(text: string) => string>(
      (text) => text.toUpperCase(),
      (text) => ` ${text.normalize("NFD")}\u00a0`,
      (text) => text.replaceAll("'", "’").replaceAll(" ", "  "),
      (text) => text.normalize("NFD").replace(/\p{M}/gu, ""),
    );
    fc.assert(
      fc.property(label, respell, respell, ({ scheme, name, id }, first, second) => {
        assert.deepEqual(alignByName(scheme, second(first(name))).to, [id]);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("the alignments shipped for every partner", () => {
  it("point to concepts that exist, once each, and never repeat what the name of a concept says", () => {
    const seen = new Set<string>();
    for (const { scheme, label, to, match } of ownSharedAlignments()) {
      for (const id of to) assert.ok(concept(scheme, id), `${label}: ${scheme} has no ${id}`);
      assert.equal(to.length === 0, match === "unclassified", label);
      assert.notEqual(alignByName(scheme, label).match, "exact", `${scheme} "${label}" is already a name`);
      const key = `${scheme} ${labelKey(label)}`;
      assert.ok(!seen.has(key), `${key} twice`);
      seen.add(key);
    }
  });

  it("never contradict themselves", () => {
    assert.deepEqual(alignmentConflicts(sharedAlignments().map((item) => ({ ...item, source: item.label }))), []);
  });

  it("carry the codes of data.inclusion for whoever publishes with them, and its codes and labels under its own name", () => {
    const align = createAligner(crosswalkAlignments("data-inclusion"));
    assert.deepEqual(align("un-partenaire", "themes", "numerique--acceder-a-une-connexion-internet").to, ["inclusion-numerique"]);
    assert.deepEqual(align("data-inclusion", "themes", "Soutien aux aidants").to, ["aidants"]);
    assert.deepEqual(align("un-partenaire", "themes", "mobilite").to, ["mobilite"]);
    assert.deepEqual(align("un-partenaire", "audiences", "residents-qpv-frr").to, ["qpv", "ruraux"]);
  });

  it("a type of structure is a place, a form or a status, and says so in each list", () => {
    const align = createAligner(crosswalkAlignments("data-inclusion-structures"));
    assert.deepEqual(align("data-inclusion-structures", "placeTypes", "CS").to, ["centre-social"]);
    assert.deepEqual(align("data-inclusion-structures", "legalFlags", "EI").to, ["entreprise-insertion"]);
    assert.equal(align("data-inclusion-structures", "placeTypes", "CAF").match, "unclassified");
    assert.deepEqual(align("data-inclusion-structures", "legalForms", "CAF").to, ["etablissement-public"]);
  });
});
