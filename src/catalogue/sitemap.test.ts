import assert from "node:assert/strict";
import { test } from "node:test";
import Fastify from "fastify";
import type { Database } from "../platform/database.ts";
import { eachDatabase } from "../platform/testing/database.ts";
import { allEntries, entryPath, ingest, recordBodySchema } from "./index.ts";
import { sitemapRoutes } from "./sitemap.routes.ts";

const AT = "2026-01-01T00:00:00.000Z";
const PUBLIC = "https://essaim.exemple.fr/a&b";

async function publish(database: Database, count: number): Promise<string[]> {
  const items = Array.from({ length: count }, (_, i) => ({
    remoteId: String(i),
    rawKey: String(i),
    body: recordBodySchema.parse({ kind: "innovation", title: `Jardin <n° ${i}> & Cie` }),
  }));
  const context = { source: "a", run: "r", mapping: "m", at: AT, by: "source:a" };
  await database.transaction((trx) => ingest(trx, context, items));
  return (await Array.fromAsync(allEntries(database.read))).flat().map(entryPath);
}

function serve(database: Database, perFile: number) {
  const server = Fastify();
  server.register(sitemapRoutes({ read: database.read, url: PUBLIC, pages: async () => ["/", "/aide"], perFile }));
  return async (path: string) => {
    const { statusCode, body, headers } = await server.inject({ url: path });
    assert.ok(statusCode === 404 || headers["content-type"] === "application/xml; charset=utf-8");
    return { statusCode, body, addresses: [...body.matchAll(/<loc>(.*?)<\/loc>/g)].map((match) => match[1] ?? "") };
  };
}

const written = (path: string): string => `https://essaim.exemple.fr/a&amp;b${path}`;

eachDatabase("The map of the site", (open) => {
  test("one file while everything fits: pages, then each fiche with the date of its last change", async () => {
    const database = await open();
    const paths = await publish(database, 7);
    const get = serve(database, 9);
    const { body, addresses } = await get("/sitemap.xml");
    assert.deepEqual(addresses, ["/", "/aide", ...paths].map(written));
    assert.equal(body.match(/<lastmod>2026-01-01T00:00:00.000Z<\/lastmod>/g)?.length, 7);
    assert.match(body, /^<\?xml version="1.0" encoding="UTF-8"\?>\n<urlset [^>]+>\n<url>.*<\/url>\n<\/urlset>\n$/s);
  });

  test("beyond, an index of files, which hold each fiche once and no more than a file may", async () => {
    const database = await open();
    const paths = await publish(database, 8);
    const get = serve(database, 3);
    const { body, addresses } = await get("/sitemap.xml");
    assert.match(body, /<sitemapindex /);
    assert.deepEqual(
      addresses,
      ["pages", "1", "2", "3"].map((name) => written(`/sitemap-${name}.xml`)),
    );
    const files = await Promise.all(["pages", 1, 2, 3].map((name) => get(`/sitemap-${name}.xml`)));
    assert.deepEqual(
      files.map((file) => file.addresses.length),
      [2, 3, 3, 2],
    );
    assert.deepEqual(
      files.slice(1).flatMap((file) => file.addresses),
      paths.map(written),
    );
  });

  test("an instance that is empty says so in a valid file; a file that does not exist is not found", async () => {
    const get = serve(await open(), 9);
    assert.deepEqual((await get("/sitemap.xml")).addresses, ["/", "/aide"].map(written));
    for (const name of ["1.xml", "0.xml", "-1.xml", "x.xml", "01.xml", "9999999999.xml"])
      assert.equal((await get(`/sitemap-${name}`)).statusCode, 404, name);
  });
});
