import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { allEntries, type Entry, entryById, entryPath } from "../../catalogue/index.ts";
import { openCase, settleCase } from "../../moderation/index.ts";
import { readOutbox } from "../../platform/mail-outbox.ts";
import { assertNoThirdParty, assertValidHtml } from "../../web/testing/index.ts";
import { openInstance, type TestInstance } from "../testing/instance.ts";
import { signInAs } from "../testing/roles.store.ts";
import { work } from "../worker.ts";

type Answers = Record<string, string | string[]>;

describe("the bureau, on a whole instance", () => {
  let instance: TestInstance;
  let fiche: Entry;
  let pressed = 0;
  const cookies = new Map<string, string>();

  const headersOf = (who: string | undefined) => ({ cookie: cookies.get(who ?? "") ?? "" });
  const get = (url: string, who?: string) => instance.server.inject({ url, headers: headersOf(who) });
  const post = (url: string, answers: Answers, who?: string) => {
    const pairs = Object.entries(answers).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
    pressed++;
    return instance.server.inject({
      method: "POST",
      url,
      remoteAddress: `10.1.${pressed >> 8}.${pressed & 255}`,
      headers: { "content-type": "application/x-www-form-urlencoded", ...headersOf(who) },
      payload: new URLSearchParams(pairs).toString(),
    });
  };
  const lettersTo = async (email: string) => {
    await work(instance.services, new AbortController().signal, true);
    return (await readOutbox(instance.services.folder.mail)).filter((mail) => mail.to.includes(email)).map((mail) => mail.text);
  };
  /** Somebody whose address is proved proposes another pitch. @returns the page of the case, and how to decide on it. */
  const propose = async (pitch: string) => {
    const email = `auteur${pressed}@exemple.fr`;
    await post(`${entryPath(fiche)}/corriger/accroche`, { valeur: pitch, comment: "J’y habite.", email });
    const link = (await lettersTo(email)).at(-1)?.match(/http:\/\/essaim\.test(\/\S+)/)?.[1] ?? "";
    await post(link, {});
    return lastCase("correction");
  };
  const lastCase = async (kind: string) => {
    const { id, version, state } = await instance.services.database.read
      .selectFrom("moderation_case")
      .selectAll()
      .where("kind", "=", kind)
      .orderBy("id", "desc")
      .executeTakeFirstOrThrow();
    return { id, page: `/bureau/cas/${id}`, version: String(version), state };
  };
  const pitchNow = async () => (await entryById(instance.services.database.read, fiche.id))?.single.pitch?.value;
  const report = (more: Answers = {}) =>
    post("/signaler", {
      objet: entryPath(fiche),
      motif: "wrong",
      texte: "Le lieu a fermé en mars.",
      email: "ana@exemple.fr",
      ...more,
    });

  before(async () => {
    instance = await openInstance({ ESSAIM_DEMO: "1" });
    const entries = (await Array.fromAsync(allEntries(instance.services.database.read))).flat();
    const found = entries.find((entry) => entry.single.pitch);
    assert.ok(found);
    fiche = found;
    for (const role of ["contributor", "editorA", "expert", "curator", "administrator"] as const)
      cookies.set(role, (await signInAs(instance.services, role)) ?? "");
  });
  after(() => instance?.close());

  it("is closed to those who decide nothing", async () => {
    for (const page of ["/bureau", "/bureau/historique"]) {
      assert.equal((await get(page)).statusCode, 302, page);
      assert.equal((await get(page, "contributor")).statusCode, 403, page);
      for (const who of ["editorA", "curator", "administrator"])
        assert.equal((await get(page, who)).statusCode, 200, `${page} ${who}`);
    }
  });

  it("reports arrive from any page, are decided, answered, and taken back", async () => {
    const form = await get(`/signaler?objet=${encodeURIComponent(entryPath(fiche))}`);
    await assertValidHtml(form.body);
    assert.ok(form.body.includes(`value="${entryPath(fiche)}"`));
    const empty = await post("/signaler", { objet: "https://ailleurs.example/x", texte: "Ça reste", email: "non" });
    assert.equal(empty.statusCode, 422);
    await assertValidHtml(empty.body);
    for (const field of ["objet", "motif", "email"]) assert.ok(empty.body.includes(`href="#${field}"`), field);
    assert.ok(empty.body.includes("Ça reste"));
    const sent = await report();
    assert.equal(sent.statusCode, 200);
    await assertValidHtml(sent.body);
    const { page, version } = await lastCase("report");
    const shown = await get(page, "curator");
    await assertValidHtml(shown.body);
    assertNoThirdParty(shown.body);
    assert.match(shown.body, /Le lieu a fermé en mars/);
    assert.ok(!shown.body.includes("ana@exemple.fr"));
    const bare = await post(page, { verdict: "refuse", version, message: " ", retour: "suivant" }, "curator");
    assert.equal(bare.statusCode, 422);
    await post(
      page,
      { verdict: "refuse", version, message: "Nous avons téléphoné : c’est ouvert.", retour: "suivant" },
      "curator",
    );
    assert.match((await lettersTo("ana@exemple.fr")).at(-1) ?? "", /téléphoné/);
    const queue = await get("/bureau", "curator");
    const line = queue.body.match(/name="ligne" value="(\w+)"/)?.[1] ?? "";
    assert.equal((await post("/bureau/annuler", { ligne: line, retour: "/bureau" }, "curator")).statusCode, 303);
    assert.equal((await lastCase("report")).state, "waiting");
  });

  it("a correction is accepted into the fiche, and taken out again from the history", async () => {
    const before_ = await pitchNow();
    const { page, version } = await propose("Une accroche toute neuve.");
    assert.match((await get("/a-confirmer")).body, /neuve/);
    const done = await post(page, { verdict: "accept", version, retour: "/bureau" }, "curator");
    assert.deepEqual([done.statusCode, done.headers.location], [303, "/bureau"]);
    assert.equal(await pitchNow(), "Une accroche toute neuve.");
    const history = await get("/bureau/historique?acte=accepted&sorte=correction", "curator");
    await assertValidHtml(history.body);
    const line = history.body.match(/name="ligne" value="(\w+)"/)?.[1] ?? "";
    await post("/bureau/annuler", { ligne: line, retour: "/bureau/historique" }, "curator");
    assert.equal(await pitchNow(), before_);
  });

  it("the second of two sees what the first did, and loses nothing", async () => {
    const { page, version } = await propose("Une autre accroche.");
    await post(page, { verdict: "aside", version, note: "À vérifier", retour: "suivant" }, "administrator");
    const late = await post(page, { verdict: "refuse", version, message: "Mes mots soigneux", retour: "suivant" }, "curator");
    assert.equal(late.statusCode, 409);
    await assertValidHtml(late.body);
    assert.match(late.body, /À vérifier[\s\S]*Mes mots soigneux/);
  });

  it("the community confirms: three accept, a contest calls for the curators, one's own is not for oneself", async () => {
    const { id } = await propose("L’accroche du quartier.");
    assert.match((await get("/a-confirmer")).body, /\/connexion\?next=/);
    assert.equal((await post(`/a-confirmer/${id}`, { voix: "confirmer" })).statusCode, 403);
    const vain = await post(`/a-confirmer/${id}`, { voix: "contester", raison: "" }, "contributor");
    assert.equal(vain.statusCode, 422);
    await assertValidHtml(vain.body);
    for (const who of ["contributor", "expert", "curator"])
      assert.equal((await post(`/a-confirmer/${id}`, { voix: "confirmer" }, who)).statusCode, 303, who);
    assert.equal(await pitchNow(), "L’accroche du quartier.");
    assert.equal((await post(`/a-confirmer/${id}`, { voix: "confirmer" }, "editorA")).statusCode, 409);
    const page = await get("/bureau/historique?qui=community", "curator");
    assert.match(page.body, /La communauté<\/strong> a accepté/);
  });

  it("what spam sends waits apart, and goes away by lot", async () => {
    for (let i = 0; i < 3; i++)
      await report({ texte: `Taxi Brest aéroport 24h/24, devis gratuit, meilleur prix https://taxi.example 06 12 34 56 7${i}` });
    const shelf = await get("/bureau?partie=indesirable&coche=1", "curator");
    await assertValidHtml(shelf.body);
    const ticked = [...shelf.body.matchAll(/name="cas" value="(\w+:\d+)" checked/g)].map((match) => match[1] ?? "");
    assert.equal(ticked.length, 3);
    const batch = await post("/bureau/lot", { cas: ticked, verdict: "refuse", retour: "/bureau?partie=indesirable" }, "curator");
    const lot = String(batch.headers.location);
    assert.match(lot, /^\/bureau\/historique\?lot=/);
    const told = await get(lot, "curator");
    await assertValidHtml(told.body);
    assert.match(told.body, /3 lignes/);
    await post("/bureau/annuler", { lot: lot.split("=")[1] ?? "", retour: "/bureau" }, "curator");
    assert.match((await get("/bureau?partie=indesirable", "curator")).body, /name="cas"/);
    assert.equal((await post("/bureau/lot", { verdict: "refuse" }, "curator")).statusCode, 303);
  });

  it("three hundred waiting things are read by pages, each page light", async () => {
    const { database, clock } = instance.services;
    for (let i = 0; i < 300; i++) {
      const input = { kind: "comment", subject: `many-${i}`, title: `Chose ${i}`, texts: [`Une remarque nº ${i}`] } as const;
      await database.transaction((trx) => openCase(trx, { ...input, texts: [...input.texts] }, clock));
    }
    const first = await get("/bureau", "curator");
    await assertValidHtml(first.body);
    assert.ok(first.body.length < 80_000, `${first.body.length} bytes`);
    assert.match(first.body, /30\d contributions attendent/);
    assert.equal((await get("/bureau?page=13&sorte=comment", "curator")).statusCode, 200);
    assert.match((await get("/bureau?page=99999", "curator")).body, /aria-current="page"/);
    await database.transaction((trx) => settleCase(trx, "comment", "many-0", "porteur", clock));
    assert.match((await get("/bureau/historique?qui=porteur", "curator")).body, /Une personne habilitée<\/strong> a accepté/);
  });

  it("addresses and answers of any sort are answered in French, never by a defect", async () => {
    const { page, version } = await lastCase("comment");
    const bad = [
      "\u0000",
      "\ud800",
      "<script>alert(1)</script>",
      "x".repeat(500_000),
      "../..",
      "%00",
      "//ailleurs.example",
      "-1",
      "1e99",
    ];
    for (const value of bad) {
      for (const [url, answers] of [
        [page, { verdict: "refuse", version, message: value, retour: value }],
        [page, { verdict: value, version: value }],
        ["/bureau/lot", { cas: value, verdict: "accept", retour: value }],
        ["/bureau/annuler", { ligne: value, retour: value }],
        ["/a-confirmer/000000000000000", { voix: "contester", raison: value }],
        ["/signaler", { objet: value, motif: value, texte: value, email: value }],
      ] as const) {
        const { statusCode, body, headers } = await post(url, answers, "curator");
        assert.ok(statusCode < 500, `${url} ${statusCode}`);
        assert.ok(!body.includes("<script>alert(1)"), url);
        assert.ok(!/^(https?:)?\/\//.test(String(headers.location ?? "/")), url);
      }
      const query = new URLSearchParams({
        partie: value,
        sorte: value,
        comme: value,
        par: value,
        page: value,
        qui: value,
        acte: value,
      });
      if (value.length > 1_000) continue;
      for (const path of ["/bureau", "/bureau/historique", "/a-confirmer", "/signaler", page])
        assert.ok(
          (await get(`${path}?${query}&objet=${encodeURIComponent(value.toWellFormed())}`, "curator")).statusCode < 500,
          path,
        );
    }
    const json = await instance.server.inject({
      method: "POST",
      url: "/signaler",
      headers: { "content-type": "application/json" },
      payload: '{"objet":"/x","motif":"wrong","texte":"moitie \\ud83d et nul \\u0000"}',
    });
    assert.equal(json.statusCode, 200);
    for (const path of ["/regle-d-admission", "/a-confirmer", "/signaler"]) {
      const { body } = await get(path);
      await assertValidHtml(body);
      assertNoThirdParty(body);
    }
  });
});
