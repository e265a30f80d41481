import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { KINDS, type RecordDraft } from "../catalogue/index.ts";
import { IndexReader, IndexWriter } from "../engine/index/index.ts";
import { resolvePlace, territory } from "../geography/index.ts";
import { synonymGroups } from "../vocabulary/index.ts";
import { ask, questionOf } from "./answering/question.ts";
import { SCHEMA } from "./index-schema.ts";
import { toIndexDocument } from "./indexing/index-document.ts";
import { projectEntry } from "./projection.ts";
import { readQueryString } from "./query-string.ts";
import { savedSearch, savedSearchLinks } from "./saved-search.ts";
import { StandingSearches } from "./standing-searches.ts";
import { projectionContext, territoryReach } from "./territory-context.ts";
import { entryOf } from "./testing/server.ts";
import { lexiconOf } from "./understanding/lexicon.ts";
import { understand } from "./understanding/understand.ts";

const lexicon = lexiconOf(synonymGroups());
const PLACES = [
  { commune: "Morlaix", insee: "29151", lat: 48.578, lon: -3.827 },
  { commune: "Romans-sur-Isère", insee: "26281", lat: 45.046, lon: 5.05 },
  { commune: "Valence", insee: "26362", lat: 44.933, lon: 4.892 },
].map((place) => ({ ...place, precision: "commune" as const }));

const WORDS = [
  "jardin",
  "jardins",
  "recyclerie",
  "ressourcerie",
  "épicerie",
  "solidaire",
  "de la",
  "tiers-lieu",
  "SEL",
  "Morlaix",
  "vélo",
  "l’atelier",
];
const words = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 }).map((some) => some.join(" "));
const some = <T>(...of: T[]) => fc.uniqueArray(fc.constantFrom(...of), { maxLength: 2 });

const fiche: fc.Arbitrary<Partial<RecordDraft> & { title: string }> = fc.record({
  title: words,
  pitch: words,
  keywords: fc.array(words, { maxLength: 2 }),
  description: fc.record({ text: words }),
  kind: fc.constantFrom(...KINDS),
  themes: some("alimentation", "circuits-courts", "culture"),
  audiences: some("jeunes", "seniors"),
  stage: fc.constantFrom("tested", "idea"),
  startDate: fc.constantFrom("2012", "2019-04"),
  places: fc.uniqueArray(fc.constantFrom(...PLACES), { maxLength: 2 }),
});

const piece = fc.oneof(
  fc.constantFrom(...WORDS),
  fc.constantFrom(
    '"épicerie solidaire"',
    "-vélo",
    "SAUF jardin",
    "OU",
    "(",
    ")",
    "titre:jardin",
    "jard*",
    "créé:>2015",
    "près:Morlaix~30km",
    "thème:culture",
  ),
);
/** Most searches choose little. */
const seldom = (...values: string[]) =>
  fc.oneof({ arbitrary: fc.constant(""), weight: 6 }, { arbitrary: fc.constantFrom(...values), weight: 1 });
const parameters = fc
  .record({
    q: fc.array(piece, { maxLength: 2 }).map((pieces) => pieces.join(" ")),
    mots: seldom("exacts"),
    ou: seldom("com-29151", "dep-26", "reg-53", "45.0,5.0"),
    rayon: seldom("20", "400"),
    type: fc.constantFrom("tout", "tout", "", "place", "innovation,place"),
    theme: seldom("alimentation", "culture,circuits-courts"),
    public: seldom("jeunes"),
    stade: seldom("tested"),
    territoire: seldom("dep-29,com-26362"),
    situation: seldom("carte", "inconnue"),
    bbox: seldom("4,44,6,46"),
    tri: seldom("recent"),
    page: seldom("2"),
  })
  .map((all) => new URLSearchParams(Object.entries(all).filter(([, value]) => value !== "")).toString());

describe("searches that wait for fiches", () => {
  it("are answered by the fiches that their page finds, before it makes do with less", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fiche, { minLength: 1, maxLength: 6 }),
        fc.array(parameters, { minLength: 1, maxLength: 8 }),
        async (drafts, asked) => {
          const entries = drafts.map((draft) => entryOf(draft));
          const [writer, reader] = [new IndexWriter(SCHEMA), new IndexReader(SCHEMA)];
          writer.put(entries.map((entry) => toIndexDocument(projectEntry(entry, projectionContext(new Map())))));
          reader.apply(writer.commit(""));
          const standing = new StandingSearches();
          const kept = new Map(asked.map((each, id) => [String(id), savedSearch(each, new Map())?.parameters ?? ""]));
          await standing.keep(kept);
          const matched = await standing.match(entries, new Map());
          for (const [id, address] of asked.entries()) {
            const { query } = readQueryString(new URLSearchParams(address), { territory, resolvePlace });
            const said = query.q ? understand(query.q, lexicon, { literal: query.literal ?? false }).query : undefined;
            const { hits } = ask(reader, questionOf(query, territoryReach), said, { offset: 0, size: 100 });
            const waited = entries.filter((entry) => matched.get(entry.id)?.includes(String(id))).map((entry) => entry.id);
            assert.deepEqual(waited.sort(), hits.map((hit) => hit.id).sort(), address);
          }
        },
      ),
      { numRuns: 120 },
    );
  });

  it("are read anew when what is kept changes, and forgotten with it", async () => {
    const standing = new StandingSearches();
    const entry = entryOf({ title: "Jardin" });
    const match = async () => (await standing.match([entry], new Map())).get(entry.id) ?? [];
    await standing.keep(
      new Map([
        ["a", "q=jardin"],
        ["b", "q=luth"],
      ]),
    );
    assert.deepEqual(await match(), ["a"]);
    await standing.keep(new Map([["b", "q=jardin"]]));
    assert.deepEqual(await match(), ["b"]);
    await standing.keep(new Map());
    assert.deepEqual(await match(), []);
  });
});

describe("the address under which a search is kept", () => {
  it("is the same for all ways of asking the same, and reads the same for ever", () => {
    fc.assert(
      fc.property(parameters, (asked) => {
        const kept = savedSearch(asked, new Map());
        assert.ok(kept);
        assert.deepEqual(savedSearch(kept.parameters, new Map()), kept);
        assert.doesNotMatch(kept.parameters, /(^|&)(page|tri|vue)=/);
        assert.match(savedSearchLinks(kept.parameters).feed, /^\/recherche\.atom\?(.*&)?tri=recent$/);
      }),
    );
  });

  it("is none for what nobody chooses by hand", () => {
    const partners = Array.from({ length: 40 }, (_, i) => `partenaire-${"x".repeat(60)}-${i}`).join(",");
    assert.equal(savedSearch(`partenaire=${partners}`, new Map()), undefined);
  });
});
