import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { locate } from "../geography/index.ts";
import { assertNoThirdParty, assertValidHtml } from "../web/testing/index.ts";
import { pageWeight } from "../web/testing/page-weight.ts";
import { entryOf, serverOf } from "./testing/server.ts";

const at = (commune: string, department: string) => {
  const { place } = locate({ commune, department });
  return [{ ...place, commune, country: "FR", precision: place.precision }] as never;
};
const LONG = "Pour la réappropriation citoyenne des communs, de l’alimentation et de l’énergie dans les territoires ruraux "
  .repeat(2)
  .trim();

const entries = [
  entryOf({
    title: "La Recyclerie du port",
    pitch: "On répare <b>ensemble</b>",
    themes: ["reemploi-reparation"],
    stage: "essaimage",
    audiences: ["jeunes"],
    carriers: [{ name: "Les Chiffonniers" }],
    places: at("Morlaix", "29"),
    description: { how: "Chaque samedi, un atelier de vannerie réunit les habitants." },
    links: [{ rel: "home", url: "https://recyclerie.exemple.fr" }],
  }),
  entryOf(
    { title: '<script>alert("x")</script> & « fin »', pitch: "=1+1", themes: ["aide-alimentaire"], places: at("Brest", "29") },
    "s2",
  ),
  entryOf({
    title: LONG,
    places: at("Quimper", "29"),
    description: { text: "Un jardin. Et le mot caché : vannerie." },
    openness: { "description.text": "members" },
  }),
  entryOf({ title: "Sans lieu", themes: ["culture"] }, "s2"),
  entryOf({ title: "Au département près", places: [{ department: "29", region: "53", precision: "department" }] }),
  entryOf({
    title: "Une ferme en Belgique",
    places: [{ country: "BE", commune: "Liège", lat: 50.6, lon: 5.6, precision: "exact" }],
  }),
  entryOf({ kind: "organisation", title: "Réseau des ressourceries", places: at("Paris", "75") }),
  entryOf({ kind: "place", title: "Le tiers-lieu", placeTypes: ["tiers-lieu"], places: at("Morlaix", "29") }),
];
const { get, server } = await serverOf(entries);

const addresses = [
  "/",
  "/recherche",
  "/recherche?q=ressourcerie",
  "/recherche?q=vannerie&type=tout",
  "/recherche?q=ressourcerie&ou=morlaix&rayon=30&tri=proche",
  "/recherche?q=introuvable&ou=morlaix&theme=culture",
  "/recherche?ou=Sainte-Colombe",
  "/recherche?theme=licornes&page=0",
  "/recherche?type=tout&vue=carte&deplier=theme",
  "/recherche?q=%22%3E%3Cscript%3E&ou=%3Cb%3E",
  '/recherche?q=(recyclerie OU vannerie) SAUF "petit bout" Morlaix recylcerie xyz:a',
  "/recherche/aide",
  "/carte",
  "/carte?type=tout&niveau=departements&mesure=habitants",
  "/carte?type=tout&niveau=intercommunalites&tableau=entier",
  "/carte?mesure=vide",
  "/carte?type=tout&bbox=-4.6,47.9,-3.5,48.7",
  "/territoire/com-29151",
  "/territoire/dep-29",
  "/territoire/reg-53",
  "/territoire/com-01001",
];

/** `assert.match` without printing the whole page when it fails. */
const holds = (html: string, pattern: RegExp) => assert.ok(pattern.test(html), `the page does not hold ${pattern}`);

describe("the pages of search", () => {
  for (const address of addresses) {
    it(`${address} is valid, asks nothing of others, runs nothing of partners`, async () => {
      const html = await get(address);
      await assertValidHtml(html);
      assertNoThirdParty(html);
      assert.doesNotMatch(html, /<script>|<b>ensemble|alert\("x"\)<\/script>/);
    });
  }

  it("weigh less than 100 kB, whatever the results", async () => {
    const many = Array.from({ length: 60 }, (_, i) =>
      entryOf({
        title: `${LONG.slice(0, 250)} ${i}`,
        pitch: LONG.repeat(2).slice(0, 399),
        themes: ["culture"],
        places: at("Brest", "29"),
        description: { text: LONG },
      }),
    );
    const crowded = await serverOf([...entries, ...many]);
    for (const address of [
      "/recherche?type=tout",
      "/recherche?q=territoires",
      `/recherche?q=territoires&ou=finistere&rayon=100&${"partenaire=envie&theme=culture".repeat(1)}`,
    ])
      assert.ok(pageWeight(await crowded.get(address)) < 100 * 1024, `${address}: ${pageWeight(await crowded.get(address))}`);
  });

  it("show innovations first, and how many others there are", async () => {
    const html = await get("/recherche?q=ressourcerie");
    holds(html, /1\u00a0fiche</);
    holds(html, /type=organisation[^>]*>1 acteur</);
  });

  it("say first what other kinds hold when the one looked at has nothing, never that there is nothing", async () => {
    const html = await get("/recherche?q=tiers-lieu");
    holds(
      html,
      /<h2 id="total"[^>]*>Aucune innovation, mais(?:<span>)? ?(?:<span>)? ?<a href="[^"]*type=place[^"]*">1 lieu<\/a>/,
    );
    assert.doesNotMatch(html, /Rien de recensé|Aucune fiche</);
  });

  it("say how words were read, and why a fiche is there, each part removable", async () => {
    const html = await get("/recherche?q=ressourcerie&ou=morlaix&rayon=30");
    holds(html, /ressourcerie, recyclerie ou boutique de réemploi/);
    holds(html, /href="\/recherche\?ou=com-29151&amp;rayon=30"/);
    holds(html, /à moins de 30\u00a0km de Morlaix/);
    holds(html, /<mark>Recyclerie<\/mark>/);
    holds(html, /«\u00a0recyclerie\u00a0» \(pour «\u00a0ressourcerie\u00a0»\)/);
  });

  it("say what ties the parts, and offer other ways where words were read otherwise", async () => {
    const tied = await get(`/recherche?q=${encodeURIComponent("(recyclerie OU vannerie) SAUF bois")}`);
    holds(tied, /tag-joint">\(<\/span>[\s\S]*recyclerie[\s\S]*tag-joint">ou<\/span>[\s\S]*vannerie[\s\S]*tag-joint">\)/);
    holds(tied, /sans bois/);
    const corrected = await get("/recherche?q=recylcerie");
    holds(corrected, /Aucun résultat pour «\u00a0recylcerie\u00a0»\u00a0: voici ceux de «\u00a0recyclerie\u00a0»/);
    holds(corrected, /href="\/recherche\?q=%22recylcerie%22">Chercher quand même/);
    const place = await get("/recherche?q=recyclerie+morlaix");
    holds(place, /href="\/recherche\?q=recyclerie&amp;ou=com-29151">Seulement ce lieu/);
    holds(place, /href="\/recherche\?q=recyclerie&amp;ou=com-29151&amp;rayon=30"/);
    holds(place, /href="\/recherche\?q=recyclerie\+%22morlaix%22">Le mot seulement/);
    holds(await get("/carte?q=recylcerie"), /voici ceux de «\u00a0recyclerie/);
  });

  it("show three worked examples by the box", async () => {
    for (const address of ["/", "/recherche", "/recherche?q=jardin"]) {
      const html = await get(address);
      for (const meaning of ["l’un ou l’autre", "les deux mots", "l’expression exacte"]) holds(html, new RegExp(meaning));
    }
  });

  it("quote the description only where it is open to all", async () => {
    const html = await get("/recherche?q=vannerie");
    holds(html, /atelier de <mark>vannerie<\/mark>/);
    assert.doesNotMatch(html, /mot caché/);
    holds(html, /1\u00a0fiche</);
  });

  it("offer what to loosen, with how much it would bring, when nothing matches", async () => {
    const html = await get("/recherche?q=recyclerie&ou=lyon");
    holds(html, /Rien de recensé pour cette recherche/);
    holds(html, /sans «\u00a0lieu\u00a0: Lyon \(Rhône\)\u00a0»<\/a> <span class="count">1</);
    holds(html, /Les plus proches/);
    holds(html, /La <mark>Recyclerie<\/mark> du port/);
  });

  it("show what is a little farther when a place holds little, and not twice what it holds", async () => {
    const html = await get("/recherche?ou=com-29151&type=tout");
    const [here = "", farther = ""] = html.split("Ailleurs, au plus près");
    const links = (part: string): string[] =>
      [...part.matchAll(/<h[23][^>]*>\s*<a href="(\/fiche\/[^"]+)"/g)].map(([, href = ""]) => href);
    assert.ok(links(farther).length > 0, "fiches farther away");
    assert.deepEqual(
      links(farther).filter((href) => links(here).includes(href)),
      [],
    );
    assert.doesNotMatch(await get("/recherche?type=tout"), /Ailleurs, au plus près/);
  });

  it("count beside the map what cannot be on it, each with its list", async () => {
    const html = await get("/carte");
    for (const [situation, label] of [
      ["departement", "Connues au département près"],
      ["etranger", "À l’étranger"],
      ["inconnue", "Sans lieu connu"],
    ] as const)
      holds(html, new RegExp(`situation=${situation}">${label}</a> <b>1</b>`));
    holds(await get("/recherche?situation=inconnue"), /Sans lieu</);
  });

  it("look closely at a part of the country, marks and towns, and move without script", async () => {
    const html = await get("/carte?type=tout&bbox=-4.6,47.9,-3.5,48.7");
    holds(html, /<text[^>]*>\s*Brest/);
    holds(html, /<title>2 lieux au même endroit/);
    holds(html, /Vers l’ouest<\/a>/);
    holds(html, /km<\/text>/);
  });

  it("tell of a territory what is there, what it is made of, and what is beside it", async () => {
    const html = await get("/territoire/dep-29");
    holds(html, /Département, [\d\u202f]+\u00a0habitants, code 29/);
    holds(html, /href="\/territoire\/epci-\d{9}">/);
    holds(html, /Côtes-d.Armor/);
    holds(await get("/territoire/com-01001"), /Rien de recensé ici pour l’instant/);
  });

  it("lead to the one address of a territory, and say what is unknown", async () => {
    const moved = await server.inject("/territoire/D29");
    assert.deepEqual([moved.statusCode, moved.headers.location], [301, "/territoire/dep-29"]);
    assert.equal(
      (await server.inject("/territoire/nulle-part")).statusCode,
      500,
      "the application turns the problem into a page",
    );
  });

  it("count what the home page says", async () => {
    const html = await get("/");
    holds(html, /<strong>6<\/strong> <a href="\/recherche">innovations recensées/);
    holds(html, /<strong>2<\/strong> <a href="\/reseau">réseaux partenaires/);
    holds(html, /<strong>4<\/strong> <a[^>]*>communes/);
  });
});
