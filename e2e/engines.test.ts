import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Services } from "../src/app/services.ts";
import { openInstance, openSchema, type TestInstance } from "../src/app/testing/instance.ts";
import { harvestDeps } from "../src/app/wiring/harvest.ts";
import { allEntries, changesAfter, entryPath } from "../src/catalogue/index.ts";
import {
  addPartner,
  addSource,
  harvestSource,
  listPartners,
  listSources,
  runsOf,
  sourceFromMapping,
} from "../src/harvest/index.ts";
import { fixedClock } from "../src/platform/clock.ts";
import { sharedData } from "../src/platform/testing/shared-data.ts";

/** Answers compared as they are sent, ids and dates of arrival aside. */
const QUERIES = [
  "",
  "?type=tout",
  "?type=tout&tri=recent",
  "?type=tout&q=jardin",
  "?type=tout&q=tiers-lieux",
  "?q=ressourcerie",
  "?q=repair+caf%C3%A9",
  "?q=habitat+partag%C3%A9",
  "?q=%22monnaie+locale%22",
  "?q=jardin+-%C3%A9cole",
  "?q=l%E2%80%99%C5%93uvre",
  "?q=cooperativa&type=tout",
  "?type=tout&q=num%C3%A9rique&ou=reg-27",
  "?type=lieu&ou=dep-29",
  "?type=tout&ou=com-29151&rayon=50&tri=proche",
  "?type=tout&ou=48.85,2.35&rayon=5",
  "?type=tout&theme=alimentation",
  "?type=tout&theme=alimentation&theme=mobilite&public=jeunes",
  "?type=tout&partenaire=carnet-bretagne",
  "?type=tout&bbox=-5,47,-1,49",
  "?type=organisation,dispositif&q=accompagnement",
  "?type=tout&q=jardin&page=3",
  "?q=xylophone",
];

const PAGES = [
  "/",
  "/carte?type=tout",
  "/reseau",
  "/reseau/mednum-bfc",
  "/territoire/dep-21",
  "/territoire/reg-53",
  "/vocabulaire/themes",
];

const FILES = [
  "/donnees/fiches.ndjson",
  "/recherche.csv?type=tout",
  "/recherche.geojson?type=tout",
  "/recherche.json?type=tout",
  "/recherche.atom?type=tout",
  "/sitemap.xml",
  "/api/v1/reseau",
  "/api/v1/changements",
  "/api/v1/vocabulaire",
  "/vocabulaire.ttl",
];

/** Text that tries the engines where they differ: order of accents and of case, emoji, characters beyond 16 bits, a NUL. */
const AWKWARD = [
  { id: "é", nom: "Élan \u0000 brisé", texte: "L’œuvre d’un\u0000 été 🐝 𝒜" },
  { id: "e", nom: "élan", texte: "zéro" },
  { id: "E", nom: "ELAN", texte: "\ud83d seul" },
  { id: "Z", nom: "Zèbre 'quoted' \"double\" \\ %_", texte: "'; drop table entry; --" },
  { id: "ß", nom: "straße", texte: "x".repeat(100_000) },
  { id: "  ", nom: "sans identifiant", texte: "" },
];
const AWKWARD_MAPPING = `
source: difficile
partner: difficile
title: Une source difficile
role: innovations
why: Pour ce que les moteurs ne trient pas pareil.
licence: Licence Ouverte 2.0
file: difficile.ndjson
record: { id: id, kind: innovation }
fields:
  title: nom
  description.text: texte
`;

async function addFromMapping(services: Services, yaml: string, path: string): Promise<string> {
  const { partner, file: _file, url: _url, ...described } = sourceFromMapping(yaml);
  const owner = await addPartner(services, { name: partner });
  const source = await addSource(
    services,
    { ...described, partner: owner.id, location: { kind: "file", path } },
    { yaml, by: "test" },
  );
  return source.id;
}

/** Two real files, of which one comes back changed, and a difficult one: the same for each engine. */
async function harvestRealFiles(services: Services, folder: string): Promise<void> {
  const harvest = (source: string) => harvestSource(harvestDeps(services), source);
  const mapping = (name: string) => readFileSync(new URL(`../sources/${name}.yaml`, import.meta.url), "utf8");
  await harvest(await addFromMapping(services, mapping("ess-europe-susy"), sharedData("sources", "susy-ssedas-europe.geojson")));
  const again = join(folder, "mednum.csv");
  const mednum = await addFromMapping(services, mapping("mediation-numerique-bfc"), again);
  for (const date of ["200409", "200429", "200515"]) {
    copyFileSync(sharedData("sources", `bfc-mediation-numerique-${date}-a.csv`), again);
    await harvest(mednum);
  }
  const awkward = join(folder, "difficile.ndjson");
  writeFileSync(awkward, AWKWARD.map((record) => JSON.stringify(record)).join("\n"));
  await harvest(await addFromMapping(services, AWKWARD_MAPPING, awkward));
}

/** Replaces every id by what it stands for: ids are minted by chance. */
async function nameless({ services }: TestInstance): Promise<(text: string) => string> {
  const { read } = services.database;
  const [partners, sources] = await Promise.all([listPartners(read), listSources(read)]);
  const names = new Map([...partners, ...sources].map(({ id, slug }) => [id, slug]));
  for await (const entries of allEntries(read))
    for (const { id, sources: said } of entries)
      names.set(id, `<${said.map(({ source, remoteId }) => `${names.get(source)}/${remoteId}`).join("+")}>`);
  for (const { id } of sources) for (const run of await runsOf(read, id)) names.set(run.id, "<run>");
  // Where there is no picture, one is drawn from the id.
  const drawn = /<svg class="cells[\s\S]*?<\/svg>/g;
  return (text) => text.replace(/[0-9a-hjkmnp-tv-z]{15}/g, (id) => names.get(id) ?? id).replace(drawn, "");
}

/** Fails with the place where two long texts begin to differ. */
function assertSame(a: string | undefined, b: string | undefined, what: string): void {
  if (a === b) return;
  const [first, second] = [a ?? "", b ?? ""];
  let at = 0;
  while (at < first.length && first[at] === second[at]) at++;
  const around = (text: string) => text.slice(Math.max(0, at - 150), at + 150);
  assert.fail(`${what} differs at ${at}:\n  SQLite:     …${around(first)}…\n  PostgreSQL: …${around(second)}…`);
}

/** Loudly absent: this is the one proof that the two engines are one product. */
const server = process.env.ESSAIM_TEST_DATABASE_URL;
const skip = server || process.env.CI === "true" ? false : "NOT TESTED: set ESSAIM_TEST_DATABASE_URL, or run .ci/run";

describe("the two engines give the same answers", { skip }, () => {
  const folder = mkdtempSync(join(tmpdir(), "essaim-engines-"));
  const instances: TestInstance[] = [];
  const readers: ((text: string) => string)[] = [];
  let remove: (() => Promise<void>) | undefined;

  before(async () => {
    const schema = await openSchema();
    assert.ok(schema, "no PostgreSQL server");
    remove = schema.remove;
    for (const settings of [{}, { DATABASE_URL: schema.url }]) {
      const options = {
        clock: fixedClock("2026-11-22T12:00:00.000Z"),
        prepare: (services: Services) => harvestRealFiles(services, folder),
      };
      const instance = await openInstance(settings, options);
      instances.push(instance);
      readers.push(await nameless(instance));
    }
  });
  after(async () => {
    for (const instance of instances) await instance.close();
    await remove?.();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The same question to both, ids put aside. */
  async function both<T>(ask: (instance: TestInstance, named: (text: string) => string) => Promise<T>): Promise<[T, T]> {
    const [sqlite, postgres] = instances;
    const [first, second] = readers;
    assert.ok(sqlite && postgres && first && second);
    assert.deepEqual([sqlite.services.database.dialect, postgres.services.database.dialect], ["sqlite", "postgres"]);
    return [await ask(sqlite, first), await ask(postgres, second)];
  }

  const get = (url: string) =>
    both(async ({ server }, named) => {
      const { statusCode, body } = await server.inject({ url });
      assert.equal(statusCode, 200, url);
      return named(body);
    });

  it("the same reports of each run", async () => {
    const [a, b] = await both(async ({ services }) => {
      const sources = await listSources(services.database.read);
      const runs = await Promise.all(
        sources.map(async ({ id, slug }) => ({ slug, runs: await runsOf(services.database.read, id) })),
      );
      return runs.map(({ slug, runs }) => ({
        slug,
        runs: runs.map(({ status, failure, report: { seconds: _, ...report } }) => ({ status, failure, report })),
      }));
    });
    assert.deepEqual(a, b);
    const mednum = a.find(({ slug }) => slug === "mediation-numerique-bfc")?.runs.map(({ report }) => report.created);
    assert.deepEqual(mednum?.toSorted((x, y) => x - y).slice(0, 2), [0, 46], "the file came back twice");
  });

  it("the same fiches and the same story of changes, in the same order", async () => {
    const [a, b] = await both(async ({ services }, named) => {
      const entries = (await Array.fromAsync(allEntries(services.database.read))).flat();
      const changes = await changesAfter(services.database.read, 0, 100_000);
      return {
        entries: entries.map((entry) => named(JSON.stringify(entry))),
        changes: changes.map((change) => named(JSON.stringify(change))),
      };
    });
    const awkward = a.entries.filter((entry) => entry.includes("<difficile/"));
    assert.ok(awkward.length >= 5 && awkward.some((entry) => entry.includes("🐝 𝒜")));
    assert.doesNotMatch(awkward.join(""), /\\u0000/, "what no database holds is told and left out");
    assert.ok(a.entries.length > 2_500 && a.changes.length > a.entries.length);
    for (const [i, entry] of a.entries.entries()) assertSame(entry, b.entries[i], `fiche ${i}`);
    assert.deepEqual(b, a);
  });

  it("the same results, in the same order, with the same counts in each facet", async () => {
    let found = 0;
    for (const query of QUERIES) {
      const [a, b] = await get(`/api/v1/recherche${query}`);
      assert.deepEqual(JSON.parse(b), JSON.parse(a), query);
      const { resultats, total } = JSON.parse(a) as { resultats: unknown[]; total: number };
      found += resultats.length;
      assert.equal(total === 0, query === "?q=xylophone", `${query} finds ${total}`);
    }
    assert.ok(found > 200);
  });

  it("the same pages", async () => {
    for (const url of [...PAGES, ...QUERIES.slice(0, 6).map((query) => `/recherche${query}`)]) {
      const [a, b] = await get(url);
      assertSame(a, b, url);
    }
    const [a, b] = await both(async ({ services, server }, named) => {
      const entries = (await Array.fromAsync(allEntries(services.database.read))).flat().filter((_, i) => i % 50 === 0);
      return Promise.all(entries.map(async (entry) => named((await server.inject({ url: entryPath(entry) })).body)));
    });
    for (const [i, page] of a.entries()) assertSame(page, b[i], `page of fiche ${i}`);
  });

  it("the same files to take away", async () => {
    for (const url of FILES) {
      const [a, b] = await get(url);
      assert.ok(a.length > 500, url);
      assertSame(a, b, url);
    }
  });
});
