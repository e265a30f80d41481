import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { allEntries, type Entry, ingest, presentEntry, type RecordDraft, recordBodySchema } from "../../catalogue/index.ts";
import { listSources } from "../../harvest/index.ts";
import { Matching } from "../../resolution/index.ts";
import { assertNoThirdParty, assertValidHtml } from "../../web/testing/index.ts";
import { openInstance, type TestInstance } from "../testing/instance.ts";
import { PARTNERS, type Role, signInAs } from "../testing/roles.store.ts";

type Answers = Record<string, string | string[]>;
type Draft = Partial<RecordDraft> & { title: string };

const BASE = "/bureau/doublons";
const place = (commune: string, insee: string, lat: number, lon: number, address: string) => [
  { commune, insee, lat, lon, address, precision: "exact" as const },
];
const MORLAIX = ["Morlaix", "29151", 48.5776, -3.8279] as const;
const RENNES = ["Rennes", "35238", 48.1147, -1.6794] as const;

/** Three pairs of which the machine says nothing, told by two partners: whatever its model, they are judged here alone. */
const PAIRS: readonly [Draft, Draft][] = [
  [
    { title: "Atelier vélo La Bécane à Zoé", startDate: "2014", places: place(...MORLAIX, "3 rue de Brest") },
    { title: "Kiosque des pivoines", startDate: "2016", places: place(...RENNES, "8 place Hoche") },
  ],
  [
    { title: "Épicerie Kerdudal", places: place(...MORLAIX, "8 place des Otages") },
    { title: "Halle aux cordages", places: place(...RENNES, "10 quai Lamennais") },
  ],
  [
    { title: "Jardin partagé de Penzornou", places: place(...MORLAIX, "1 rue Haute") },
    { title: "Conserverie du Blosne", places: place(...RENNES, "22 rue de Suède") },
  ],
];

describe("the desk of duplicates, on a whole instance", () => {
  let instance: TestInstance;
  const cookies = new Map<string, string>();
  let pressed = 0;

  const headersOf = (who: string | undefined) => ({ cookie: cookies.get(who ?? "") ?? "" });
  const get = (url: string, who?: Role) => instance.server.inject({ url, headers: headersOf(who) });
  const post = (url: string, answers: Answers, who?: Role) => {
    const pairs = Object.entries(answers).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
    pressed++;
    return instance.server.inject({
      method: "POST",
      url,
      remoteAddress: `10.2.${pressed >> 8}.${pressed & 255}`,
      headers: { "content-type": "application/x-www-form-urlencoded", ...headersOf(who) },
      payload: new URLSearchParams(pairs).toString(),
    });
  };
  const entries = async (): Promise<Entry[]> => (await Array.fromAsync(allEntries(instance.services.database.read))).flat();
  const named = async (title: string): Promise<string> => {
    const found = (await entries()).find(({ single }) => single.title.value === title);
    assert.ok(found, title);
    return found.id;
  };
  const pair = (n: number) => Promise.all((PAIRS[n] ?? []).map(({ title }) => named(title)));
  const casesIn = (html: string) => [...html.matchAll(/href="(\/bureau\/doublons\/cas\/[^"]+)"/g)].map((match) => match[1] ?? "");
  /** The number that the page offers to take back. */
  const lastNumber = async (who: Role) => /name="numero" value="(\d+)"/.exec((await get(BASE, who)).body)?.[1] ?? "";

  before(async () => {
    instance = await openInstance({ ESSAIM_DEMO: "1" });
    const { database, clock } = instance.services;
    const sources = await listSources(database.read);
    const partners = await database.read.selectFrom("partner").select(["id", "slug"]).execute();
    const sourceOf = (slug: string) =>
      sources.find(({ partner }) => partner === partners.find((one) => one.slug === slug)?.id)?.id ?? "";
    const other = sources.find(({ id }) => id !== sourceOf(PARTNERS.editorA) && id !== sourceOf(PARTNERS.editorB))?.id ?? "";
    const tell = (source: string, drafts: readonly Draft[]) =>
      database.transaction((trx) =>
        ingest(
          trx,
          { source, run: "run-twins", mapping: "m1", at: clock.now().toISOString(), by: `source:${source}` },
          drafts.map((draft) => ({
            remoteId: `twin-${draft.title}`,
            rawKey: JSON.stringify(draft),
            body: recordBodySchema.parse({ kind: "organisation", ...draft }),
          })),
        ),
      );
    // Editor A has a side of the first pair alone.
    await tell(sourceOf(PARTNERS.editorA), [PAIRS[0]?.[0] ?? { title: "" }]);
    await tell(sourceOf(PARTNERS.editorB), [PAIRS[1]?.[0] ?? { title: "" }, PAIRS[2]?.[0] ?? { title: "" }]);
    await tell(
      other,
      PAIRS.map(([, second]) => second),
    );
    await new Matching({ database, clock }).run();
    for (const role of ["contributor", "editorA", "editorB", "curator", "administrator"] as const)
      cookies.set(role, (await signInAs(instance.services, role)) ?? "");
  });
  after(() => instance?.close());

  it("is closed to those who judge nothing", async () => {
    for (const page of [BASE, `${BASE}/journal`, `${BASE}/comparer`, `${BASE}/apercu`]) {
      assert.equal((await get(page)).statusCode, 302, page);
      assert.equal((await get(page, "contributor")).statusCode, 403, page);
    }
  });

  it("shows curators all that waits, each case side by side, in valid pages", async () => {
    const queue = await get(BASE, "curator");
    assert.equal(queue.statusCode, 200);
    await assertValidHtml(queue.body);
    assertNoThirdParty(queue.body);
    const cases = casesIn(queue.body);
    assert.ok(cases.length >= 3, queue.body);
    const one = await get(cases[0] ?? "", "curator");
    await assertValidHtml(one.body);
    assert.match(one.body, /chances sur 100/);
    assert.match(one.body, /C’est la même chose/);
  });

  it("says what differs in words, and previews the one fiche with its contradictions", async () => {
    const ids = await pair(0);
    const compare = await get(`${BASE}/comparer?fiche=${ids[0]}&fiche=${ids[1]}`, "curator");
    await assertValidHtml(compare.body);
    assert.match(compare.body, /Identique/);
    assert.match(compare.body, /Différent/);
    assert.match(compare.body, /La machine ne propose pas ce rapprochement/);
    const preview = await get(`${BASE}/apercu?fiche=${ids[0]}&fiche=${ids[1]}`, "curator");
    await assertValidHtml(preview.body);
    assert.match(preview.body, /2014/);
    assert.match(preview.body, /2016/);
  });

  it("merges, goes on to the next case, and takes it back", async () => {
    const [older = "", younger = ""] = (await pair(0)).sort();
    const before = await entries();
    const judged = await post(`${BASE}/juger`, { fiche: [older, younger], verdict: "same", raison: "vu sur place" }, "curator");
    assert.equal(judged.statusCode, 303);
    assert.match(String(judged.headers.location), /\/bureau\/doublons\/cas\//);
    assert.equal(await presentEntry(instance.services.database.read, younger), older);
    const log = await get(`${BASE}/journal?qui=moi`, "curator");
    await assertValidHtml(log.body);
    assert.match(log.body, /vu sur place/);
    const undone = await post(`${BASE}/annuler`, { numero: await lastNumber("curator") }, "curator");
    assert.equal(undone.statusCode, 303);
    assert.deepEqual(await entries(), before);
    await new Matching(instance.services).run();
  });

  it("is told on the first page of the bureau, which says that nothing waits only when nothing does", async () => {
    const waiting = /<span class="count">(\d+)<\/span>/.exec((await get(BASE, "curator")).body)?.[1];
    const bureau = await get("/bureau", "curator");
    await assertValidHtml(bureau.body);
    assert.doesNotMatch(bureau.body, /Rien n’attend de décision/);
    assert.match(bureau.body, new RegExp(`<a href="/bureau/doublons">${waiting}\\scas de doublons sont à juger`));
  });

  it("gives a case back with why, once its judgement is taken back, and always the way to the next one", async () => {
    const [address = ""] = casesIn((await get(BASE, "curator")).body);
    const ids = /name="fiche" value="(\w+,\w+)"/.exec((await get(address, "curator")).body)?.[1] ?? "";
    await post(`${BASE}/juger`, { fiche: ids, verdict: "same" }, "curator");
    const undone = await post(`${BASE}/annuler`, { numero: await lastNumber("curator") }, "curator");
    assert.equal(undone.headers.location, address);
    const again = (await get(address, "curator")).body;
    assert.match(again, /chances sur 100/);
    assert.match(again, /Passer au suivant/);
    const unproposed = await get(`${BASE}/comparer?fiche=${await pair(1)}`, "curator");
    assert.match(unproposed.body, /La machine ne propose pas ce rapprochement/);
    assert.match(unproposed.body, /Passer au suivant/);
    await new Matching(instance.services).run();
  });

  it("hears anybody who says that two fiches are one, and thanks them once they are", async () => {
    const [one = "", other = ""] = await pair(2);
    const fiche = await get(`/fiche/${one}`);
    const page = await get(String(fiche.headers.location));
    assert.match(page.body, new RegExp(`/fiche/${one}/signaler\\?quoi=duplicate`));
    const form = await get(`/fiche/${one}/signaler?quoi=duplicate`);
    await assertValidHtml(form.body);
    assert.match(form.body, /value="duplicate" checked/);
    const because = "C’est le même jardin, j’y ai une parcelle.";
    const answers = { quoi: "duplicate", autre: `/fiche/${other}`, comment: because, email: "curator@exemple.fr" };
    assert.ok((await post(`/fiche/${one}/signaler`, answers, "curator")).statusCode < 400);
    const queue = await get(BASE, "curator");
    await assertValidHtml(queue.body);
    assert.match(queue.body, /Signalés par des lecteurs/);
    assert.match(queue.body, /j’y ai une parcelle/);
    assert.doesNotMatch((await get(BASE, "editorA")).body, /Signalés par des lecteurs/);
    assert.match((await get(`${BASE}/comparer?fiche=${one},${other}`, "curator")).body, /j’y ai une parcelle/);
    await post(`${BASE}/juger`, { fiche: `${one},${other}`, verdict: "same" }, "curator");
    assert.doesNotMatch((await get(BASE, "curator")).body, /Signalés par des lecteurs/);
    const { read } = instance.services.database;
    const states = await read.selectFrom("moderation_case").select("state").where("kind", "=", "correction").execute();
    assert.deepEqual(
      states.map(({ state }) => state),
      ["accepted"],
    );
    await post(`${BASE}/annuler`, { numero: await lastNumber("curator") }, "curator");
    await new Matching(instance.services).run();
  });

  it("lets a partner judge what holds a record of theirs, and nothing else", async () => {
    const mine = await pair(0);
    const theirs = await pair(1);
    const queue = (await get(BASE, "editorA")).body;
    const own = casesIn(queue);
    assert.ok(own.length < casesIn((await get(BASE, "curator")).body).length);
    for (const href of new Set(own)) assert.match((await get(href, "editorA")).body, /Carnet de Bretagne/);
    const compare = (ids: string[]) => `${BASE}/comparer?${ids.map((id) => `fiche=${id}`).join("&")}`;
    assert.equal((await get(compare(mine), "editorA")).statusCode, 200);
    assert.equal((await get(compare(theirs), "editorA")).statusCode, 403);
    assert.equal((await post(`${BASE}/juger`, { fiche: theirs, verdict: "same" }, "editorA")).statusCode, 403);
    const slipped = await post(`${BASE}/juger`, { fiche: [...mine, ...theirs], verdict: "same" }, "editorA");
    assert.equal(slipped.statusCode, 403, "nobody else's fiches are merged in the company of one's own");
    assert.equal((await post(`${BASE}/juger`, { fiche: mine, verdict: "sibling" }, "editorA")).statusCode, 303);
    const number = await lastNumber("editorA");
    assert.equal((await post(`${BASE}/annuler`, { numero: number }, "editorB")).statusCode, 403);
    assert.equal((await post(`${BASE}/annuler`, { numero: number, retour: "journal" }, "curator")).statusCode, 303);
  });

  it("lets a curator choose between what is said, and give the choice back to the rule", async () => {
    const [older = "", younger = ""] = (await pair(0)).sort();
    await post(`${BASE}/juger`, { fiche: `${older},${younger}`, verdict: "same" }, "curator");
    const address = String((await get(`/fiche/${older}`)).headers.location);
    const fiche = await get(address);
    await assertValidHtml(fiche.body);
    assert.match(fiche.body, /dit «\s201[46]\s» \([^)]+\), [^<]+ dit «\s201[46]\s»/, "in full, not behind a mark");
    const settle = `/bureau/desaccords/${older}`;
    assert.equal((await get(settle, "editorA")).statusCode, 403);
    const page = await get(settle, "curator");
    await assertValidHtml(page.body);
    const shown = async () => (await entries()).find(({ id }) => id === older)?.single.startDate;
    const before = (await shown())?.value;
    const other = [...page.body.matchAll(/name="startDate" value="([0-9a-f]{12})"[^>]*>\s*<label[^>]*>(?:<span>)?(\d{4})/g)].find(
      ([, , year]) => year !== before,
    );
    assert.ok(other, page.body);
    await post(settle, { startDate: other[1] ?? "" }, "curator");
    assert.deepEqual([(await shown())?.value, (await shown())?.rule], [other[2], "curator"]);
    assert.match((await get(address)).body, /Un curateur a tranché/);
    await post(settle, { startDate: "000000000000" }, "curator");
    assert.equal((await shown())?.rule, "curator", "what nobody says is not chosen");
    await post(settle, { startDate: "regle" }, "curator");
    assert.equal((await shown())?.value, before);

    const separate = `${BASE}/separer/${older}`;
    assert.equal((await get(separate, "editorB")).statusCode, 403);
    const parts = await get(separate, "curator");
    await assertValidHtml(parts.body);
    const names = [...parts.body.matchAll(/name="description" value="([0-9a-f]+)"/g)].map((match) => match[1] ?? "");
    assert.equal(names.length, 2);
    assert.equal((await post(separate, { description: names }, "curator")).headers.location, separate, "one must stay");
    const parted = await post(separate, { description: names[1] ?? "" }, "curator");
    assert.match(String(parted.headers.location), /comparer/);
    assert.equal((await get(String(parted.headers.location), "curator")).statusCode, 200);
    await post(`${BASE}/annuler`, { numero: await lastNumber("curator") }, "curator");
    await post(`${BASE}/annuler`, { numero: await lastNumber("curator") }, "curator");
    assert.equal((await entries()).filter(({ id }) => id === older || id === younger).length, 2);
    await new Matching(instance.services).run();
  });

  it("merges several at once after they were read, and takes them all back", async () => {
    const before = await entries();
    const read = await get(`${BASE}/ensemble`, "curator");
    await assertValidHtml(read.body);
    const cases = [...read.body.matchAll(/name="cas" value="([^"]+)"/g)].map((match) => match[1] ?? "");
    assert.ok(cases.length >= 2);
    const done = await post(`${BASE}/ensemble`, { cas: [...cases.slice(0, 2), "0-00000000"] }, "curator");
    assert.equal((await entries()).length, before.length - 2);
    const page = await get(String(done.headers.location), "curator");
    const numbers = /name="numeros" value="([^"]+)"/.exec(page.body)?.[1] ?? "";
    assert.equal((await post(`${BASE}/ensemble/annuler`, { numeros: numbers }, "editorB")).statusCode, 303);
    assert.equal((await entries()).length, before.length - 2, "not theirs");
    await post(`${BASE}/ensemble/annuler`, { numeros: numbers }, "curator");
    assert.deepEqual(await entries(), before);
  });

  it("answers anything with words: fiches that are gone, one alone, numbers that are none", async () => {
    const [one = ""] = await pair(2);
    for (const [url, answers] of [
      [`${BASE}/juger`, { fiche: [one], verdict: "same" }],
      [`${BASE}/juger`, { fiche: [one, one], verdict: "same" }],
      [`${BASE}/juger`, { fiche: [one, "0000000000000000"], verdict: "same" }],
      [`${BASE}/juger`, { fiche: one, verdict: "peut-être" }],
      [`${BASE}/juger`, { fiche: ["<script>", "'; --"], verdict: "same" }],
      [`${BASE}/annuler`, { numero: "999999" }],
      [`${BASE}/annuler`, { numero: "-1" }],
      [`${BASE}/annuler`, {}],
    ] as const)
      assert.ok((await post(url, answers as Answers, "curator")).statusCode < 500, JSON.stringify(answers));
    for (const url of [
      `${BASE}?partie=rien&page=-3`,
      `${BASE}?page=99999`,
      `${BASE}/cas/x`,
      `${BASE}/cas/${one}-00000000`,
      `${BASE}/comparer?fiche=${one}`,
      `${BASE}/apercu?fiche=${one}&fiche=${one}`,
      `${BASE}/journal?avant=abc&qui=x&quoi=y&fiche=%00`,
    ])
      assert.ok((await get(url, "curator")).statusCode < 500, url);
  });
});
