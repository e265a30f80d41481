import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { assertValidHtml } from "../../web/testing/index.ts";
import { openInstance, type TestInstance } from "../testing/instance.ts";

/** What people, and those who try the door, type into the search box. */
const TYPED: [string, string][] = [
  ["nothing", ""],
  ["spaces", "   \t "],
  ["10,000 words", "recyclerie solidaire ".repeat(5_000)],
  ["10,000 different words", Array.from({ length: 10_000 }, (_, at) => `mot${at}`).join(" ")],
  ["unbalanced quotes", '"jardin « partagé “bio'],
  ["unbalanced parentheses", "((jardin) partagé)))(("],
  ["endless parentheses", "(".repeat(100_000)],
  ["nested parentheses", `${"(".repeat(500)}jardin${")".repeat(500)}`],
  ["stop words", "le la les de du et ou"],
  ["operators alone", "OU ET SAUF OR AND NOT - -- ()"],
  ["emoji", "🌱🐝🇫🇷👩‍🌾"],
  ["right to left", "\u202eجمعية بذور\u202c עמותה"],
  ["control characters", "jardin\u0000\u0007\u001b[31m\u007f\u0085partagé"],
  ["a regular-expression bomb", `${"(a+)+".repeat(30)}$ ${"a".repeat(300)}! [[[[ \\\\ .*.*.*.*x`],
  ["lone surrogates", "jardin \ud800 \udfff partagé"],
  ["signs", "?!;:,…/\\|`^~@#%&*+=<>[]{}$€"],
  ["markup", '"><script>alert(1)</script>'],
  ["a radius of nothing", "près:Morlaix~0km"],
  ["a radius beyond the Earth", "près:Morlaix~50000km"],
  ["fields of nothing", 'theme: public:"" titre:() date: près: xyz:abc __proto__:x constructor:y'],
  ["impossible dates", "date:2015-13-45 depuis:hier avant:99999 date:2018..2015 date:.. date:>"],
  ["marks of elsewhere", 'jardin~2 "a b"~5 mot^3 +obligatoire title:(x AND y)'],
  ["stars", "* ** a* *a é* ***"],
];

/** The rest of an address. */
const ASKED = [
  "page=1000000000",
  "page=-1",
  "ou=morlaix&rayon=0",
  "ou=morlaix&rayon=50000",
  "bbox=1,2,3",
  "theme=licornes&tri=x",
];

const DOORS = [
  "/recherche",
  "/carte",
  "/recherche.csv",
  "/recherche.json",
  "/recherche.geojson",
  "/recherche.atom",
  "/api/v1/recherche",
];

describe("whatever is typed in the search box", () => {
  let instance: TestInstance;
  let address = "";
  before(async () => {
    instance = await openInstance();
    address = await instance.server.listen({ port: 0, host: "127.0.0.1" });
  });
  after(() => instance.close());

  const get = (url: string) => fetch(address + url, { headers: { "accept-encoding": "identity" } });

  for (const [name, typed] of TYPED)
    it(`${name}: always an answer, on every door`, async () => {
      const q = encodeURIComponent(typed.toWellFormed());
      for (const door of q.length < 10_000 ? DOORS : ["/recherche", "/carte"]) {
        const answer = await get(`${door}?type=tout&q=${q}`);
        const body = await answer.text();
        assert.equal(answer.status, 200, `${door}: ${body.slice(0, 300)}`);
        if (door !== "/recherche") continue;
        assert.doesNotMatch(body, /<script>alert/);
        assert.ok(body.length < 130_000, `${body.length} characters`);
        await assertValidHtml(body);
      }
      assert.ok((await get(`/api/v1/suggest?q=${encodeURIComponent(typed.toWellFormed().slice(0, 100))}`)).status < 500);
    });

  it("addresses that ask for the impossible are answered", async () => {
    for (const asked of ASKED)
      for (const door of DOORS) assert.ok((await get(`${door}?q=jardin&${asked}`)).status < 500, `${door} ${asked}`);
  });

  it("a megabyte is answered by the search of its beginning, which says so", async () => {
    const answer = await get(`/recherche?q=${"jardin%20".repeat(120_000)}`);
    assert.equal(answer.status, 200);
    assert.match(await answer.text(), /très long/);
  });

  it("the server answers others meanwhile", async () => {
    const heavy = TYPED.slice(2, 4).map(([, typed]) => get(`/recherche?q=${encodeURIComponent(typed.slice(0, 3_000))}`));
    await pause(1);
    assert.equal((await get("/recherche?q=jardin")).status, 200);
    for (const answer of await Promise.all(heavy)) assert.equal(answer.status, 200);
  });

  it("every example of the help page finds something in the demonstration, and reads without a warning", async () => {
    const help = await (await get("/recherche/aide")).text();
    await assertValidHtml(help);
    const links = [...help.matchAll(/href="(\/recherche\?q=[^"]+)"/g)].map(([, href = ""]) => href.replaceAll("&amp;", "&"));
    assert.ok(links.length > 15, `${links.length} examples`);
    for (const href of new Set(links)) {
      const page = await (await get(href)).text();
      assert.match(page, /id="total"[^>]*>\s*[\d\u202f]+\u00a0fiche/, href);
      assert.doesNotMatch(page, /notice-warning/, href);
    }
    assert.ok((await (await get("/")).text()).includes("cantine OU épicerie"), "by the box of the home page too");
  });

  it("an official's sentence brings first what answers it, and says what was done", async () => {
    const best: [string, RegExp][] = [
      [
        "comment créer une épicerie solidaire dans un village de 800 habitants",
        /Comptoir de Campagne|Champ Commun|Uniterres|AGORAé/,
      ],
      [
        "nous cherchons des idées contre l'isolement des personnes âgées à la campagne",
        /Monalisa|Bistrot de Pays|Comptoir de Campagne/,
      ],
      ["comment faire revenir un médecin dans ma commune rurale", /Médecins solidaires/],
    ];
    for (const [sentence, expected] of best) {
      const page = await (await get(`/recherche?q=${encodeURIComponent(sentence)}`)).text();
      const titles = [...page.matchAll(/class="result-title">([\s\S]*?)<\/h3>/g)].map(([, title = ""]) =>
        title.replace(/<[^>]+>/g, ""),
      );
      assert.match(titles.slice(0, 3).join(" | "), expected, sentence);
      assert.match(page, /Mots laissés de côté/, sentence);
    }
  });
});
