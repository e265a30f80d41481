import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { after, it } from "node:test";
import { fixedClock } from "../platform/clock.ts";
import { runCommandLine } from "../platform/command-line.ts";
import type { Database } from "../platform/database.ts";
import type { GuardedFetch } from "../platform/http-client.ts";
import { eachDatabase } from "../platform/testing/database.ts";
import { setCommuneCentres } from "./centroids.ts";
import { setDeclaredTerritories } from "./declared.ts";
import { geoCommands } from "./geo.cli.ts";
import { territory } from "./territory.ts";

const folder = mkdtempSync(join(tmpdir(), "essaim-geo-"));
const clock = fixedClock("2026-11-22T10:00:00.000Z");

const fetch: GuardedFetch = async (url) => ({
  status: url.endsWith("absent.csv") ? 404 : 200,
  headers: new Headers(),
  finalUrl: url,
  body: (async function* () {
    yield Buffer.from("insee,lat,lon\n29151,48.5773,-3.8274\n");
  })(),
});

async function essaim(database: Database, ...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const [out, err] = [text(stdout), text(stderr)];
  const streams = { stdout, stderr, signal: new AbortController().signal };
  const code = await runCommandLine({
    commands: geoCommands,
    argv,
    open: async () => ({ database, clock, fetch }),
    close: async () => {},
    streams,
  });
  stdout.end();
  stderr.end();
  return { code, out: await out, err: await err };
}

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

after(() => rmSync(folder, { recursive: true, force: true }));

eachDatabase("essaim geo", (open) => {
  after(() => {
    setCommuneCentres(new Map());
    setDeclaredTerritories([]);
  });

  it("update reads a file or an address, and reports each bad line", async () => {
    const database = await open();
    const csv = file("centres.csv", "code_insee,lat,lon\n29151,48.58,-3.83\n29232,4,95\n35238,48.11,-1.68\n");
    const { code, out } = await essaim(database, "geo", "update", csv);
    assert.equal(code, 0);
    assert.match(out, /2\scentres de communes retenus, 1\sligne refusée\s:\n {2}ligne 3\s: Quimper/);
    const fetched = await essaim(database, "geo", "update", "https://exemple.fr/centres.csv", "--json");
    assert.deepEqual(JSON.parse(fetched.out), { kept: 1, refused: 0, issues: [] });
    assert.match((await essaim(database, "geo", "update", "--reset")).out, /officiels/);
  });

  it("update says what is wrong with what it is given", async () => {
    const database = await open();
    for (const [from, words] of [
      [join(folder, "absent.csv"), /n’existe pas/],
      ["https://exemple.fr/absent.csv", /a répondu 404/],
      [file("autre.csv", "nom;ville\nx;y\n"), /Il manque une colonne/],
    ] as const) {
      const { code, err } = await essaim(database, "geo", "update", from);
      assert.notEqual(code, 0);
      assert.match(err, words);
    }
  });

  it("territory add, list and remove keep the declared territories", async () => {
    const database = await open();
    assert.equal((await essaim(database, "geo", "territory", "list")).code, 3);
    const added = await essaim(
      database,
      "geo",
      "territory",
      "add",
      "Pays de Morlaix",
      "242900835,29151",
      "--note",
      "Trois cantons",
    );
    assert.match(added.out, /pays-morlaix\s: 2\d\scommunes/);
    const perimeter = file(
      "quartier.geojson",
      JSON.stringify({
        type: "Polygon",
        coordinates: [
          [
            [-3.84, 48.56],
            [-3.8, 48.56],
            [-3.8, 48.62],
            [-3.84, 48.56],
          ],
        ],
      }),
    );
    assert.equal(
      (await essaim(database, "geo", "territory", "add", "Boissière", "--perimeter", perimeter, "--slug", "boissiere")).code,
      0,
    );
    assert.match((await essaim(database, "geo", "territory", "list")).out, /pays-boissiere.*\n.*pays-morlaix +Pays de Morlaix/);
    assert.match((await essaim(database, "geo", "territory", "add", "Morlaix", "29151")).err, /--replace/);
    assert.match(
      (await essaim(database, "geo", "territory", "add", "X-files", "--perimeter", file("x.geojson", "{"))).err,
      /JSON/,
    );
    assert.equal((await essaim(database, "geo", "territory", "remove", "pays-morlaix")).code, 0);
    assert.equal(territory("pays-morlaix"), undefined);
    assert.match((await essaim(database, "geo", "territory", "remove", "pays-morlaix")).err, /geo territory list/);
  });

  it("locate shows where a place would be, and why", async () => {
    const database = await open();
    const { out, code } = await essaim(database, "geo", "locate", "Saint", "Denis", "--lat=48.93", "--lon=2.36");
    assert.equal(code, 0);
    assert.match(out, /insee +93066/);
    assert.match(out, /Précision\s: coordonnées données\nPlusieurs communes se nomment/);
    assert.equal((await essaim(database, "geo", "locate", "Atlantide")).code, 3);
  });
});
