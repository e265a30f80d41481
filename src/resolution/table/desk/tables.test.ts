import assert from "node:assert/strict";
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import formbody from "@fastify/formbody";
import multipart from "@fastify/multipart";
import rateLimit from "@fastify/rate-limit";
import { parse } from "csv-parse/sync";
import Fastify, { type FastifyInstance } from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import { accessPlugin } from "../../../account/index.ts";
import { bytesSource, readRows } from "../../../harvest/index.ts";
import { isProblem } from "../../../platform/errors.ts";
import { webPlugin } from "../../../web/index.ts";
import { assertNoThirdParty, assertValidHtml } from "../../../web/testing/index.ts";
import { runMatchHere } from "../match-job.ts";
import { KeptTables } from "./kept-tables.ts";
import { tableRoutes } from "./tables.routes.tsx";

const TABLE = `Nom;Ville;Site
MJC de Bréquigny;Rennes;https://mjcbrequigny.com
Envie;Strasbourg;
Maison des jeunes et de la culture Bréquigny;RENNES;mjcbrequigny.com
`;

const run = runMatchHere({
  entries: async function* () {
    yield [
      {
        address: "https://essaim.test/fiche/mjc-a",
        values: { name: "MJC Bréquigny", town: "Rennes", site: "https://mjcbrequigny.com" },
      },
    ];
  },
});

describe("a table brought by the web", () => {
  const folder = mkdtempSync(join(tmpdir(), "essaim-tables-"));
  let server: FastifyInstance;
  before(async () => {
    server = Fastify();
    server.setValidatorCompiler(validatorCompiler);
    server.setSerializerCompiler(serializerCompiler);
    await server.register(webPlugin, { instance: { name: "Essaim", tagline: "x", url: "http://essaim.test" } });
    server.decorateRequest("account", undefined);
    await server.register(accessPlugin);
    await server.register(formbody);
    await server.register(multipart, { limits: { fileSize: 100_000_000, files: 1 } });
    await server.register(rateLimit, { global: false });
    server.setErrorHandler((error: Error, _request, reply) =>
      isProblem(error) ? reply.code(410).send(error.code) : reply.code(500).send(error.stack),
    );
    await server.register(tableRoutes({ folder, run }));
  });
  after(() => server.close());

  const headers = { "sec-fetch-site": "same-origin" };
  const get = async (url: string) => server.inject({ url, headers });
  const page = async (url: string): Promise<string> => {
    const { body, statusCode } = await get(url);
    assert.equal(statusCode, 200, `${url} ${body.slice(0, 300)}`);
    await assertValidHtml(body);
    assertNoThirdParty(body);
    return body;
  };
  async function bring(url: string, text: string | Buffer, name = "adhérents.csv") {
    const form = new FormData();
    form.set("file", new File([text as never], name));
    const whole = new Response(form);
    const type = whole.headers.get("content-type") ?? "";
    const payload = Buffer.from(await whole.arrayBuffer());
    return server.inject({ method: "POST", url, headers: { ...headers, "content-type": type }, payload });
  }
  const post = (url: string, fields: Record<string, string> = {}) =>
    server.inject({
      method: "POST",
      url,
      headers: { ...headers, "content-type": "application/x-www-form-urlencoded" },
      payload: new URLSearchParams(fields).toString(),
    });
  async function result(base: string): Promise<string> {
    for (let i = 0; i < 200; i++) {
      const { body, statusCode } = await get(`${base}/resultat`);
      if (!body.includes("live-progress")) return statusCode === 200 ? body : `${statusCode} ${body}`;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error("never done");
  }

  it("is shown as it was understood, matched, and given back as CSV and as a workbook", async () => {
    await page("/doublons");
    const base = String((await bring("/doublons", TABLE)).headers.location);
    assert.match(base, /^\/doublons\/[\w-]{20,}$/);
    const columns = await page(base);
    assert.match(columns, /adhérents\.csv/);
    assert.match(columns, /MJC de Bréquigny/);
    const started = await post(base, { c0: "name", c1: "town", c2: "site", catalogue: "1" });
    assert.equal(started.headers.location, `${base}/resultat`);
    const shown = await result(base);
    await assertValidHtml(shown);
    assert.match(shown, /href="\/fiche\/mjc-a"/);
    const csv = await get(`${base}/tableau.csv`);
    assert.match(String(csv.headers["content-disposition"]), /filename\*=UTF-8''adh%C3%A9rents-doublons\.csv/);
    const rows: Record<string, string>[] = parse(csv.rawPayload.toString(), { delimiter: ";", bom: true, columns: true });
    assert.deepEqual(
      rows.map(({ groupe, fiche }) => [groupe, fiche]),
      [
        ["1", "https://essaim.test/fiche/mjc-a"],
        ["", ""],
        ["1", "https://essaim.test/fiche/mjc-a"],
      ],
    );
    const workbook = (await get(`${base}/tableau.xlsx`)).rawPayload;
    const read = (await Array.fromAsync(readRows(bytesSource(workbook), { format: "xlsx", headerRow: 1 }, () => {}))).flat();
    assert.equal(read.length, 3);
    assert.equal(read[0]?.values.groupe, 1);
  });

  it("can be compared with a second one instead, and corrected", async () => {
    const base = String((await bring("/doublons", TABLE)).headers.location);
    assert.equal((await bring(`${base}/avec`, "titre,ville\nMJC Brequigny,Rennes\n", "liste.csv")).headers.location, base);
    assert.match(await page(base), /liste\.csv/);
    const nameless = await post(base, { c1: "town" });
    assert.equal(nameless.statusCode, 422);
    assert.match(nameless.body, /quelle colonne contient le nom/);
    await post(base, { c0: "name", c1: "town", d0: "name", d1: "town" });
    assert.match(await result(base), /ligne 2/);
  });

  it("is refused with the way out where it is none, too large or absent", async () => {
    const picture = await bring("/doublons", Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 0]), "photo.png");
    assert.equal(picture.statusCode, 422);
    await assertValidHtml(picture.body);
    assert.equal((await bring("/doublons", "")).statusCode, 422);
    const large = await bring("/doublons", Buffer.alloc(21_000_000, "a;b\n"));
    assert.equal(large.statusCode, 422);
    const form = new FormData();
    form.set("autre", "x");
    const whole = new Response(form);
    const none = await server.inject({
      method: "POST",
      url: "/doublons",
      headers: { ...headers, "content-type": whole.headers.get("content-type") ?? "" },
      payload: Buffer.from(await whole.arrayBuffer()),
    });
    assert.equal(none.statusCode, 422);
    assert.equal((await get("/doublons/inconnu")).statusCode, 410);
  });

  it("is forgotten when asked, and leaves no file", async () => {
    const base = String((await bring("/doublons", TABLE)).headers.location);
    const before = readdirSync(folder).length;
    assert.equal((await post(`${base}/effacer`)).headers.location?.toString().split("?")[0], "/doublons");
    assert.equal(readdirSync(folder).length, before - 1);
    assert.equal((await get(base)).statusCode, 410);
  });

  it("is forgotten after an hour, and the oldest when there are too many", async () => {
    let now = 1_000;
    const own = mkdtempSync(join(tmpdir(), "essaim-tables-"));
    const tables = new KeptTables({ folder: own, run, now: () => now });
    async function* bytes() {
      yield Buffer.from(TABLE);
    }
    const first = await tables.bring(bytes(), "a.csv");
    for (let i = 0; i < 40; i++) await tables.bring(bytes(), "a.csv");
    assert.throws(
      () => tables.need(first.token),
      (error) => isProblem(error, "match/gone"),
    );
    assert.equal(readdirSync(own).length, 40);
    now += 61 * 60_000;
    await tables.sweep();
    assert.deepEqual(readdirSync(own), []);
  });

  it("says what went wrong while it was matched", async () => {
    const own = mkdtempSync(join(tmpdir(), "essaim-tables-"));
    const tables = new KeptTables({ folder: own, run: () => Promise.reject(new Error("died")) });
    async function* bytes() {
      yield Buffer.from(TABLE);
    }
    const kept = await tables.bring(bytes(), "a.csv");
    tables.start(kept);
    await tables.idle();
    assert.equal(kept.state, "failed");
    assert.ok(kept.problem?.hint);
    await tables.close();
  });
});
