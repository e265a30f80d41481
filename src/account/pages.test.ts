import assert from "node:assert/strict";
import { test } from "node:test";
import { eachDatabase } from "../platform/testing/database.ts";
import { assertValidHtml } from "../web/testing/index.ts";
import { addAccount } from "./account.commands.ts";
import { accountByEmail } from "./account.store.ts";
import { INSTANCE } from "./account.ts";
import { accountServer } from "./testing/account-server.ts";
import { secretOf } from "./testing/world.ts";

type World = Awaited<ReturnType<typeof accountServer>>;
type Browser = ReturnType<World["browser"]>;

/** Asks for a link, opens the one that came, presses its button. */
async function signIn({ lastMail }: World, browser: Browser, email: string): Promise<string> {
  await browser.post("/connexion", { email });
  const { to } = await browser.post(`/connexion/${secretOf((await lastMail(email)).text)}`);
  return to;
}

eachDatabase("Pages of accounts", (open) => {
  test("somebody without an account asks for a link, reads what it does, presses its button, and has one", async () => {
    const world = await accountServer(await open());
    const browser = world.browser();
    const page = await browser.get("/connexion?next=/fiche/x-1");
    await assertValidHtml(page.body);
    const sent = await browser.post("/connexion", { email: "Nouvelle@Exemple.fr", next: "/fiche/x-1" });
    await assertValidHtml(sent.body);
    const token = secretOf((await world.lastMail("nouvelle@exemple.fr")).text);
    const confirm = await browser.get(`/connexion/${token}`);
    await assertValidHtml(confirm.body);
    assert.match(confirm.body, /Ouvrir mon compte/);
    assert.match(confirm.body, /nouvelle@exemple\.fr/);
    assert.equal(confirm.headers["cache-control"], "no-store");
    assert.equal(await accountByEmail(world.deps.database.read, "nouvelle@exemple.fr"), undefined);
    const done = await browser.post(`/connexion/${token}`);
    assert.deepEqual([done.status, done.to], [303, "/fiche/x-1"]);
    const account = await browser.get("/compte");
    assert.equal(account.status, 200);
    await assertValidHtml(account.body);
    assert.match(account.body, /Firefox, Linux/);
    assert.match(account.body, /Votre compte est ouvert/);
    assert.equal((await browser.post(`/connexion/${token}`)).status, 400);
  });

  test("the answer is the same, to a byte, whether the address is known or not, and a flood is told to wait", async () => {
    const world = await accountServer(await open());
    await addAccount(world.deps, { email: "connue@exemple.fr", by: "test" });
    const known = await world.browser().post("/connexion", { email: "connue@exemple.fr" });
    const unknown = await world.browser().post("/connexion", { email: "inconnue@exemple.fr" });
    assert.deepEqual([known.status, known.body], [unknown.status, unknown.body]);
    assert.equal((await world.mails()).length, 2);
    const browser = world.browser();
    let status = 0;
    for (let i = 0; i < 12 && status !== 429; i++)
      status = (await browser.post("/connexion", { email: `a${i}@exemple.fr` })).status;
    assert.equal(status, 429);
  });

  test("a password is chosen, signs in, and is taken away; whatever is wrong is said in the same words", async () => {
    const world = await accountServer(await open());
    const browser = world.browser();
    await signIn(world, browser, "alex@exemple.fr");
    await assertValidHtml((await browser.get("/compte/mot-de-passe")).body);
    for (const [password, said] of [
      ["court", /trop court/],
      ["motdepasse2026", /essaie en premier/],
      ["alex@exemple.fr toujours", /contient votre adresse/],
      ["x".repeat(300), /trop long/],
    ] as const) {
      const refused = await browser.post("/compte/mot-de-passe", { password });
      assert.equal(refused.status, 422);
      assert.match(refused.body, said);
      assert.ok(!refused.body.includes(`value="${password}`));
      await assertValidHtml(refused.body);
    }
    const password = "un radeau sur la rivière";
    assert.equal((await browser.post("/compte/mot-de-passe", { password })).to, "/compte");
    assert.match((await world.lastMail("alex@exemple.fr")).subject, /mot de passe/);

    const other = world.browser();
    const wrong = await other.post("/connexion", { email: "alex@exemple.fr", password: "un autre mot de passe" });
    const nobody = await other.post("/connexion", { email: "personne@exemple.fr", password: "un autre mot de passe" });
    assert.deepEqual([wrong.status, nobody.status], [422, 422]);
    assert.equal(wrong.body.replaceAll("alex@", "x@"), nobody.body.replaceAll("personne@", "x@"));
    await assertValidHtml(wrong.body);
    const opened = await other.post("/connexion", { email: "Alex@exemple.fr", password, next: "/compte/profil" });
    assert.deepEqual([opened.status, opened.to], [303, "/compte/profil"]);

    assert.equal((await browser.post("/compte/mot-de-passe/retrait")).to, "/compte");
    assert.equal((await world.browser().post("/connexion", { email: "alex@exemple.fr", password })).status, 422);
  });

  test("after a few wrong passwords even the right one is refused for a while, whatever the place; a link still works", async () => {
    const world = await accountServer(await open());
    const browser = world.browser();
    await signIn(world, browser, "alex@exemple.fr");
    const password = "un radeau sur la rivière";
    await browser.post("/compte/mot-de-passe", { password });
    const tries = await Promise.all(
      Array.from({ length: 12 }, () =>
        world.browser().post("/connexion", { email: "alex@exemple.fr", password: "raté et encore" }),
      ),
    );
    assert.deepEqual(new Set(tries.map(({ status }) => status)), new Set([422]));
    const right = await world.browser().post("/connexion", { email: "alex@exemple.fr", password });
    assert.equal(right.status, 422);
    assert.equal(right.body, tries[0]?.body);
    assert.equal(await signIn(world, world.browser(), "alex@exemple.fr"), "/compte");
    world.clock.advance(60 * 60_000);
    assert.equal((await world.browser().post("/connexion", { email: "alex@exemple.fr", password })).status, 303);
  });

  test("what protects an account is changed by who has just signed in, or knows the password", async () => {
    const world = await accountServer(await open());
    const browser = world.browser();
    await signIn(world, browser, "alex@exemple.fr");
    world.clock.advance(61 * 60_000);
    for (const [url, form] of [
      ["/compte/mot-de-passe", { password: "un radeau sur la rivière" }],
      ["/compte/adresse", { email: "autre@exemple.fr" }],
      ["/compte/second-facteur", {}],
      ["/compte/suppression", {}],
    ] as const)
      assert.match((await browser.post(url, form)).to, /^\/connexion\?next=/, url);
    await signIn(world, browser, "alex@exemple.fr");
    await browser.post("/compte/mot-de-passe", { password: "un radeau sur la rivière" });
    world.clock.advance(61 * 60_000);
    const asked = await browser.get("/compte/mot-de-passe");
    assert.match(asked.body, /Mot de passe actuel/);
    const change = (current: string) => browser.post("/compte/mot-de-passe", { current, password: "deux radeaux sur la mer" });
    assert.equal((await change("faux et encore faux")).status, 422);
    assert.equal((await change("un radeau sur la rivière")).to, "/compte");
  });

  test("another address is confirmed where it leads; the old one is told, and may take the account back", async () => {
    const moved: string[] = [];
    const world = await accountServer(await open(), {
      addressChanged: async (_trx, from, to) => void moved.push(`${from} ${to}`),
    });
    const browser = world.browser();
    await signIn(world, browser, "alex@exemple.fr");
    await assertValidHtml((await browser.get("/compte/adresse")).body);
    assert.equal((await browser.post("/compte/adresse", { email: "pas une adresse" })).status, 422);
    assert.equal((await browser.post("/compte/adresse", { email: "ALEX@exemple.fr" })).status, 422);
    await browser.post("/compte/adresse", { email: "Nouvelle@exemple.fr" });
    const secret = secretOf((await world.lastMail("nouvelle@exemple.fr")).text);
    const page = await world.browser().get(`/compte/adresse/${secret}`);
    await assertValidHtml(page.body);
    assert.ok(await accountByEmail(world.deps.database.read, "alex@exemple.fr"));
    assert.equal((await world.browser().post(`/compte/adresse/${secret}`)).status, 303);
    assert.ok(await accountByEmail(world.deps.database.read, "nouvelle@exemple.fr"));
    assert.equal((await world.browser().post(`/compte/adresse/${secret}`)).status, 404);
    assert.equal((await browser.get("/compte")).status, 200);

    const back = secretOf((await world.lastMail("alex@exemple.fr")).text);
    await assertValidHtml((await world.browser().get(`/compte/adresse/retour/${back}`)).body);
    await world.browser().post(`/compte/adresse/retour/${back}`);
    assert.ok(await accountByEmail(world.deps.database.read, "alex@exemple.fr"));
    assert.match((await browser.get("/compte")).body, /account\/sign-in-needed/);
    assert.deepEqual(moved, ["alex@exemple.fr nouvelle@exemple.fr", "nouvelle@exemple.fr alex@exemple.fr"]);
  });

  test("an address that has an account already is told so by mail, and by nothing else", async () => {
    const world = await accountServer(await open());
    await addAccount(world.deps, { email: "prise@exemple.fr", by: "test" });
    const browser = world.browser();
    await signIn(world, browser, "alex@exemple.fr");
    const taken = await browser.post("/compte/adresse", { email: "prise@exemple.fr" });
    const free = await browser.post("/compte/adresse", { email: "libre@exemple.fr" });
    assert.deepEqual([taken.status, taken.to], [free.status, free.to]);
    assert.match((await world.lastMail("prise@exemple.fr")).text, /a déjà un compte/);
    assert.equal(secretOf((await world.lastMail("prise@exemple.fr")).text), "");
  });

  test("one's own sessions are listed, closed, and everything kept is exported and erased", async () => {
    const world = await accountServer(await open());
    const [phone, desk] = [world.browser(), world.browser()];
    await signIn(world, phone, "alex@exemple.fr");
    await signIn(world, desk, "alex@exemple.fr");
    const session = /name="session" value="([0-9a-f]{16})"/.exec((await desk.get("/compte")).body)?.[1] ?? "";
    assert.equal((await desk.post("/compte/sessions", { session })).to, "/compte#sessions");
    assert.match((await phone.get("/compte")).body, /sign-in-needed/);
    await signIn(world, phone, "alex@exemple.fr");
    await desk.post("/compte/sessions", { autres: "1" });
    assert.match((await phone.get("/compte")).body, /sign-in-needed/);

    await desk.post("/compte/profil", { name: "Alex", "name-shown": "open" });
    const exported = await desk.get("/compte/donnees.json");
    const kept = JSON.parse(exported.body) as Record<string, unknown>;
    const names = ["account", "events", "identities", "lastSignInAt", "memberships", "profile", "sessions"];
    for (const name of names) assert.ok(name in kept, name);
    assert.doesNotMatch(exported.body, /hash|secret|\$argon2/);
    assert.equal((await desk.post("/compte/suppression")).to, "/");
    assert.equal(await accountByEmail(world.deps.database.read, "alex@exemple.fr"), undefined);
    assert.match((await desk.get("/compte")).body, /sign-in-needed/);
  });

  test("a profile is filled, shown to no more than its author says, and refused with what was typed", async () => {
    const world = await accountServer(await open());
    const browser = world.browser();
    await signIn(world, browser, "alex@exemple.fr");
    await assertValidHtml((await browser.get("/compte/profil")).body);
    const given = {
      name: "Alex <script>alert(1)</script>",
      "name-shown": "open",
      callings: ["funder", "citizen", "nonsense"],
      "callings-shown": "members",
      organisation: "La Ressourcerie",
      territory: "morlaix",
      "territory-shown": "open",
      introduction: "Bonjour.\n\nJe cherche.",
    };
    assert.equal((await browser.post("/compte/profil", given)).status, 303);
    const form = await browser.get("/compte/profil");
    assert.match(form.body, /value="Morlaix"/);
    const { id = "" } = (await accountByEmail(world.deps.database.read, "alex@exemple.fr")) ?? {};
    const seen = await world.browser().get(`/personnes/${id}`);
    await assertValidHtml(seen.body);
    assert.match(seen.body, /Alex &lt;script>/);
    assert.match(seen.body, /Morlaix/);
    assert.doesNotMatch(seen.body, /Financeur|Ressourcerie|Je cherche|alex@exemple/);
    const other = world.browser();
    await signIn(world, other, "camille@exemple.fr");
    const member = await other.get(`/personnes/${id}`);
    assert.match(member.body, /Financeur, Citoyen/);
    assert.doesNotMatch(member.body, /Ressourcerie|Je cherche/);

    const refused = await browser.post("/compte/profil", { ...given, territory: "Saint-Denis", introduction: "é".repeat(601) });
    assert.equal(refused.status, 422);
    await assertValidHtml(refused.body);
    assert.match(refused.body, /Plusieurs territoires/);
    assert.ok(refused.body.includes("é".repeat(601)));
    assert.equal((await browser.post("/compte/profil", {})).status, 303);
    assert.equal((await world.browser().get(`/personnes/${id}`)).status, 404);
    for (const bad of ["x", "__proto__"]) assert.equal((await world.browser().get(`/personnes/${bad}`)).status, 404);
  });
});

eachDatabase("The administrators' page of accounts", (open) => {
  const setUp = async () => {
    const world = await accountServer(await open());
    const membership = { organisation: INSTANCE, role: "administrator" as const };
    await addAccount(world.deps, { email: "admin@exemple.fr", membership, by: "test" });
    const admin = world.browser();
    await signIn(world, admin, "admin@exemple.fr");
    return { world, admin };
  };

  test("finds accounts by address, invites, gives roles and takes them back, each undone by one press", async () => {
    const { world, admin } = await setUp();
    for (let i = 0; i < 60; i++) await addAccount(world.deps, { email: `personne${i}@exemple.fr`, by: "test" });
    const list = await admin.get("/bureau/comptes");
    await assertValidHtml(list.body);
    assert.match(list.body, /61\scomptes/);
    assert.match((await admin.get("/bureau/comptes?page=2")).body, /personne9@/);
    assert.match((await admin.get("/bureau/comptes?q=personne5")).body, /11\scomptes/);
    for (const q of ["%25", "_", "\\", "'", "a".repeat(5_000), "%ED%A0%80"])
      assert.match((await admin.get(`/bureau/comptes?q=${q}&page=-1`)).body, /Aucun compte/, q);

    const invited = await admin.post("/bureau/comptes", { email: "Expert@exemple.fr", role: "expert" });
    assert.equal(invited.status, 303);
    assert.match((await world.lastMail("expert@exemple.fr")).text, /Expert/);
    const wrong = await admin.post("/bureau/comptes", { email: "non", role: "partner-editor", organisation: "p9" });
    assert.equal(wrong.status, 422);
    await assertValidHtml(wrong.body);
    assert.match(wrong.body, /choisissez lequel/);

    const page = invited.to;
    const granted = await admin.post(`${page}/roles`, { role: "partner-editor", organisation: "p1" });
    const shown = await admin.get(granted.to);
    await assertValidHtml(shown.body);
    assert.match(shown.body, /Le rôle est donné\s: Responsable des données, Le Réseau de l’Ouest/);
    const undone = await admin.post(`${page}/retrait`, { role: "partner-editor", organisation: "p1" });
    assert.match((await admin.get(undone.to)).body, /Le rôle est retiré/);
    assert.match((await admin.get(granted.to)).body, /<h1>expert@exemple\.fr/);
    assert.doesNotMatch((await admin.get(granted.to)).body, /Le rôle est donné/);
    for (const form of [{ role: "king" }, { role: "partner-editor", organisation: "*" }, { role: "__proto__" }, {}])
      assert.equal((await admin.post(`${page}/roles`, form)).status, 422);
    assert.equal((await admin.get("/bureau/comptes/nobody")).status, 404);
  });

  test("nobody else opens it, nor acts through it", async () => {
    const { world } = await setUp();
    const curator = { organisation: INSTANCE, role: "curator" as const };
    const { account } = await addAccount(world.deps, { email: "curateur@exemple.fr", membership: curator, by: "test" });
    const browser = world.browser();
    await signIn(world, browser, "curateur@exemple.fr");
    const self = `/bureau/comptes/${account.id}`;
    assert.equal((await browser.get("/bureau/comptes")).status, 403);
    assert.equal((await browser.get(self)).status, 403);
    assert.equal((await browser.post(`${self}/roles`, { role: "administrator" })).status, 403);
    assert.equal((await world.browser().post(`${self}/roles`, { role: "administrator" })).status, 403);
  });

  test("the last administrator cannot take their own role back", async () => {
    const { world, admin } = await setUp();
    const { id = "" } = (await accountByEmail(world.deps.database.read, "admin@exemple.fr")) ?? {};
    const answer = await admin.post(`/bureau/comptes/${id}/retrait`, { role: "administrator", organisation: INSTANCE });
    assert.equal(answer.status, 409);
    assert.equal((await admin.get("/bureau/comptes")).status, 200);
  });
});
