import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parse } from "csv-parse/sync";
import { parseAtomFeed } from "feedsmith";
import { addressOf, entryOf, serverOf } from "../testing/server.ts";

const recyclerie = entryOf({
  title: '=HYPERLINK("http://mal.exemple")',
  pitch: 'Réparer ; « ensemble »,\n"ici"',
  themes: ["reemploi-reparation"],
  carriers: [{ name: "-2+3" }],
  places: [
    { commune: "Morlaix", insee: "29151", department: "29", region: "53", lat: 48.57, lon: -3.83, precision: "commune" },
    { commune: "Brest", insee: "29019", department: "29", region: "53", lat: 48.4, lon: -4.5, precision: "commune" },
  ],
});
const nowhere = entryOf({ title: "Sans lieu", pitch: "@cmd" }, "s2");
const organisation = entryOf({ kind: "organisation", title: "Réemploi du Trégor" });
const { get } = await serverOf([recyclerie, nowhere, organisation]);

describe("results taken away", () => {
  it("open in a French spreadsheet, whole, with sources and licences, and run nothing", async () => {
    const csv = await get("/recherche.csv");
    assert.ok(csv.startsWith("\ufeff"), "byte order mark");
    const rows = parse(csv, { delimiter: ";", bom: true, columns: true }) as Record<string, string>[];
    assert.equal(rows.length, 2);
    const row = rows.find((each) => each.adresse === addressOf(recyclerie));
    assert.equal(row?.titre, `'=HYPERLINK("http://mal.exemple")`);
    assert.equal(row?.accroche, 'Réparer ; « ensemble »,\n"ici"');
    assert.deepEqual([row?.communes, row?.departements, row?.regions], ["Morlaix | Brest", "Finistère", "Bretagne"]);
    assert.deepEqual([row?.latitude, row?.longitude, row?.nombre_de_lieux], ["48,57", "-3,83", "2"]);
    assert.deepEqual([row?.sources, row?.licences], ["Fichier de Envie", "Licence Ouverte 2.0"]);
    for (const each of rows)
      for (const cell of [each.titre, each.accroche, each.porteurs]) assert.doesNotMatch(cell ?? "", /^[=+\-@\t\r]/);
  });

  it("make a feed of what answers the words, and nothing else: no correction, no word left out", async () => {
    const feedOf = async (words: string) =>
      parseAtomFeed(await get(`/recherche.atom?q=${words}&type=tout`)).entries?.map(({ title }) => title?.value) ?? [];
    assert.deepEqual(await feedOf("tregor"), [organisation.single.title.value]);
    assert.deepEqual([await feedOf("treggor"), await feedOf("tregor+xylophone")], [[], []]);
    const page = await get("/recherche?q=treggor&type=tout");
    assert.match(
      page,
      /href="\/recherche\.atom\?q=tr%C3%A9gor&amp;type=tout/,
      "the page corrects, and its feed has the right word",
    );
    assert.match(page, /href="\/suivre\?recherche=q%3Dtr%25C3%25A9gor%26type%3Dtout"/, "so does what is followed");
    const begun = await get("/recherche?q=tr%C3%A9g&type=tout");
    assert.match(begun, /href="\/recherche\.atom\?q=tr%C3%A9g\*&amp;type=tout/, "a word begun stays one");
    assert.deepEqual(await feedOf("tr%C3%A9g*"), [organisation.single.title.value]);
  });

  it("draw on any map: all places of a fiche, and fiches without a place kept", async () => {
    const { type, features } = JSON.parse(await get("/recherche.geojson")) as {
      type: string;
      features: { id: string; geometry: unknown; properties: { sources: unknown[] } }[];
    };
    assert.equal(type, "FeatureCollection");
    const geometry = (id: string) => features.find((each) => each.id === id)?.geometry;
    assert.deepEqual(geometry(recyclerie.id), {
      type: "MultiPoint",
      coordinates: [
        [-3.83, 48.57],
        [-4.5, 48.4],
      ],
    });
    assert.equal(geometry(nowhere.id), null);
    assert.ok(features.every(({ properties }) => properties.sources.length === 1));
  });

  it("say in JSON how many there are and where the search is", async () => {
    const { recherche, total, tronque, resultats } = JSON.parse(await get("/recherche.json?q=lieu")) as Record<
      string,
      unknown
    > & { resultats: { titre: string }[] };
    assert.deepEqual([recherche, total, tronque], ["https://essaim.test/recherche?q=lieu", 1, false]);
    assert.deepEqual(
      resultats.map(({ titre }) => titre),
      ["Sans lieu"],
    );
    assert.deepEqual(JSON.parse(await get("/recherche.json?q=rien")).resultats, []);
  });

  it("are a feed that readers understand, named after the search", async () => {
    const feed = parseAtomFeed(await get("/recherche.atom?q=lieu"));
    assert.equal(feed.title?.value, "Essaim\u00a0: lieu");
    assert.deepEqual(
      feed.entries?.map(({ id, title, rights, authors }) => [id, title?.value, rights?.value, authors?.[0]?.name]),
      [[addressOf(nowhere), "Sans lieu", "ODbL 1.0", "La France s’engage"]],
    );
    const empty = await get("/recherche.atom?q=introuvable");
    assert.match(empty, /<updated>2026-03-12T08:00:00\.000Z</, "when the catalogue last grew");
  });
});

describe("search for machines", () => {
  it("answers with results, facets, what it could not understand, and what follows", async () => {
    const answer = JSON.parse(await get("/api/v1/recherche?theme=licornes&taille=1"));
    assert.deepEqual([answer.total, answer.resultats.length, answer.page], [2, 1, 1]);
    assert.equal(answer.notes.length, 1);
    assert.ok(
      answer.facettes.theme.some(
        (each: { valeur: string; nombre: number }) => each.valeur === "economie-circulaire" && each.nombre === 1,
      ),
    );
    const next = JSON.parse(await get(answer.suite.replace("https://essaim.test", "")));
    assert.notEqual(next.resultats[0].id, answer.resultats[0].id);
    assert.equal(next.suite, undefined);
  });

  it("says how far each result is", async () => {
    const { resultats } = JSON.parse(await get("/api/v1/recherche?ou=morlaix&rayon=5"));
    assert.equal(resultats.length, 1);
    assert.ok(resultats[0].distance_km < 5);
  });

  it("suggests fiches, organisations, words, themes and places in one answer, each with where it leads", async () => {
    const places = JSON.parse(await get("/api/v1/suggest?q=morl&type=place")).items as { value: string; context: string }[];
    assert.ok(places.some(({ value, context }) => value === "com-29151" && context === "Finistère"));
    const all = JSON.parse(await get("/api/v1/suggest?q=sans")).items as { type: string; adresse?: string }[];
    assert.equal(all.find(({ type }) => type === "fiche")?.adresse, `/fiche/${nowhere.slug}-${nowhere.id}`);
    const { items } = JSON.parse(await get("/api/v1/suggest?q=reem")) as { items: { type: string; label: string }[] };
    assert.deepEqual(items.map(({ type, label }) => [type, label]).slice(0, 3), [
      ["organisation", "Réemploi du Trégor"],
      ["words", "réemploi"],
      ["theme", "Réemploi et réparation"],
    ]);
    assert.deepEqual(JSON.parse(await get("/api/v1/suggest")).items, []);
  });
});
