import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { SearchQuery } from "../index-port.ts";
import { documentOf, queryOf } from "../testing/documents.ts";
import { indexOf } from "../testing/written-index.ts";
import { fr } from "./understanding.fr.ts";

const titles = [
  "La recyclerie du port",
  "Recyclerie des collines",
  "L’épicerie solidaire du village",
  "Une épicerie au marché",
  "Le jardin partagé de l’école",
  "Jardin des habitants",
  "La cantine bio du village",
  "Tiers lieu des forges",
];
const index = indexOf(titles.map((title, at) => documentOf({ id: `id${at}`, title })));
const search = (q: string, asked: Partial<SearchQuery> = {}) => index.search(queryOf({ q, ...asked }));
const found = (q: string) => search(q).hits.map(({ document }) => document.title);
const said = (q: string) => (search(q).readNotes ?? []).map(({ message }) => message);
const ways = (q: string) => (search(q).readNotes ?? []).flatMap((note) => note.ways);

describe("words that find little", () => {
  it("are corrected where no fiche has them, and it is said, with the way back", () => {
    assert.deepEqual(found("recylcerie").sort(), titles.slice(0, 2).sort());
    assert.deepEqual(said("recylcerie"), [fr.corrected("recylcerie", "recyclerie")]);
    assert.deepEqual(ways("recylcerie"), [{ label: fr.asTyped("recylcerie"), q: '"recylcerie"' }]);
    assert.deepEqual([found('"recylcerie"'), said('"recylcerie"')], [[], [fr.unknownWords(["recylcerie"])]]);
  });

  it("are written as fiches write them", () => {
    assert.deepEqual(said("epicrie solidaire"), [fr.corrected("epicrie", "épicerie")]);
    assert.equal(found("epicrie solidaire")[0], "L’épicerie solidaire du village");
  });

  it("are corrected towards words that the first fiches have only among their keywords and themes, and a forgotten h is found", () => {
    const filed = indexOf([
      documentOf({ id: "a", title: "Les routes partagées", keywords: ["covoiturage"], confirmedAt: "2026-06-01T00:00:00.000Z" }),
      documentOf({ id: "b", title: "Se loger ensemble", keywords: ["Habitat"], themes: ["habitat"], ownThemes: ["habitat"] }),
      documentOf({ id: "c", title: "Faire ensemble", keywords: ["Mobilité", "coopératives"], themes: ["mobilite"] }),
      documentOf({ id: "d", title: "Un groupe", body: "Des coopératives solidaires." }),
    ]);
    const read = (q: string) => (filed.search(queryOf({ q })).readNotes ?? []).map(({ message }) => message);
    const meant: [string, string][] = [
      ["covoiturrage", "covoiturage"],
      ["covoituraje", "covoiturage"],
      ["abitat", "habitat"],
      ["habitta", "habitat"],
      ["mobilitté", "mobilité"],
      ["coopérativve", "coopératives"],
    ];
    for (const [typed, word] of meant) assert.deepEqual(read(typed), [fr.corrected(typed, word)]);
    assert.equal(read("covoiturrage solidaire")[0], fr.corrected("covoiturrage", "covoiturage"));
    const alone = filed.search(queryOf({ q: "xylophones solidaires" })).readNotes;
    assert.deepEqual(alone, [{ message: fr.wordsLeftOut(["xylophones"]), ways: [] }], "a warning, not a precision");
  });

  it("are an acronym in lower case rather than the beginning of another word, with the other ways", () => {
    const exchanges = indexOf([
      documentOf({ id: "a", title: "Le SEL des collines" }),
      documentOf({ id: "b", title: "Un système d’échange local" }),
      documentOf({ id: "c", title: "Une sélection de jardins" }),
    ]);
    const { hits, readNotes = [] } = exchanges.search(queryOf({ q: "sel" }));
    assert.deepEqual(hits.map(({ document }) => document.id).sort(), ["a", "b"]);
    assert.equal(readNotes[0]?.message, fr.corrected("sel", "SEL"));
    assert.deepEqual(
      readNotes[0]?.ways.map(({ q }) => q),
      ['"sel"', "sel*"],
    );
    exchanges.remove(["a", "b"]);
    const begun = exchanges.search(queryOf({ q: "sel" }));
    assert.deepEqual(
      [begun.total, begun.readNotes?.[0]?.message],
      [0, fr.maybeAcronym("sel")],
      "never the beginning of another word",
    );
    assert.deepEqual(begun.readNotes?.[1]?.ways, [{ label: fr.wordsBeginning("sel"), q: "sel*" }]);
    exchanges.put([documentOf({ id: "d", title: "Le sel de mer" })]);
    const salt = exchanges.search(queryOf({ q: "sel" }));
    assert.deepEqual([salt.total, salt.hits[0]?.document.id], [1, "d"]);
    assert.deepEqual(salt.readNotes?.[0]?.ways, [{ label: "SEL, système d'échange local", q: "SEL" }]);
  });

  it("are not verbs in a sentence, nor what a request says of itself", () => {
    const q =
      "Nous cherchons une solution pour que les personnes âgées de notre commune puissent se déplacer chez le médecin sans voiture";
    const villages = indexOf([
      documentOf({ id: "a", title: "Les personnes âgées chez le médecin", body: "Ils passent. Se déplacer. La voiture." }),
    ]);
    const { clauses, readNotes = [] } = villages.search(queryOf({ q }));
    const read = clauses.map(({ text }) => text);
    assert.ok(!read.some((text) => /solution|puissent|^sans$|cherchons|commune/.test(text)), read.join());
    assert.ok(!readNotes.some(({ message }) => message.includes("passent")));
    const jumbled = said("cantine bio jardin école passsent");
    assert.ok(!jumbled.some((message) => message.startsWith("Aucun résultat pour")), jumbled.join());
  });

  it("are not taken for a word that begins otherwise, two letters away", () => {
    const farms = indexOf([documentOf({ id: "a", title: "L’agriculture du plateau" })]);
    assert.deepEqual(farms.search(queryOf({ q: "apiculture" })).readNotes?.[0]?.message, fr.unknownWords(["apiculture"]));
    assert.equal(farms.search(queryOf({ q: "agricultrue" })).total, 1);
  });

  it("are cut in two where fiches write two words", () => {
    assert.deepEqual(found("jardinpartagé"), ["Le jardin partagé de l’école"]);
    assert.deepEqual(found("cantinebio"), ["La cantine bio du village"]);
    assert.deepEqual(said("cantinebio"), [fr.corrected("cantinebio", "cantine bio")]);
  });

  it("are completed when the last of them is unfinished", () => {
    const { clauses, readNotes } = search("recycl");
    assert.deepEqual([clauses[0]?.beginnings, readNotes], [true, undefined]);
    assert.equal(found("recycl").length, 2);
    assert.equal(found("recycl port").length, 1, "a word before the last is corrected, or done without");
  });

  it("are not all needed in a sentence, and fiches with more of them come first", () => {
    const q = "cantine bio épicerie village médecin";
    assert.deepEqual(found(q).slice(0, 1), ["La cantine bio du village"]);
    assert.ok(said(q).includes(fr.someWords(2, 5, "0")), said(q).join());
    assert.ok(said(q).includes(fr.wordsLeftOut(["médecin"])));
    const [first] = found("jardin école");
    assert.equal(first, "Le jardin partagé de l’école");
    assert.ok(said("jardin école").includes(fr.someWords(1, 2, "1")));
  });

  it("are each looked for when they are a known name that nothing bears", () => {
    const markets = indexOf([documentOf({ id: "a", title: "Le supermarché du quai", body: "Chacun y est participatif." })]);
    const { hits, readNotes = [] } = markets.search(queryOf({ q: "supermarché participatif" }));
    assert.deepEqual([hits.length, readNotes[0]?.message], [1, undefined]);
    const halves = markets.search(queryOf({ q: "supermarché coopératif" }));
    assert.deepEqual([halves.total, halves.readNotes?.[0]?.message], [1, fr.someWords(1, 2, "0")]);
  });

  it("are looked for elsewhere when the place named among them has too little, what is there first", () => {
    const places = (code: string) => [{ lat: 48.5, lon: -3.8, insee: code, precision: "commune" as const }];
    const gardens = indexOf([
      documentOf({ id: "a", title: "Le jardin de la rade", places: places("29151"), territories: ["com-29151", "dep-29"] }),
      documentOf({ id: "b", title: "Jardin", body: "Un jardin." }),
    ]);
    const { hits, readNotes = [] } = gardens.search(queryOf({ q: "jardin morlaix" }));
    assert.deepEqual(
      hits.map(({ document }) => document.id),
      ["a", "b"],
    );
    assert.ok(readNotes.some(({ message }) => message === fr.elsewhere(["morlaix"], "1")));
    const firm = gardens.search(queryOf({ q: "jardin ville:morlaix" }));
    assert.equal(firm.total, 1, "a place that is asked for by name of its field stays");
  });

  it("are all needed when somebody says so", () => {
    const [only] = ways("jardin école");
    assert.deepEqual(only, { label: fr.onlyAll, q: "jardin ET école" });
    assert.deepEqual(found("jardin ET école"), ["Le jardin partagé de l’école"]);
    assert.deepEqual(found('jardin "école"'), ["Le jardin partagé de l’école"]);
    assert.deepEqual(found("cantine -bio"), []);
  });

  it("that name no partner are said, with the partners of like names and the search without", () => {
    const sources = [{ source: "s", partner: "carnet-de-bretagne", updatedAt: "2026-01-01" }];
    const partners = indexOf([documentOf({ id: "a", title: "Le jardin", sources })]);
    const read = (q: string) => partners.search(queryOf({ q })).readNotes ?? [];
    const [alike] = read("jardin partenaire:bretagne");
    assert.equal(alike?.message, fr.partnersAlike("bretagne"));
    assert.deepEqual(
      alike?.ways.map(({ q }) => q),
      ["jardin partenaire:carnet-de-bretagne", "jardin"],
    );
    assert.equal(read("partenaire:zorglub")[0]?.message, fr.unknownPartner("zorglub"));
    assert.deepEqual(read("partenaire:carnet-de-bretagne"), []);
  });

  it("are told to be nowhere when they are", () => {
    assert.deepEqual(found("xylophone"), []);
    assert.deepEqual(said("xylophone"), [fr.unknownWords(["xylophone"])]);
    assert.deepEqual(said("xylophone zanzibar"), [fr.unknownWords(["xylophone", "zanzibar"])]);
  });

  it("are left alone between quotes, in capitals, as numbers, and when asked exactly", () => {
    for (const q of ['"recylcerie"', "RECYLCERIE-X", "12345"]) assert.deepEqual(found(q), []);
    assert.deepEqual(search("recylcerie", { literal: true }).total, 0);
  });

  it("give the same answer for counting, listing and exporting", () => {
    for (const q of ["recylcerie", "jardin école", "recycl", "cantine bio épicerie village médecin"]) {
      const { total, hits } = search(q);
      assert.deepEqual(index.ids(queryOf({ q }), 100).length, total);
      assert.equal(search(q, { size: 0 }).total, total);
      assert.equal(hits.length, total);
    }
  });
});
