import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { allEntries, type Entry, entryPath, mergeEntries, undoMerge } from "../../catalogue/index.ts";
import { openInstance, type TestInstance } from "../testing/instance.ts";

const signed = { at: "2026-11-22T12:00:00.000Z", by: "account:test", reason: "same-thing" };
const COMMENT = "Qui prête la scie à format ?";

describe("two fiches that become one, on a whole instance", () => {
  let instance: TestInstance;
  let older: Entry;
  let younger: Entry;
  let act = "";

  before(async () => {
    instance = await openInstance({ ESSAIM_DEMO: "1" });
    const { database } = instance.services;
    const all = (await Array.fromAsync(allEntries(database.read))).flat().filter(({ kind }) => kind === "innovation");
    const [one, two] = [all.at(3), all.at(-3)];
    if (!one || !two) throw new Error("two fiches");
    [older, younger] = [one, two];
    await database.transaction(async (trx) => {
      const at = signed.at;
      await trx
        .insertInto("comment")
        .values({
          ...{ id: "c-test", entry: younger.id, parent: null, kind: "question", name: "Ana", email: null, standing: null },
          ...{ created_at: at, confirmed_at: at, published_at: at, withdrawn_at: null, shown: 1 },
        })
        .execute();
      await trx
        .insertInto("comment_version")
        .values({ comment: "c-test", version: 1, at, body: COMMENT, state: "published" })
        .execute();
      act = (await mergeEntries(trx, { entries: [older.id, younger.id], ...signed }))?.act ?? "";
    });
  });
  after(() => instance.close());

  const get = (url: string) => instance.server.inject({ url });

  it("the address that was the younger's leads to the one fiche, for people and for machines", async () => {
    const page = await get(entryPath(younger));
    assert.equal(page.statusCode, 301);
    assert.match(String(page.headers.location), new RegExp(`${older.id}$`));
    const whole = await get(String(page.headers.location));
    assert.equal(whole.statusCode, 200);
    assert.match(whole.body, /Deux fiches sont réunies/);
    assert.equal((await get(`/api/v1/fiches/${younger.id}`)).json<{ id: string }>().id, older.id);
  });

  it("what people said of either is read there", async () => {
    const { location } = (await get(entryPath(younger))).headers;
    assert.match((await get(`${String(location)}/discussion`)).body, /scie à format/);
  });

  it("each has its own again once that is taken back", async () => {
    await instance.services.database.transaction((trx) => undoMerge(trx, { act, ...signed }));
    assert.equal((await get(entryPath(younger))).statusCode, 200);
    assert.match((await get(`${entryPath(younger)}/discussion`)).body, /scie à format/);
    assert.doesNotMatch((await get(`${entryPath(older)}/discussion`)).body, /scie à format/);
  });
});
