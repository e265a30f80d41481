import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import Fastify, { type FastifyInstance } from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import { isProblem } from "../platform/errors.ts";
import { webPlugin } from "../web/index.ts";
import { assertNoThirdParty, assertPageWeight, assertValidHtml } from "../web/testing/valid-html.ts";
import { SCHEMES } from "./concept.ts";
import { CROSSWALKS } from "./crosswalk.ts";
import type { Alignment } from "./names.ts";
import { wantedFormat } from "./negotiate.ts";
import { parseTurtle } from "./testing/turtle-parser.ts";
import { vocabularyRoutes } from "./vocabulary.routes.tsx";
import { schemeInfo } from "./vocabulary.ts";

const URL_BASE = "https://essaim.example";
const words: Alignment[] = [
  { source: "reseau-a", scheme: "themes", label: "Récup' & <b>Cie</b>", to: ["reemploi-reparation"], match: "close", by: "x" },
  { source: "reseau-a", scheme: "themes", label: "Divers et variés", to: [], match: "unclassified", by: "x" },
];

describe("the pages of the vocabulary", () => {
  let server: FastifyInstance;
  const get = (url: string, headers: Record<string, string> = {}) => server.inject({ url, headers });

  before(async () => {
    server = Fastify({ routerOptions: { maxParamLength: 300, ignoreTrailingSlash: true } });
    server.setValidatorCompiler(validatorCompiler);
    server.setSerializerCompiler(serializerCompiler);
    server.setErrorHandler((error, _request, reply) =>
      reply.code(isProblem(error) ? 404 : 500).send(isProblem(error) ? error.detail : String(error)),
    );
    await server.register(webPlugin, {
      instance: { name: "Essaim", tagline: "le carrefour des innovations sociales", url: URL_BASE },
    });
    const counts = async (scheme: string) =>
      scheme === "themes"
        ? new Map([
            ["circuits-courts", 12],
            ["alimentation", 20],
          ])
        : undefined;
    await server.register(vocabularyRoutes({ url: URL_BASE, alignments: async () => words, counts }));
  });
  after(() => server.close());

  it("show every list, whole and valid, in less than 60 kB", async () => {
    const paths = [
      "/vocabulaire",
      ...SCHEMES.map((scheme) => `/vocabulaire/${schemeInfo(scheme).path}`),
      ...["tous-themes", "tous-types-de-lieu", "source-reseau-a", ...CROSSWALKS].map(
        (id) => `/vocabulaire/correspondances/${id}`,
      ),
    ];
    for (const path of paths) {
      const { statusCode, body } = await get(path);
      assert.equal(statusCode, 200, path);
      await assertValidHtml(body);
      assertNoThirdParty(body);
      // The page of shared words is a reference table, read whole.
      assertPageWeight(body, "", "", path.endsWith("/tous-themes") ? 100 : 60);
    }
  });

  it("give each concept its page: meaning, other words, place, correspondences, fiches", async () => {
    const { body } = await get("/vocabulaire/themes/circuits-courts");
    await assertValidHtml(body);
    assert.match(body, /<h1>Circuits courts et paniers locaux<\/h1>/);
    assert.match(body, /Vente directe/);
    assert.match(body, /href="\/vocabulaire\/themes\/alimentation"/);
    assert.match(body, /href="\/vocabulaire\/correspondances\/carrefour-2018#AGR"/);
    assert.match(body, /href="\/recherche\?theme=circuits-courts&amp;type=tout">Voir les 12\u00a0fiches/);
    assert.match(body, /https:\/\/essaim\.example\/vocabulaire\/themes\/circuits-courts/);
  });

  it("promise no fiche where there is none", async () => {
    const { body } = await get("/vocabulaire/themes/eau");
    assert.doesNotMatch(body, /recherche\?theme=eau/);
    assert.match(
      (await get("/vocabulaire/publics/seniors")).body,
      /recherche\?public=seniors&amp;type=tout">Chercher les fiches/,
    );
  });

  it("show what a source's words became, and never run them", async () => {
    const { body } = await get("/vocabulaire/correspondances/source-reseau-a");
    assert.match(body, /Récup' &amp; &lt;b>Cie/);
    assert.match(body, /sans équivalent, gardé tel quel/);
    assert.match(body, /id="mot-recup-et-b-cie-b"/);
    assert.match((await get("/vocabulaire/themes/reemploi-reparation")).body, /Récup' &amp; &lt;b>Cie/);
  });

  it("an address that leads nowhere says so", async () => {
    for (const path of [
      "/vocabulaire/inconnu",
      "/vocabulaire/themes/inconnu",
      "/vocabulaire/themes/eau.csv",
      "/vocabulaire/correspondances/inconnu",
      "/vocabulaire/inconnu.ttl",
    ]) {
      assert.equal((await get(path)).statusCode, 404, path);
    }
  });

  it("give the same as files: Turtle, JSON-LD, CSV, for all, one list, one concept", async () => {
    const all = await get("/vocabulaire.ttl");
    assert.equal(all.headers["content-type"], "text/turtle; charset=utf-8");
    const triples = parseTurtle(all.body);
    assert.ok(triples.some((triple) => triple.startsWith(`${URL_BASE}/vocabulaire/correspondances/source-reseau-a#`)));
    assert.equal(JSON.parse((await get("/vocabulaire/themes.jsonld")).body)["@graph"].length, 96);
    assert.match((await get("/vocabulaire.csv")).body, /^\ufeffliste;id;label;parent;synonymes/);
    assert.match((await get("/vocabulaire/themes.csv")).body, /^\ufeffid;label;parent;synonymes/);
    assert.ok(parseTurtle((await get("/vocabulaire/themes/eau.ttl")).body).length > 5);
    assert.equal(JSON.parse((await get("/vocabulaire/themes/eau.jsonld")).body)["@graph"].length, 1);
  });

  it("are not sent again to who has them", async () => {
    const { headers } = await get("/vocabulaire/themes.ttl");
    const again = await get("/vocabulaire/themes.ttl", { "if-none-match": String(headers.etag) });
    assert.equal(again.statusCode, 304);
    assert.equal(again.body, "");
  });

  it("answer machines at the very address of a concept", async () => {
    const answer = await get("/vocabulaire/themes/eau", { accept: "text/turtle" });
    assert.equal(answer.statusCode, 303);
    assert.equal(answer.headers.location, "/vocabulaire/themes/eau.ttl");
    assert.equal(answer.headers.vary, "Accept");
    assert.equal((await get("/vocabulaire", { accept: "application/ld+json" })).headers.location, "/vocabulaire.jsonld");
    assert.equal((await get("/vocabulaire/themes/eau", { accept: "text/html,application/xhtml+xml,*/*;q=0.8" })).statusCode, 200);
  });
});

describe("what an Accept header asks for", () => {
  const cases: [string | undefined, string | undefined][] = [
    [undefined, undefined],
    ["*/*", undefined],
    ["text/html", undefined],
    ["text/turtle", "ttl"],
    ["text/turtle, */*;q=0.1", "ttl"],
    ["application/ld+json;q=0.9, text/turtle;q=0.8", "jsonld"],
    ["text/html, text/turtle", undefined],
    ["text/html;q=0.5, text/turtle", "ttl"],
    ["text/turtle;q=0", undefined],
    ["image/png", undefined],
    [",;q=,,", undefined],
  ];
  for (const [accept, format] of cases)
    it(`${accept} gives ${format ?? "a page"}`, () => assert.equal(wantedFormat(accept), format));
});
