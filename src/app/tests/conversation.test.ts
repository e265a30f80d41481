import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import PostalMime, { type Email } from "postal-mime";
import { allEntries, type Entry, entryPath, ingest, recordBodySchema } from "../../catalogue/index.ts";
import { fixedClock } from "../../platform/clock.ts";
import { enqueue } from "../../platform/jobs/index.ts";
import { assertValidHtml, assertWholeWeight } from "../../web/testing/index.ts";
import { openInstance, type TestInstance } from "../testing/instance.ts";
import { work } from "../worker.ts";

const form = { "content-type": "application/x-www-form-urlencoded" };
const NAUGHTY = [
  "<script>alert(1)</script>",
  "'; drop table comment; --",
  "\u202Etxet esrever",
  "𝕿𝖊𝖘𝖙 🐝 \u200B\uFEFF",
  "{{7*7}} %s %n $(id)",
  "=cmd|' /C calc'!A0",
  'https://exemple.fr/"onmouseover=alert(1)',
  "ÅÍÎÏ˝ÓÔ Ò ñandú ßüß",
];

const QUESTION = "Bonjour,\r\nQui contacter ?\r\n\r\nVoir https://exemple.fr/x.";

describe("discussions and follows, on a whole instance", () => {
  const clock = fixedClock("2026-11-22T09:00:00Z", 1);
  let instance: TestInstance;
  let entry: Entry;
  let path = "";

  before(async () => {
    instance = await openInstance({ ESSAIM_DEMO: "1" }, { clock });
    for await (const entries of allEntries(instance.services.database.read, 50)) {
      const found = entries.find(
        ({ kind, lists }) => kind === "innovation" && lists.places?.some(({ value }) => value.department === "29"),
      );
      if (found) {
        entry = found;
        break;
      }
    }
    path = `${entryPath(entry)}/discussion`;
  });
  after(() => instance.close());

  const get = (url: string, headers: Record<string, string> = {}) => instance.server.inject({ url, headers });
  const post = (url: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    instance.server.inject({
      method: "POST",
      url,
      headers: { ...form, ...headers },
      payload: new URLSearchParams(fields).toString(),
    });
  const pathOf = (address: string | undefined) => new URL(address ?? "", "http://essaim.test").pathname;

  let read = 0;
  /** Runs what waits in the background; the letters that left since the last time. */
  async function letters(withNews = false): Promise<Email[]> {
    const { database } = instance.services;
    if (withNews) await enqueue(database.kysely, { queue: "follow", payload: {} }, clock);
    await work(instance.services, new AbortController().signal, true);
    const folder = instance.services.folder.mail;
    const names = (await readdir(folder)).sort().slice(read);
    read += names.length;
    return Promise.all(names.map(async (name) => PostalMime.parse(await readFile(join(folder, name)))));
  }
  const linkIn = (mail: Email | undefined, kind: string) =>
    pathOf(new RegExp(`http://essaim\\.test/${kind}/[\\w-]{43}`).exec(mail?.text ?? "")?.[0]);

  it("shows on the fiche how many messages there are and the way in, within its weight", async () => {
    const page = await get(entryPath(entry));
    assert.match(page.body, /Questions et témoignages/);
    assert.match(page.body, new RegExp(`href="/suivre\\?fiche=${entry.id}"`));
    assertWholeWeight(page.body, 60);
  });

  it("takes a message without an account: sent, confirmed by a press of a button, shown once accepted", async () => {
    await assertValidHtml((await get(path)).body);
    const empty = await post(path, { kind: "", text: " ", name: "x".repeat(80), email: "pas-une-adresse" });
    assert.equal(empty.statusCode, 422);
    await assertValidHtml(empty.body);
    assert.match(empty.body, /value="pas-une-adresse"/, "what was typed is kept");
    const sent = await post(path, {
      kind: "question",
      text: QUESTION,
      name: "Camille",
      email: " A@Exemple.fr ",
    });
    assert.equal(sent.statusCode, 200);
    await assertValidHtml(sent.body);
    await post(path, { kind: "question", text: QUESTION, name: "Camille", email: "a@exemple.fr" });
    const [mail, ...again] = await letters();
    assert.equal(again.length, 0, "a form sent twice is one message");
    assert.equal(mail?.to?.[0]?.address, "a@exemple.fr");
    const own = linkIn(mail, "message");
    const opened = await get(own);
    await assertValidHtml(opened.body);
    assert.match(String(opened.headers["referrer-policy"]), /no-referrer|same-origin/);
    await get(own);
    assert.doesNotMatch((await get(path)).body, /Qui contacter/, "opening the link confirms nothing");
    assert.equal((await post(own, { act: "confirm" })).statusCode, 303);
    assert.equal((await post(own, { act: "confirm" })).statusCode, 303);
    assert.doesNotMatch((await get(path)).body, /Qui contacter/, "it waits for somebody to look at it");
    await accept();
    const shown = (await get(path)).body;
    assert.match(shown, /Bonjour,<\/span><span><br\/>Qui contacter ?/);
    assert.match(shown, /href="https:\/\/exemple\.fr\/x" rel="noopener nofollow ugc"/);
    assert.doesNotMatch(shown, /a@exemple\.fr/i);
    await assertValidHtml(shown);
    await assertValidHtml((await get(own)).body);
    await letters();
  });

  /** As a curator would: the desk's own act, in a transaction. */
  async function accept(): Promise<void> {
    const { messageDesk } = await import("../../discussion/index.ts");
    const { discussionDeps } = await import("../wiring/discussion.ts");
    const { database } = instance.services;
    const waiting = await database.read
      .selectFrom("moderation_case")
      .select("subject")
      .where("kind", "=", "comment")
      .where("state", "=", "waiting")
      .execute();
    const desk = messageDesk(discussionDeps(instance.services));
    for (const { subject } of waiting) {
      await database.transaction((trx) => desk.accept(trx, subject, { at: clock.now().toISOString(), by: "account:c" }));
      await database.transaction((trx) =>
        trx.updateTable("moderation_case").set({ state: "accepted" }).where("subject", "=", subject).execute(),
      );
    }
  }

  it("meets any text without a broken page, and gives it back as it was", async () => {
    for (const [index, text] of NAUGHTY.entries()) {
      const sent = await post(path, { kind: "remark", text: `${text} mot`, name: text, email: `n${index}@exemple.fr` });
      assert.ok([200, 422].includes(sent.statusCode), `${text}: ${sent.statusCode}`);
      assert.doesNotMatch(sent.body, /<script>alert/);
      const [mail] = await letters();
      const own = linkIn(mail, "message");
      if (own.length > 20) await post(own, { act: "confirm" });
    }
    await accept();
    const page = (await get(path)).body;
    assert.doesNotMatch(page, /<script>alert|onmouseover="/);
    await assertValidHtml(page);
    await assertValidHtml((await get(entryPath(entry))).body);
    const large = await post(path, { kind: "remark", text: "a".repeat(1_000_000), email: "b@exemple.fr" });
    assert.equal(large.statusCode, 422);
    for (const bad of ["?page=abc", "?page=-1", "?page=1e99", "?repondre=%00", "?repondre[]=x", `?repondre=${"a".repeat(4_000)}`])
      assert.equal((await get(`${path}${bad}`)).statusCode, 200, bad);
    const json = (payload: unknown, url = path) =>
      instance.server.inject({
        method: "POST",
        url,
        headers: { "content-type": "application/json" },
        payload: JSON.stringify(payload),
      });
    for (const payload of [
      [],
      null,
      { text: ["a"], email: {} },
      { kind: 1, text: "\ud800 mot\u0000", email: "c@exemple.fr" },
      "x",
    ]) {
      for (const url of [path, "/suivre", "/mes-suivis/lien", "/message/x", "/mes-suivis/x", "/desabonnement/x"]) {
        const { statusCode } = await json(payload, url);
        assert.ok(statusCode < 500, `${url} ${JSON.stringify(payload)}: ${statusCode}`);
      }
    }
    for (const url of [
      "/message/x",
      "/mes-suivis/x",
      "/mes-suivis/x/apercu",
      "/desabonnement/x",
      "/suivre/confirmer/x",
      "/suivre?fiche=x",
      "/suivre?territoire=__proto__",
      "/suivre?theme=constructor",
      "/fiche/x/discussion",
    ])
      assert.equal((await get(url)).statusCode, 404, url);
    const forged = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
    assert.equal(
      (await post("/suivre", { suivi: "theme:alimentation", email: "a@b.fr", rhythm: "soon" }, forged)).statusCode,
      403,
    );
    await letters();
  });

  it("follows a territory by a confirmed address, tells what is new once, stops by one press without a cookie", async () => {
    for (const url of [
      "/suivre",
      "/suivre?territoire=29151",
      "/suivre?theme=alimentation",
      `/suivre?fiche=${entry.id}`,
      "/mes-suivis",
    ])
      await assertValidHtml((await get(url)).body);
    assert.match((await get("/territoire/dep-29")).body, /href="\/suivre\?territoire=dep-29"/);
    assert.match((await get("/recherche?theme=alimentation&ou=dep-29")).body, /href="\/suivre\?theme=alimentation"/);
    assert.match((await get("/vocabulaire/themes/alimentation")).body, /href="\/suivre\?theme=alimentation"/);
    assert.match((await get("/suivre?territoire=dep-29")).body, /href="\/recherche\.atom\?ou=dep-29/);
    const wrong = await post("/suivre", { suivi: "territory:dep-29", email: "x", rhythm: "hourly" });
    assert.equal(wrong.statusCode, 422);
    await assertValidHtml(wrong.body);
    await post("/suivre", { suivi: "territory:dep-29", email: "d@exemple.fr", rhythm: "soon" });
    const [ask] = await letters();
    assert.match(ask?.subject ?? "", /suivre le territoire «\u00a0Finistère\u00a0»/);
    const confirm = linkIn(ask, "suivre/confirmer");
    await assertValidHtml((await get(confirm)).body);
    const done = await post(confirm, {});
    assert.equal(done.statusCode, 303);
    const mine = pathOf(done.headers.location as string);
    assert.equal((await post(confirm, {})).statusCode, 410, "a link confirms once");
    const again = await get(confirm);
    assert.equal(again.statusCode, 410, "opened again by a mail scanner: nothing failed");
    assert.match(again.body, /Ce lien a déjà servi/);
    await assertValidHtml((await get(mine)).body);

    const body = recordBodySchema.parse({
      kind: "innovation",
      title: "Atelier <neuf> & Cie",
      places: [{ commune: "Morlaix", insee: "29151", department: "29", region: "53" }],
    });
    const context = { source: entry.sources[0]?.source ?? "", run: "r", mapping: "m", at: clock.now().toISOString(), by: "test" };
    const { database } = instance.services;
    await database.transaction((trx) => ingest(trx, context, [{ remoteId: "neuf", rawKey: "n", body }]));
    await letters(true);
    await assertValidHtml((await get(`${mine}/apercu`)).body);
    assert.match((await get(`${mine}/apercu`)).body, /Atelier &lt;neuf> &amp; Cie/);
    clock.advance(5 * 60_000);
    const [news, ...more] = await letters(true);
    assert.equal(more.length, 0);
    assert.match(news?.text ?? "", /Atelier <neuf> & Cie – nouvelle fiche, Morlaix/);
    assert.match(news?.html ?? "", /Atelier &lt;neuf>/);
    const header = (name: string) => news?.headers.find(({ key }) => key === name)?.value ?? "";
    assert.equal(header("list-unsubscribe-post"), "List-Unsubscribe=One-Click");
    const stop = pathOf(/<(.*)>/.exec(header("list-unsubscribe"))?.[1]);
    clock.advance(30 * 3_600_000);
    assert.deepEqual(await letters(true), [], "told once");

    assert.equal((await get(stop)).statusCode, 200);
    assert.match((await get(mine)).body, /Finistère/, "opening the link stops nothing");
    const boundary = '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n';
    const multipart = { "content-type": "multipart/form-data; boundary=b" };
    const stopped = await instance.server.inject({ method: "POST", url: stop, headers: multipart, payload: boundary });
    assert.equal(stopped.statusCode, 200);
    await assertValidHtml(stopped.body);
    assert.match((await get(mine)).body, /Vous ne suivez rien/);
    const stamp = /name="stopped" value="([^"]+)"/.exec(stopped.body)?.[1] ?? "";
    await post(mine, { act: "undo", stopped: stamp });
    const follow = /name="follow" value="([^"]+)"/.exec((await get(mine)).body)?.[1] ?? "";
    for (const fields of [
      { act: "rhythm", follow, rhythm: "monthly" },
      { act: "mute", days: "30" },
      { act: "mute", days: "0" },
    ])
      assert.equal((await post(mine, fields)).statusCode, 303);
    assert.match((await get(mine)).body, /value="monthly" selected|selected value="monthly"/);
    const single = await post(mine, { act: "stop", follow });
    const after = await get(String(single.headers.location));
    assert.match(after.body, /Vous ne suivez plus le territoire «\u00a0Finistère\u00a0»/);
    await assertValidHtml(after.body);
    assert.equal((await post(mine, { act: "stop", follow: "other" })).statusCode, 404);
    assert.equal((await post(mine, { act: "wrong" })).statusCode, 400);
  });

  it("says no more to who does not follow than to who does", async () => {
    const known = await post("/mes-suivis/lien", { email: "d@exemple.fr" });
    const unknown = await post("/mes-suivis/lien", { email: "zz@exemple.fr" });
    assert.equal(known.body, unknown.body);
    const mails = await letters();
    assert.deepEqual(
      mails.map(({ to }) => to?.[0]?.address),
      ["d@exemple.fr"],
    );
    assert.equal((await get(linkIn(mails[0], "mes-suivis"))).statusCode, 200);
    await assertValidHtml((await get("/regle-de-conversation")).body);
  });
});
