import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { entryPath } from "../../catalogue/index.ts";
import { assertValidHtml } from "../../web/testing/index.ts";
import { openInstance, type TestInstance } from "../testing/instance.ts";

const browser = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0";

describe("what is consulted most", () => {
  let instance: TestInstance;
  let paths: string[];
  before(async () => {
    instance = await openInstance({ ESSAIM_TRUSTED_PROXIES: "127.0.0.1" });
    const { hits } = instance.search.index.search({
      ...{ kinds: ["innovation"], themes: [], audiences: [], stages: [], worlds: [], legalForms: [], placeTypes: [] },
      ...{ partners: [], territories: [], sort: "newest", page: 1, size: 3 },
    });
    paths = hits.map(({ document }) => entryPath(document));
  });
  after(() => instance?.close());

  const look = (url: string, address: string) =>
    instance.server.inject({ url, headers: { "user-agent": browser, "x-forwarded-for": address } });

  it("is counted without a cookie, and shown beside what few have seen", async () => {
    for (const address of ["192.0.2.1", "192.0.2.2", "192.0.2.3"]) await look(paths[0] ?? "", address);
    const answer = await look(paths[1] ?? "", "192.0.2.1");
    assert.equal(answer.headers["set-cookie"], undefined);
    await instance.server.inject({ url: paths[2] ?? "", headers: { "user-agent": "SomeBot/1.0" } });
    // What is gathered in memory is written when the server closes, or every few seconds.
    const { database } = instance.services;
    const rows = async () => database.read.selectFrom("consultation").selectAll().orderBy("count", "desc").execute();
    assert.deepEqual(await rows(), [], "nothing is written while readers wait");
    const page = await instance.server.inject("/les-plus-consultes?genre=innovation");
    await assertValidHtml(page.body);
    assert.match(page.body, /Personne n’a encore consulté/);
    assert.match(page.body, /À découvrir/);
  });

  it("answers any kind, and any nonsense", async () => {
    for (const genre of ["video", "guide", "article", "__proto__", "%00", ""]) {
      const answer = await instance.server.inject(`/les-plus-consultes?genre=${genre}`);
      assert.equal(answer.statusCode, 200, genre);
    }
    assert.equal((await instance.server.inject(`${paths[0]}/video/0`)).statusCode, 404);
    assert.equal((await instance.server.inject(`${paths[0]}/video/x`)).statusCode, 400);
  });
});
