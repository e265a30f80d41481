import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { SCHEMES } from "./concept.ts";
import { CROSSWALK_SCHEMES } from "./crosswalk.schema.ts";
import { CROSSWALKS, crosswalk, crosswalkEntry } from "./crosswalk.ts";
import { labelKey } from "./label-key.ts";
import { namesOf } from "./names.ts";
import {
  ancestors,
  concept,
  concepts,
  isScheme,
  labelOf,
  legalFormOfInsee,
  narrower,
  pluralOf,
  schemeAtPath,
  schemeInfo,
  synonymGroups,
  topConcepts,
  worldOfLegalForm,
} from "./vocabulary.ts";

describe("the lists of concepts", () => {
  for (const scheme of SCHEMES) {
    it(`${scheme}: ids are unique, parents exist and come first, order is the reading order`, () => {
      const all = concepts(scheme);
      const ids = all.map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length);
      for (const [index, item] of all.entries()) {
        assert.equal(item.order, index);
        assert.equal(item.scheme, scheme);
        if (item.broader !== undefined)
          assert.ok(
            ids.indexOf(item.broader) >= 0 && ids.indexOf(item.broader) < index,
            `${item.id} comes after ${item.broader}`,
          );
      }
    });

    it(`${scheme}: no two concepts bear the same name, whatever its spelling`, () => {
      const bearers = new Map<string, string>();
      for (const item of concepts(scheme)) {
        for (const key of new Set(namesOf(item).map(labelKey))) {
          assert.equal(bearers.get(key) ?? item.id, item.id, `"${key}" names ${bearers.get(key)} and ${item.id}`);
          bearers.set(key, item.id);
        }
      }
    });

    it(`${scheme}: an address of its own, a title, a definition, an origin`, () => {
      const info = schemeInfo(scheme);
      assert.equal(schemeAtPath(info.path), scheme);
      for (const text of [info.title, info.definition, info.source]) assert.ok(text.length > 3);
    });
  }

  it("what a concept refers to exists", () => {
    for (const scheme of SCHEMES) {
      for (const item of concepts(scheme)) {
        for (const ref of [
          ...item.exactMatch,
          ...item.closeMatch,
          ...item.broadMatch,
          ...item.narrowMatch,
          ...item.relatedMatch,
        ]) {
          const external = CROSSWALKS.find((id) => id === ref.scheme);
          if (external) assert.ok(crosswalkEntry(external, ref.id), `${item.id}: ${ref.scheme} has no ${ref.id}`);
          else if (isScheme(ref.scheme)) assert.ok(concept(ref.scheme, ref.id), `${item.id}: ${ref.scheme} has no ${ref.id}`);
          else assert.ok(["un-sdg", "insee-cj"].includes(ref.scheme), `${item.id}: unknown list ${ref.scheme}`);
        }
      }
    }
  });

  it("external lists point to concepts that exist, and each of their entries is unique", () => {
    for (const id of CROSSWALKS) {
      const { entries } = crosswalk(id);
      assert.equal(new Set(entries.map(({ code }) => code)).size, entries.length);
      for (const entry of entries) {
        for (const target of [entry, ...entry.readings]) {
          for (const scheme of CROSSWALK_SCHEMES)
            for (const to of target[scheme]) assert.ok(concept(scheme, to), `${id} ${entry.code}: ${scheme} ${to}`);
        }
      }
    }
  });

  it("the theme that a 2018 code gives, or one under it, names that code in return", () => {
    for (const { code, themes } of crosswalk("carrefour-2018").entries) {
      for (const theme of themes) {
        const family = [concept("themes", theme), ...narrower("themes", theme)];
        const named = family.some(
          (item) =>
            item &&
            [...item.exactMatch, ...item.closeMatch, ...item.broadMatch].some(
              (ref) => ref.scheme === "carrefour-2018" && ref.id === code,
            ),
        );
        assert.ok(named, `${code} gives ${theme}, which does not know it`);
      }
    }
  });
});

describe("reading the vocabulary", () => {
  it("a facet counts a leaf and all that is above it", () => {
    assert.deepEqual(ancestors("themes", "circuits-courts"), ["circuits-courts", "alimentation"]);
    assert.deepEqual(ancestors("legalForms", "insee-5458"), ["insee-5458", "scop", "cooperative"]);
    assert.deepEqual(ancestors("themes", "inconnu"), ["inconnu"]);
  });

  it("fifteen themes stand at the top, eight stages follow one another, eight kinds have their plural", () => {
    assert.equal(topConcepts("themes").length, 15);
    assert.deepEqual(
      concepts("stages").map(({ id }) => id),
      ["declic", "ideation", "experimentation", "amorcage", "perennisation", "essaimage", "generalisation", "arretee"],
    );
    assert.deepEqual(
      concepts("kinds").map(({ id }) => id),
      ["innovation", "organisation", "place", "resource", "scheme", "event", "guide", "article"],
    );
    assert.equal(pluralOf("kinds", "place"), "Lieux");
    assert.equal(labelOf("stages", "declic"), "Déclic");
  });

  it("an id that is no longer known shows as it is", () => {
    assert.equal(labelOf("themes", "un-vieux-theme"), "un-vieux-theme");
    assert.equal(pluralOf("kinds", "un-vieux-type"), "un-vieux-type");
  });

  it("an INSEE category gives its family, a form its world", () => {
    assert.equal(legalFormOfInsee("9220"), "association");
    assert.equal(legalFormOfInsee("5558"), "scop");
    assert.equal(legalFormOfInsee("5710"), "entreprise");
    assert.equal(legalFormOfInsee("7210"), "collectivite");
    assert.equal(legalFormOfInsee("7112"), "service-etat");
    assert.equal(legalFormOfInsee("0000"), undefined);
    assert.equal(legalFormOfInsee("92"), undefined);
    assert.equal(worldOfLegalForm("scop"), "ess");
    assert.equal(worldOfLegalForm("insee-7346"), "public");
    assert.equal(worldOfLegalForm("collectif"), "citoyens");
    assert.equal(worldOfLegalForm("inconnu"), undefined);
  });

  it("every family of legal form belongs to one world", () => {
    for (const family of topConcepts("legalForms")) assert.ok(concept("worlds", worldOfLegalForm(family.id) ?? ""), family.id);
  });

  it("the thesaurus has 168 groups; each of them links at least two words", () => {
    assert.equal(synonymGroups().length, 168);
    for (const { type, terms, to } of synonymGroups())
      assert.ok(type === "oneWay" ? to : new Set(terms).size === terms.length && terms.length > 0, terms.join());
  });
});
