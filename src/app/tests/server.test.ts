import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { allEntries, type Entry, entryPath } from "../../catalogue/index.ts";
import { findSource, runsOf } from "../../harvest/index.ts";
import { assertNoThirdParty, assertValidHtml, assertWholeWeight, pageWeight } from "../../web/testing/index.ts";
import { openInstance, type TestInstance } from "../testing/instance.ts";
import { routesOf } from "../testing/routes.ts";
import { type Visit, visitsOf } from "../testing/visits.ts";

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
    const routes = routesOf(instance.server).filter(({ methods }) => methods.includes("GET"));
    const paths = new Set(routes.map(({ path }) => path));
    const planned = [...visitsOf([...paths], entry, run)];
    assert.deepEqual(
      planned.flatMap(([path, some]) => (some ? [] : path)),
      [],
      "routes that no visit knows",
    );
    assert.deepEqual(
      planned.flatMap(([path]) => (paths.has(path) ? [] : path)),
      [],
      "visits to routes that are gone",
    );
    for (const [path, some = []] of planned)
      await t.test(path, async () => {
        for (const each of some) await visit(each);
      });
  });

  it("shows each fiche within 60 kB, sheets and scripts included", async () => {
    const heavy: string[] = [];
    for (const entry of entries) {
      const { body, statusCode } = await get(entryPath(entry));
      assert.equal(statusCode, 200);
      if (pageWeight(body) > 60 * 1024) heavy.push(`${entryPath(entry)}: ${(pageWeight(body) / 1024).toFixed(1)} kB`);
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
