import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { allEntries, type Entry, entryPath } from "../catalogue/index.ts";
import { findSource, runsOf } from "../harvest/index.ts";
import { assertNoThirdParty, assertValidHtml, assertWholeWeight, pageWeight } from "../web/testing/index.ts";
import { openInstance, type TestInstance } from "./testing/instance.ts";
import { routesOf } from "./testing/routes.ts";

type Visit = { url: string; status?: number; limitKb?: number; to?: string };

const open = (...urls: string[]): Visit[] => urls.map((url) => ({ url }));
const signedIn = (url: string): Visit[] => [{ url, status: 302, to: `/connexion?next=${encodeURIComponent(url)}` }];

/** What to visit of each route that answers GET. A route that is not here fails the test. */
function visits(entry: Entry, run: string): Record<string, Visit[]> {
  const fiche = entryPath(entry);
  return {
    "/": open("/"),
    "/assets/:hash/:name": [{ url: "/assets/000000000000/essaim.js", status: 404 }],
    "/api/openapi.json": open("/api/openapi.json"),
    "/api/v1/fiches/:id": open(`/api/v1/fiches/${entry.id}`),
    "/api/v1/changements": open("/api/v1/changements"),
    "/api/v1/reseau": open("/api/v1/reseau"),
    "/api/v1/recherche": open("/api/v1/recherche"),
    "/api/v1/vocabulaire": open("/api/v1/vocabulaire"),
    "/api/v1/vocabulaire/:liste": open("/api/v1/vocabulaire/themes"),
    "/api/v1/vocabulaire/:liste/propositions": open("/api/v1/vocabulaire/themes/propositions?mot=velo"),
    "/api/v1/suggest": open("/api/v1/suggest?q=mor"),
    "/aide": open("/aide", "/aide/"),
    "/a-propos": open("/a-propos"),
    "/accessibilite": open("/accessibilite"),
    "/vie-privee": open("/vie-privee"),
    "/connexion": open("/connexion", "/connexion?next=/espace"),
    "/connexion/:token": [{ url: "/connexion/nimporte-quoi", status: 400 }],
    "/connexion/code": [{ url: "/connexion/code", status: 400 }],
    "/connexion/fournisseur": [{ url: "/connexion/fournisseur", status: 404 }],
    "/connexion/fournisseur/retour": [{ url: "/connexion/fournisseur/retour?code=x&state=y", status: 404 }],
    "/compte": signedIn("/compte"),
    "/compte/adresse": signedIn("/compte/adresse"),
    "/compte/adresse/:secret": [{ url: "/compte/adresse/nimporte-quoi", status: 404 }],
    "/compte/adresse/retour/:secret": [{ url: "/compte/adresse/retour/nimporte-quoi", status: 404 }],
    "/compte/mot-de-passe": signedIn("/compte/mot-de-passe"),
    "/compte/profil": signedIn("/compte/profil"),
    "/compte/second-facteur": signedIn("/compte/second-facteur"),
    "/personnes/:id": [{ url: "/personnes/inconnue", status: 404 }],
    "/bureau/comptes": signedIn("/bureau/comptes"),
    "/bureau/comptes/:id": signedIn("/bureau/comptes/inconnu"),
    "/compte/donnees.json": signedIn("/compte/donnees.json"),
    "/carte": [
      { url: "/carte", limitKb: 200 },
      { url: "/carte?q=jardin&ou=dep-29", limitKb: 200 },
    ],
    "/donnees": open("/donnees"),
    "/donnees/fiches.ndjson": open("/donnees/fiches.ndjson"),
    "/fiche/:address": [
      { url: fiche, limitKb: 60 },
      { url: `/fiche/${entry.id}`, status: 301, to: fiche },
      { url: "/fiche/inconnue-000000000000000", status: 404 },
    ],
    "/fiche/:address.jsonld": open(`${fiche}.jsonld`),
    "/favicon.svg": open("/favicon.svg"),
    "/favicon.ico": [{ url: "/favicon.ico", status: 301, to: "/favicon.svg" }],
    "/robots.txt": open("/robots.txt"),
    "/sitemap.xml": open("/sitemap.xml"),
    "/sitemap-:file": open("/sitemap-pages.xml", "/sitemap-1.xml"),
    "/reseau": open("/reseau"),
    "/reseau/:partner": [...open("/reseau/carnet-bretagne"), { url: "/reseau/inconnu", status: 404 }],
    "/reseau/:partner/:source/correspondance.yaml": [
      ...open("/reseau/carnet-bretagne/bretagne/correspondance.yaml"),
      { url: "/reseau/carnet-reemploi/bretagne/correspondance.yaml", status: 404 },
    ],
    "/reseau/:partner/:source/:run": open(`/reseau/carnet-bretagne/bretagne/${run}`),
    "/recherche": [
      ...open(
        "/recherche",
        "/recherche?type=tout",
        "/recherche?q=ressourcerie&ou=Finist%C3%A8re",
        "/recherche?q=jardin&tri=recent&page=2",
        "/recherche?ou=com-29151&rayon=30",
        "/recherche?ou=Saint-Denis",
        "/recherche?q=xylophone+quantique",
        "/recherche?theme=alimentation&public=jeunes&stade=tested",
      ),
      { url: "/recherche?q=jardin&vue=carte", limitKb: 140 },
    ],
    "/recherche.csv": open("/recherche.csv?q=jardin"),
    "/recherche.geojson": open("/recherche.geojson?q=jardin"),
    "/recherche.json": open("/recherche.json?q=jardin"),
    "/recherche.atom": open("/recherche.atom?q=jardin"),
    "/espace": signedIn("/espace"),
    "/espace/modele.csv": open("/espace/modele.csv"),
    "/espace/modele.xlsx": open("/espace/modele.xlsx"),
    "/espace/:partner": signedIn("/espace/carnet-bretagne"),
    "/espace/:partner/nouvelle": signedIn("/espace/carnet-bretagne/nouvelle"),
    "/espace/:partner/preparation/:draft": signedIn("/espace/carnet-bretagne/preparation/x"),
    "/espace/:partner/preparation/:draft/presentation": signedIn("/espace/carnet-bretagne/preparation/x/presentation"),
    "/espace/:partner/:source": signedIn("/espace/carnet-bretagne/bretagne"),
    "/espace/:partner/:source/correspondance/:version": signedIn("/espace/carnet-bretagne/bretagne/correspondance/1.yaml"),
    "/vocabulaire": open("/vocabulaire"),
    "/vocabulaire.ttl": open("/vocabulaire.ttl"),
    "/vocabulaire.jsonld": open("/vocabulaire.jsonld"),
    "/vocabulaire.csv": open("/vocabulaire.csv"),
    "/vocabulaire/correspondances": [{ url: "/vocabulaire/correspondances", status: 301, to: "/vocabulaire#correspondances" }],
    "/vocabulaire/correspondances/:list": [{ url: "/vocabulaire/correspondances/inconnue", status: 404 }],
    "/vocabulaire/:scheme": [
      ...open("/vocabulaire/themes", "/vocabulaire/themes.ttl"),
      { url: "/vocabulaire/rien", status: 404 },
    ],
    "/vocabulaire/:scheme/:concept": [
      ...open("/vocabulaire/themes/alimentation", "/vocabulaire/themes/alimentation.jsonld"),
      { url: "/vocabulaire/themes/rien", status: 404 },
    ],
    "/territoire/:code": [
      ...open("/territoire/com-29151", "/territoire/dep-29", "/territoire/reg-53", "/territoire/epci-242900835"),
      { url: "/territoire/com-99999", status: 404 },
    ],
    "/suivre": open("/suivre", "/suivre?territoire=dep-29", `/suivre?fiche=${entry.id}`),
    "/suivre/confirmer/:secret": [{ url: "/suivre/confirmer/x", status: 404 }],
    "/mes-suivis": open("/mes-suivis"),
    "/mes-suivis/apercu": signedIn("/mes-suivis/apercu"),
    "/mes-suivis/:secret": [{ url: "/mes-suivis/x", status: 404 }],
    "/mes-suivis/:secret/apercu": [{ url: "/mes-suivis/x/apercu", status: 404 }],
    "/desabonnement/:secret": [{ url: "/desabonnement/x", status: 404 }],
    "/fiche/:address/discussion": open(`${fiche}/discussion`),
    "/regle-de-conversation": open("/regle-de-conversation"),
    "/message/:secret": [{ url: "/message/x", status: 404 }],
    "/mes-messages": signedIn("/mes-messages"),
    "/mes-messages/:id": signedIn("/mes-messages/x"),
    "/charte": [...open("/charte", "/charte?version=1"), { url: "/charte?version=99", status: 404 }],
    "/bureau/charte": signedIn("/bureau/charte"),
    "/bureau/candidatures": signedIn("/bureau/candidatures"),
    "/reseau/rejoindre": open("/reseau/rejoindre"),
    "/reseau/candidature/:secret": [{ url: "/reseau/candidature/x", status: 404 }],
    "/reseau/candidatures": open("/reseau/candidatures"),
    "/reseau/candidatures/:id": [{ url: "/reseau/candidatures/x", status: 404 }],
    "/reseau/silence/:secret": [{ url: "/reseau/silence/x", status: 404 }],
    "/vocabulaire/propositions": open("/vocabulaire/propositions"),
    "/vocabulaire/propositions.csv": open("/vocabulaire/propositions.csv"),
    "/vocabulaire/propositions.json": open("/vocabulaire/propositions.json"),
    "/vocabulaire/propositions/nouvelle": open(
      "/vocabulaire/propositions/nouvelle",
      "/vocabulaire/propositions/nouvelle?liste=themes&type=add",
      "/vocabulaire/propositions/nouvelle?liste=odd&type=retire",
    ),
    "/vocabulaire/propositions/:id": [{ url: "/vocabulaire/propositions/x", status: 404 }],
    "/vocabulaire/proposition/:secret": [{ url: "/vocabulaire/proposition/x", status: 404 }],
    "/_composants": [{ url: "/_composants", limitKb: 1_000 }],
  };
}

describe("the whole server, over the demonstration network", () => {
  let instance: TestInstance;
  let entries: Entry[];
  let run: string;
  before(async () => {
    instance = await openInstance();
    const { read } = instance.services.database;
    entries = (await Array.fromAsync(allEntries(read))).flat();
    const source = await findSource(read, "bretagne");
    run = (await runsOf(read, source?.id ?? "", 1))[0]?.id ?? "";
  });
  after(() => instance?.close());

  const get = (url: string) => instance.server.inject({ url });

  async function visit({ url, status = 200, limitKb = 100, to }: Visit): Promise<void> {
    const answer = await get(url);
    assert.equal(answer.statusCode, status, url);
    if (to !== undefined) assert.equal(answer.headers.location, to, url);
    assert.ok(answer.headers["content-security-policy"], `${url} carries the security headers`);
    if (!String(answer.headers["content-type"]).startsWith("text/html")) return;
    await assertValidHtml(answer.body);
    assertNoThirdParty(answer.body);
    assertWholeWeight(answer.body, limitKb);
    assert.match(answer.body, /<html lang="fr">/, url);
  }

  it("has a visit for every route that answers GET, and each goes as it should", async (t) => {
    const [entry] = entries;
    assert.ok(entry);
    const planned = visits(entry, run);
    const routes = routesOf(instance.server).filter(({ methods }) => methods.includes("GET"));
    assert.deepEqual(
      routes.map(({ path }) => path).filter((path) => !(path in planned)),
      [],
      "routes that no visit knows",
    );
    assert.deepEqual(
      Object.keys(planned).filter((path) => !routes.some((route) => route.path === path)),
      [],
      "visits to routes that are gone",
    );
    for (const [path, some] of Object.entries(planned))
      await t.test(path, async () => {
        for (const each of some) await visit(each);
      });
  });

  it("shows each fiche within 60 kB, sheets and scripts included", async () => {
    const heavy: string[] = [];
    for (const entry of entries) {
      const { body, statusCode } = await get(entryPath(entry));
      assert.equal(statusCode, 200);
      if (pageWeight(body) > 60 * 1024) heavy.push(`${entryPath(entry)}: ${Math.round(pageWeight(body) / 1024)} kB`);
    }
    assert.ok(entries.length > 250);
    assert.deepEqual(heavy, []);
  });

  it("writes fiches that are valid HTML, whatever partners wrote", async () => {
    for (const entry of entries.filter((_, i) => i % 12 === 0)) await visit({ url: entryPath(entry), limitKb: 60 });
  });

  it("leads nowhere wrong: every link of its own on the pages of a visitor answers", async () => {
    const seen = new Set<string>();
    const broken: string[] = [];
    for (const from of [
      "/",
      "/recherche",
      "/carte",
      "/reseau",
      "/reseau/carnet-bretagne",
      "/donnees",
      "/vocabulaire",
      "/aide",
      "/a-propos",
    ]) {
      const links = [...(await get(from)).body.matchAll(/ href="(\/[^"#]*)/g)].map((match) =>
        (match[1] ?? "").replaceAll("&amp;", "&"),
      );
      for (const link of links.filter((each) => !seen.has(each))) {
        seen.add(link);
        const { statusCode } = await get(link);
        if (statusCode >= 400) broken.push(`${from} leads to ${link}: ${statusCode}`);
      }
    }
    assert.ok(seen.size > 100);
    assert.deepEqual(broken, []);
  });

  it("answers HEAD like GET, without a body", async () => {
    for (const url of ["/", "/recherche?q=jardin", "/donnees/fiches.ndjson", "/api/v1/reseau", "/nulle-part"]) {
      const head = await instance.server.inject({ url, method: "HEAD" });
      assert.equal(head.body, "", url);
      assert.equal(head.statusCode, (await get(url)).statusCode, url);
    }
  });

  it("lets a script of any site read the API, and asks before", async () => {
    assert.equal((await get("/api/v1/reseau")).headers["access-control-allow-origin"], "*");
    const asked = await instance.server.inject({ url: "/api/v1/recherche", method: "OPTIONS" });
    assert.equal(asked.statusCode, 204);
    assert.equal(asked.headers["access-control-allow-origin"], "*");
    assert.match(String(asked.headers["access-control-allow-methods"]), /GET/);
    assert.equal((await get("/recherche")).headers["access-control-allow-origin"], undefined);
  });
});
