import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { addAccount, INSTANCE } from "../../account/index.ts";
import { allEntries, type Entry, entryById, entryPath } from "../../catalogue/index.ts";
import { readOutbox } from "../../platform/mail-outbox.ts";
import { assertNoThirdParty, assertValidHtml } from "../../web/testing/index.ts";
import { openInstance, type TestInstance } from "../testing/instance.ts";
import { accountDeps } from "../wiring/account.ts";
import { correctionDeps } from "../wiring/contribution.ts";
import { work } from "../worker.ts";

const FIELDS =
  "nom accroche besoin reponse nouveaute fonctionnement description etape debut fin lieux zone themes publics types-de-lieu transitions objectifs mots-cles porteurs partenaires financeurs forme-juridique monde contacts liens images videos reconnaissance essaimage identifiants".split(
    " ",
  );
const CAMILLE = { comment: "J’y travaille.", email: "camille@exemple.fr" };
const NAUGHTY = [
  "<script>alert(1)</script>",
  "'\"><img src=x onerror=alert(1)>",
  "javascript:alert(1)",
  "[x](javascript:alert(1))",
  "=cmd|' /C calc'!A0",
  "\r\nBcc: victime@exemple.fr",
  "%00%ff\ud800",
  "{{7*7}}#{7*7}<%= 7*7 %>",
  "ﷺ 👩‍🚀 z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢",
  "../../../etc/passwd",
  "x".repeat(300_000),
];

describe("correcting and holding fiches, on a whole instance", () => {
  let it_: TestInstance;
  let fiche: Entry;
  let path = "";
  let pressed = 0;
  const cookies: Record<string, string> = {};

  const get = (url: string, as = "") => it_.server.inject({ url, headers: as ? { cookie: cookies[as] ?? "" } : {} });
  const post = (url: string, form: Record<string, string | string[]> = {}, as = "") => {
    const pairs = Object.entries(form).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
    // Each press as if from another machine: how often one may press is another test's story.
    pressed++;
    return it_.server.inject({
      method: "POST",
      url,
      remoteAddress: `10.${(pressed >> 16) & 255}.${(pressed >> 8) & 255}.${pressed & 255}`,
      headers: { "content-type": "application/x-www-form-urlencoded", ...(as ? { cookie: cookies[as] ?? "" } : {}) },
      payload: new URLSearchParams(pairs).toString(),
    });
  };
  const letterTo = async (email: string): Promise<string> => {
    await work(it_.services, new AbortController().signal, true);
    const letter = (await readOutbox(it_.services.folder.mail)).find((mail) => mail.to.includes(email));
    return letter?.text ?? "";
  };
  const linkIn = (text: string): string => text.match(/http:\/\/essaim\.test(\/\S+)/)?.[1] ?? "";
  const signIn = async (email: string, membership?: { organisation: string; role: "curator" | "partner-editor" }) => {
    const { link } = await addAccount(accountDeps(it_.services), { email, by: "cli", ...(membership ? { membership } : {}) });
    const answer = await post(new URL(link).pathname);
    cookies[email] =
      String([answer.headers["set-cookie"]].flat().find((each) => String(each).startsWith("essaim_session"))).split(";")[0] ?? "";
  };
  const now = async (): Promise<Entry> => {
    const entry = await entryById(it_.services.database.read, fiche.id);
    assert.ok(entry);
    return entry;
  };
  /** The last case of a kind, and its page as a curator sees it. */
  const lastCase = async (kind: string) => {
    const row = await it_.services.database.read
      .selectFrom("moderation_case")
      .selectAll()
      .where("kind", "=", kind)
      .orderBy("opened_at", "desc")
      .executeTakeFirstOrThrow();
    return { row, answer: await get(`/bureau/cas/${row.id}`, "curatrice@exemple.fr") };
  };

  before(async () => {
    it_ = await openInstance({ ESSAIM_DEMO: "1" });
    const entries = (await Array.fromAsync(allEntries(it_.services.database.read))).flat();
    const rich = (entry: Entry) => Object.keys(entry.single).length + Object.keys(entry.lists).length;
    const [first] = entries.sort((a, b) => rich(b) - rich(a));
    assert.ok(first);
    fiche = first;
    path = entryPath(fiche);
    await signIn("curatrice@exemple.fr", { organisation: INSTANCE, role: "curator" });
  });
  after(() => it_.close());

  it("every block of a fiche leads to its correction, and the fiche stays light", async () => {
    const { body } = await get(path);
    await assertValidHtml(body);
    assert.match(body, new RegExp(`/fiche/${fiche.id}/corriger/besoin`));
    assert.match(body, new RegExp(`/fiche/${fiche.id}/corriger"`));
    assert.match(body, new RegExp(`/fiche/${fiche.id}/revendiquer`));
    assert.ok(body.length < 40_000, `${body.length} bytes`);
  });

  it("every field has its form, valid, without a third party, and all are listed", async () => {
    const list = await get(`${path}/corriger`);
    await assertValidHtml(list.body);
    for (const field of FIELDS) {
      assert.ok(list.body.includes(`/corriger/${field}"`), field);
      const form = await get(`${path}/corriger/${field}`);
      assert.equal(form.statusCode, 200, field);
      await assertValidHtml(form.body);
      assertNoThirdParty(form.body);
    }
    assert.equal((await get(`${path}/corriger/inconnu`)).statusCode, 404);
    assert.equal((await get("/fiche/rien-000000000000000/corriger")).statusCode, 404);
    await assertValidHtml((await get(`${path}/signaler`)).body);
    await assertValidHtml((await get(`${path}/revendiquer`)).body);
  });

  it("a form with a mistake comes back with all that was typed", async () => {
    const answer = await post(`${path}/corriger/porteurs`, {
      "valeur-0-nom": "L’Équipe",
      "valeur-0-siret": "123",
      email: "camille@",
    });
    assert.equal(answer.statusCode, 422);
    await assertValidHtml(answer.body);
    for (const kept of ["L’Équipe", "123", "camille@"]) assert.ok(answer.body.includes(`value="${kept}"`), kept);
    for (const id of ["valeur-0-siret", "comment", "email"]) assert.ok(answer.body.includes(`href="#${id}"`), id);
    const more = await post(`${path}/corriger/porteurs`, { "valeur-0-nom": "L’Équipe", plus: "valeur" });
    assert.equal(more.statusCode, 200);
    assert.ok(more.body.includes('name="valeur-6-nom"') && more.body.includes('value="L’Équipe"'));
    const found = await post(`${path}/corriger/themes`, { "valeur-cherche": "vélo", chercher: "valeur", comment: "gardé" });
    assert.match(found.body, /Proches de[\s\S]*gardé/);
  });

  it("whoever comes second sees the first's correction; a value that changed meanwhile is told, and nothing typed is lost", async () => {
    const form = await get(`${path}/corriger/accroche`);
    const seen = form.body.match(/name="vu" value="(\w+)"/)?.[1] ?? "";
    const sent = await post(`${path}/corriger/accroche`, { ...CAMILLE, vu: seen, valeur: "Une autre accroche, plus juste." });
    assert.equal(sent.statusCode, 200);
    await assertValidHtml(sent.body);
    const link = linkIn(await letterTo(CAMILLE.email));
    assert.equal((await get(link)).statusCode, 200);
    const confirmed = await post(link);
    assert.equal(confirmed.statusCode, 303);
    await assertValidHtml((await get(String(confirmed.headers.location))).body);
    assert.equal((await post(link)).statusCode, 410, "a link serves once");
    assert.match((await get(link)).body, /Ce lien a déjà servi[\s\S]*page privée/);
    assert.equal((await get(`${link.slice(0, -2)}xx`)).statusCode, 404, "whoever does not hold it learns nothing");

    const second = await get(`${path}/corriger/accroche`);
    assert.match(second.body, /Une correction attend déjà[\s\S]*Une autre accroche, plus juste\./);
    const late = await post(`${path}/corriger/accroche`, { ...CAMILLE, vu: "0123456789abcdef", valeur: "Ma phrase à moi." });
    assert.equal(late.statusCode, 422);
    assert.match(late.body, /La fiche a changé pendant que vous écriviez/);
    assert.match(late.body, /Ma phrase à moi\./);
    await assertValidHtml(late.body);
  });

  it("a curator reads the difference in words and accepts; the author is told and may withdraw", async () => {
    const before = (await now()).single.pitch?.value;
    const { row, answer } = await lastCase("correction");
    assert.equal(answer.statusCode, 200);
    await assertValidHtml(answer.body);
    assert.match(answer.body, /<ins><span class="visually-hidden">ajouté/);
    assert.doesNotMatch(answer.body, /camille@/);
    const done = await post(`/bureau/cas/${row.id}`, { verdict: "accept", version: String(row.version) }, "curatrice@exemple.fr");
    assert.ok([200, 303].includes(done.statusCode), String(done.statusCode));
    assert.equal((await now()).single.pitch?.value, "Une autre accroche, plus juste.");
    assert.ok((await now()).single.pitch?.others?.some(({ value }) => value === before));

    const follow = linkIn(await letterTo(CAMILLE.email));
    assert.match((await get(follow)).body, /Acceptée/);
    await post(`${follow}/retirer`);
    assert.equal((await now()).single.pitch?.value, before);
    await assertValidHtml((await get(follow)).body);
  });

  it("a project that is no more, and a double, are reported with what to do", async () => {
    const gone = await post(`${path}/signaler`, { quoi: "gone", fin: "03/2024", ...CAMILLE });
    assert.equal(gone.statusCode, 200, gone.body.slice(0, 500));
    const link = linkIn(await letterTo(CAMILLE.email));
    const page = await get(link);
    assert.match(page.body, /Arrêtée[\s\S]*mars\s2024/);
    const own = await post(`${path}/signaler`, { quoi: "duplicate", autre: `http://essaim.test${path}`, ...CAMILLE });
    assert.match(own.body, /C’est l’adresse de cette fiche/);
    const none = await post(`${path}/signaler`, { ...CAMILLE });
    assert.equal(none.statusCode, 422);
    await assertValidHtml(none.body);
  });

  it("a holder claims, is checked, edits all in one page, hands over; each address opens one page alone", async () => {
    const holder = "porteuse@exemple.org";
    const asked = await post(`${path}/revendiquer`, {
      nom: "Claude",
      role: "Coordination",
      email: holder,
      verifier: "Page équipe",
    });
    assert.equal(asked.statusCode, 200);
    assert.equal((await post(linkIn(await letterTo(holder)))).statusCode, 303);
    const { row, answer } = await lastCase("claim");
    await assertValidHtml(answer.body);
    await post(`/bureau/cas/${row.id}`, { verdict: "accept", version: String(row.version) }, "curatrice@exemple.fr");
    const space = linkIn(await letterTo(holder));
    assert.match(space, /^\/ma-fiche\//);
    const page = await get(space);
    await assertValidHtml(page.body);
    assert.match(String(page.headers["cache-control"]), /no-store/);

    const seen = page.body.match(/name="vu-accroche" value="(\w+)"/)?.[1] ?? "";
    const title = page.body.match(/name="vu-nom" value="(\w+)"/)?.[1] ?? "";
    const names = { nom: fiche.single.title.value, "vu-nom": title, "vu-accroche": seen };
    const saved = await post(`${space}/partie`, { partie: "what", ...names, accroche: "Dit par nous." });
    assert.equal(saved.statusCode, 303);
    assert.equal((await now()).single.pitch?.value, "Dit par nous.");
    const stale = await post(`${space}/partie`, { partie: "what", ...names, accroche: "Dit trop tard." });
    assert.equal(stale.statusCode, 422);
    assert.match(stale.body, /Dit trop tard\./);
    await assertValidHtml(stale.body);
    assert.equal((await post(`${space}/exact`)).statusCode, 303);
    assert.match((await get(space)).body, /Vous avez dit que tout est exact/);

    await signIn(holder);
    await signIn("curieux@exemple.fr");
    const mine = await get("/mes-fiches", holder);
    const door = mine.body.match(/\/mes-fiches\/\w+/)?.[0] ?? "";
    await assertValidHtml((await get(door, holder)).body);
    assert.equal((await get(door, "curieux@exemple.fr")).statusCode, 404, "somebody else's");
    assert.equal((await post(`${door}/quitter`, {}, "curieux@exemple.fr")).statusCode, 404);
    assert.match((await get("/mes-fiches", "curieux@exemple.fr")).body, /Vous ne tenez encore aucune fiche/);

    await post(`${space}/transmettre`, { successeur: "suite@exemple.org" });
    const offer = linkIn(await letterTo("suite@exemple.org"));
    await assertValidHtml((await get(offer)).body);
    assert.equal((await post(offer, { "votre-nom": "", "votre-role": "" })).statusCode, 422);
    assert.equal((await post(offer, { "votre-nom": "Sacha", "votre-role": "Présidente" })).statusCode, 303);
    assert.equal((await get(space)).statusCode, 404);
  });

  it("a partner's editor takes back what was accepted, as a page and as files; nobody else's", async () => {
    const [partner] = await correctionDeps(it_.services).partnersOf(fiche);
    const { slug = "" } = (await correctionDeps(it_.services).partner(partner ?? "")) ?? {};
    await signIn("editrice@exemple.fr", { organisation: partner ?? "", role: "partner-editor" });
    const page = await get(`/espace/${slug}/retours`, "editrice@exemple.fr");
    assert.equal(page.statusCode, 200);
    await assertValidHtml(page.body);
    assert.match(page.body, /L’accroche[\s\S]*<ins>[\s\S]*Dit par le porteur/);
    const csv = await get(`/espace/${slug}/retours.csv`, "editrice@exemple.fr");
    assert.match(csv.body, /^\ufefffiche;titre;[\s\S]*Dit par nous\./);
    const json = (await get(`/espace/${slug}/retours.json`, "editrice@exemple.fr")).json() as {
      corrections: { apres: string }[];
    };
    assert.ok(json.corrections.some(({ apres }) => apres === "Dit par nous."));
    assert.equal((await get(`/espace/${slug}/retours`)).statusCode, 302);
    assert.equal((await get(`/espace/${slug}/retours.csv`, "curieux@exemple.fr")).statusCode, 403);
    await signIn("autre@exemple.fr", { organisation: "autre-partenaire", role: "partner-editor" });
    assert.equal((await get(`/espace/${slug}/retours.json`, "autre@exemple.fr")).statusCode, 403);
  });

  it("what should never be written there is read as text, or refused in words: never a defect, never alive", async () => {
    for (const text of NAUGHTY) {
      for (const field of ["nom", "besoin", "debut", "themes", "lieux", "liens", "contacts", "essaimage"]) {
        const everywhere = {
          "valeur-0-nom": text,
          "valeur-0-ou": text,
          "valeur-0-adresse": text,
          "valeur-0-sorte": text,
          "valeur-reprise": text,
        };
        const grounds = { comment: text.slice(0, 3_000), preuve: text, email: "m@exemple.fr", signature: text, vu: "" };
        const answer = await post(`${path}/corriger/${field}`, { valeur: [text, text], ...everywhere, ...grounds });
        assert.ok([200, 422, 413].includes(answer.statusCode), `${field} ${text.slice(0, 20)}: ${answer.statusCode}`);
        assert.doesNotMatch(answer.body, /<script>alert|<img src=x|href="javascript:/i);
        if (answer.statusCode === 422 && text.length < 1_000) await assertValidHtml(answer.body);
      }
    }
    for (const secret of ["x", "a".repeat(43), "..%2f..", "%00", "a".repeat(5_000)]) {
      for (const door of [
        "/correction/confirmer/",
        "/correction/suivi/",
        "/revendication/confirmer/",
        "/ma-fiche/",
        "/porteur/accepter/",
      ])
        assert.ok([400, 404].includes((await get(door + secret)).statusCode), door + secret.slice(0, 10));
    }
  });
});
