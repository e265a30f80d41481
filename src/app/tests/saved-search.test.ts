import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import PostalMime, { type Email } from "postal-mime";
import { ingest, type RecordDraft, recordBodySchema } from "../../catalogue/index.ts";
import { fixedClock } from "../../platform/clock.ts";
import { enqueue } from "../../platform/jobs/index.ts";
import { assertValidHtml, assertWholeWeight } from "../../web/testing/index.ts";
import { formsOf } from "../testing/forms.ts";
import { openInstance, type TestInstance } from "../testing/instance.ts";
import { NAUGHTY } from "../testing/naughty.ts";
import { signInAs } from "../testing/roles.store.ts";
import { work } from "../worker.ts";

const form = { "content-type": "application/x-www-form-urlencoded" };

describe("a search is followed, on a whole instance", () => {
  const clock = fixedClock("2026-11-22T09:00:00Z", 1);
  let instance: TestInstance;
  before(async () => {
    instance = await openInstance({ ESSAIM_DEMO: "1" }, { clock });
  });
  after(() => instance.close());

  let asked = 0;
  const ask = (method: "GET" | "POST", url: string, fields: Record<string, string> = {}, cookie?: string) =>
    instance.server.inject({
      method,
      url,
      remoteAddress: `10.0.${asked++ >> 8}.${asked & 255}`,
      headers: { ...(method === "POST" ? form : {}), ...(cookie ? { cookie } : {}) },
      ...(method === "POST" ? { payload: new URLSearchParams(fields).toString() } : {}),
    });
  const follow = (parameters: string) => `/suivre?recherche=${encodeURIComponent(parameters)}`;
  /** Fills the form of a page as a reader would. */
  async function send(page: string, answers: Record<string, string>, cookie?: string) {
    const { body } = await ask("GET", page, {}, cookie);
    const found = formsOf(body, page).find(({ action }) => action === "/suivre");
    assert.ok(found, body.slice(0, 2_000));
    const hidden = found.fields.filter(({ kind }) => kind === "hidden").map(({ name, value }) => [name, value]);
    return await ask("POST", found.action, { ...Object.fromEntries(hidden), ...answers }, cookie);
  }

  let read = 0;
  /** Runs what waits in the background; the letters that left since the last time. */
  async function letters(withNews = false): Promise<Email[]> {
    const { database, folder } = instance.services;
    if (withNews) await enqueue(database.kysely, { queue: "follow", payload: {} }, clock);
    await work(instance.services, new AbortController().signal, true);
    const names = (await readdir(folder.mail)).sort().slice(read);
    read += names.length;
    return Promise.all(names.map(async (name) => PostalMime.parse(await readFile(join(folder.mail, name)))));
  }
  const linkIn = (mail: Email | undefined, path: RegExp) =>
    new URL(new RegExp(`http://essaim\\.test/${path.source}`).exec(mail?.text ?? "")?.[0] ?? "").pathname;

  const say = (remoteId: string, draft: Partial<RecordDraft> & { title: string }) => {
    const item = { remoteId, rawKey: JSON.stringify(draft), body: recordBodySchema.parse({ kind: "innovation", ...draft }) };
    const at = clock.now().toISOString();
    return instance.services.database.transaction((trx) =>
      ingest(trx, { source: "s", run: "r", mapping: "m", at, by: "t" }, [item]),
    );
  };

  it("from its results: asked, confirmed from the letter, listed, paused, its rhythm changed, stopped alone", async () => {
    const results = await ask("GET", "/recherche?q=xylophone+OU+banjo&ou=com-29151&rayon=30&page=2");
    const href = /href="(\/suivre\?recherche=[^"]+)"/.exec(results.body)?.[1]?.replaceAll("&amp;", "&") ?? "";
    const page = await ask("GET", href);
    await assertValidHtml(page.body);
    assert.match(
      page.body,
      /Suivre la recherche «\u00a0xylophone ou banjo, à moins de 30\u00a0km de Morlaix \(Finistère\)\u00a0»/,
    );
    assert.match(page.body, /href="\/recherche\.atom\?q=xylophone\+OU\+banjo&amp;ou=com-29151&amp;rayon=30&amp;tri=recent"/);

    assert.equal((await send(href, { email: "pas une adresse", rhythm: "soon" })).statusCode, 422);
    const sent = await send(href, { email: "a@exemple.fr", rhythm: "soon" });
    assert.match(sent.body, /Encore un geste/);
    const kept = async () => (await instance.services.database.read.selectFrom("saved_search").selectAll().execute()).length;
    const [letter] = await letters();
    const confirm = linkIn(letter, /suivre\/confirmer\/[\w-]{43}/);
    await assertValidHtml((await ask("GET", confirm)).body);
    assert.equal(await kept(), 0, "opening the link keeps nothing");
    const mine = String((await ask("POST", confirm)).headers.location).replace(/\?.*/, "");
    assert.equal(await kept(), 1);
    assert.equal((await ask("POST", confirm)).statusCode, 410, "once");

    const list = await ask("GET", mine);
    await assertValidHtml(list.body);
    assert.match(list.body, /xylophone ou banjo, à moins de 30/);
    const id = /name="follow" value="(\w+)"/.exec(list.body)?.[1] ?? "";
    await ask("POST", mine, { act: "rhythm", follow: id, rhythm: "weekly" });
    assert.match((await ask("GET", mine)).body, /<option value="weekly" selected/);
    await ask("POST", mine, { act: "rhythm", follow: id, rhythm: "soon" });
    await ask("POST", mine, { act: "pause", follow: id });
    await assertValidHtml((await ask("GET", mine)).body);
    await say("banjo", {
      title: "Banjo pour tous",
      places: [{ commune: "Morlaix", insee: "29151", lat: 48.58, lon: -3.83, precision: "commune" }],
    });
    clock.advance(3_600_000);
    assert.deepEqual(await letters(true), [], "paused");
    await ask("POST", mine, { act: "resume", follow: id });
    const [news] = await letters(true);
    assert.match(news?.subject ?? "", /une nouvelle fiche, «\u00a0Banjo pour tous\u00a0»/);
    assert.match(String(news?.headers.find(({ key }) => key === "list-unsubscribe-post")?.value), /List-Unsubscribe=One-Click/);

    const stop = linkIn(news, /desabonnement\/[\w-]{43}\/\w{15}/);
    await assertValidHtml((await ask("GET", stop)).body);
    assert.match((await ask("GET", mine)).body, /Vous suivez 1/, "opening the link stops nothing");
    const stopped = await ask("POST", stop, { "List-Unsubscribe": "One-Click" });
    assert.match(stopped.body, /Vous ne suivez plus la recherche/);
    await assertValidHtml(stopped.body);
    await assertValidHtml((await ask("GET", stop)).body);
    assert.match((await ask("GET", mine)).body, /Vous ne suivez rien/);
  });

  it("at once for who is signed in; nobody stops or pauses what another follows", async () => {
    const cookie = (await signInAs(instance.services, "contributor")) ?? "";
    const { body } = await ask("GET", follow("q=banjo"), {}, cookie);
    const email = /name="email"[^>]*value="([^"]+)"/.exec(body)?.[1] ?? "";
    const done = await send(follow("q=banjo"), { email, rhythm: "weekly" }, cookie);
    assert.deepEqual([done.statusCode, String(done.headers.location).replace(/\?.*/, "")], [303, "/mes-suivis"]);
    const id = /name="follow" value="(\w+)"/.exec((await ask("GET", "/mes-suivis", {}, cookie)).body)?.[1] ?? "";
    await letters();
    await send(follow("q=luth"), { email: "b@exemple.fr", rhythm: "soon" });
    const confirm = linkIn((await letters())[0], /suivre\/confirmer\/[\w-]{43}/);
    const other = String((await ask("POST", confirm)).headers.location).replace(/\?.*/, "");
    for (const act of ["pause", "stop"]) assert.equal((await ask("POST", other, { act, follow: id })).statusCode, 404);
    const stop = `${other.replace("mes-suivis", "desabonnement")}/${id}`;
    assert.deepEqual([(await ask("GET", stop)).statusCode, (await ask("POST", stop)).statusCode], [404, 404]);
    assert.match((await ask("GET", "/mes-suivis", {}, cookie)).body, /Vous suivez 1/);
  });

  it("carries nobody's advertisement to a stranger, and answers whatever is asked to be followed", async () => {
    await send(follow("q=Gagnez sur https://arnaque.example au 06 12 34 56 78"), { email: "c@exemple.fr", rhythm: "soon" });
    const [letter] = await letters();
    assert.doesNotMatch(`${letter?.subject} ${letter?.text}`, /arnaque|06 12/);
    const texts = [
      ...NAUGHTY,
      "",
      "a".repeat(12_000),
      "(".repeat(3_000),
      '"',
      "page=999999999999&tri=x&bbox=1,2",
      "ou=Saint-Denis",
      "%",
      "q=\u0000\u202e",
    ];
    for (const text of texts) {
      for (const parameters of [text, `q=${encodeURIComponent(text.toWellFormed())}`]) {
        const page = follow(parameters.toWellFormed()).slice(0, 15_000);
        const { statusCode, body } = await ask("GET", page);
        assert.ok(statusCode === 200 || (statusCode >= 400 && statusCode < 500), `${statusCode} for ${page.slice(0, 80)}`);
        assert.doesNotMatch(body, /<script>alert/);
      }
      const posted = await ask("POST", "/suivre", { suivi: `search:${text}`, email: "d@exemple.fr", rhythm: "soon" });
      assert.ok(posted.statusCode < 500, `${posted.statusCode} for ${text.slice(0, 80)}`);
    }
    const many = new URLSearchParams(Array.from({ length: 50 }, (_, i) => ["territoire", `com-${29_001 + i}`]));
    const more = new URLSearchParams(Array.from({ length: 40 }, (_, i) => ["partenaire", `partenaire-${"x".repeat(60)}-${i}`]));
    const tooMuch = await ask("GET", follow(`${many}&${more}`));
    assert.equal(tooMuch.statusCode, 400);
    assert.match(tooMuch.body, /trop de choix/);
    assertWholeWeight((await ask("GET", follow(String(many)))).body, 60);
    await letters();
  });
});
