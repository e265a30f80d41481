import assert from "node:assert/strict";
import { test } from "node:test";
import { isProblem } from "../../platform/errors.ts";
import { eachDatabase } from "../../platform/testing/database.ts";
import { assertValidHtml } from "../../web/testing/index.ts";
import { addAccount } from "../account.commands.ts";
import { accountByEmail } from "../account.store.ts";
import { INSTANCE } from "../account.ts";
import { accountServer } from "../testing/account-server.ts";
import { accountWorld, secretOf } from "../testing/world.ts";
import { confirmFactor, renewRecoveryCodes, startFactor, stopFactor, withCode } from "./factor.commands.ts";
import { factorOf, recoveryCodesLeft } from "./factor.store.ts";

const problem = (code: string) => (error: unknown) => isProblem(error, code);
const MINUTE = 60_000;

eachDatabase("The second factor", (open) => {
  test("is on once its first code is given: other browsers are signed out, the owner is told", async () => {
    const { deps, someone, code, lastMail, clock } = accountWorld(await open());
    const phone = await someone("alex@exemple.fr");
    const { account, session } = await someone("alex@exemple.fr");
    await assert.rejects(confirmFactor(deps, account, session, "000000"), problem("account/bad-code"));
    await startFactor(deps, account, session);
    const begun = await factorOf(deps.database.read, account.id);
    await startFactor(deps, account, session);
    assert.deepEqual(await factorOf(deps.database.read, account.id), begun);
    const codes = await confirmFactor(deps, account, session, await code(account.id));
    assert.equal(codes.length, 10);
    assert.equal((await deps.database.read.selectFrom("session").select("account").execute()).length, 1);
    assert.ok(phone.secret);
    assert.match((await lastMail("alex@exemple.fr")).subject, /six chiffres/);
    await assert.rejects(confirmFactor(deps, account, session, await code(account.id)), problem("account/factor-on"));
    clock.advance(61 * MINUTE);
    await assert.rejects(startFactor(deps, account, session), problem("account/sign-in-again"));
  });

  test("takes a code once, even twice at the same moment; a recovery code once for ever", async () => {
    const { deps, someone, code, protect, lastMail } = accountWorld(await open());
    const alex = await someone("alex@exemple.fr");
    const [spare = "", other = ""] = await protect(alex);
    const act = async () => "done";
    const now = await code(alex.account.id);
    const both = await Promise.allSettled([1, 2].map(() => withCode(deps, alex.account, now, act)));
    assert.deepEqual(both.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
    assert.equal(await withCode(deps, alex.account, ` ${spare.toUpperCase()} `, act), "done");
    assert.match((await lastMail("alex@exemple.fr")).text, /Il en reste 9/);
    await assert.rejects(withCode(deps, alex.account, spare, act), problem("account/bad-code"));
    assert.equal(await recoveryCodesLeft(deps.database.read, alex.account.id), 9);
    const kept = JSON.stringify(await deps.database.read.selectFrom("recovery_code").selectAll().execute());
    assert.ok(!kept.includes(other) && !kept.includes(other.replaceAll("-", "")));
  });

  test("after a few wrong codes even the right one waits; what was to be done with a wrong one is not", async () => {
    const { deps, someone, code, protect, clock } = accountWorld(await open());
    const alex = await someone("alex@exemple.fr");
    await protect(alex);
    for (let i = 0; i < 5; i++) await assert.rejects(stopFactor(deps, alex.account, "000000"), problem("account/bad-code"));
    await assert.rejects(stopFactor(deps, alex.account, await code(alex.account.id)), problem("account/locked"));
    clock.advance(2 * MINUTE);
    await assert.rejects(stopFactor(deps, alex.account, "x".repeat(1_000)), problem("account/bad-code"));
    assert.ok((await factorOf(deps.database.read, alex.account.id))?.confirmedAt);
    clock.advance(3 * MINUTE);
    const codes = await renewRecoveryCodes(deps, alex.account, await code(alex.account.id));
    clock.advance(MINUTE);
    await stopFactor(deps, alex.account, codes[0] ?? "");
    assert.equal(await factorOf(deps.database.read, alex.account.id), undefined);
    assert.equal(await recoveryCodesLeft(deps.database.read, alex.account.id), 0);
  });
});

eachDatabase("The second factor, through pages", (open) => {
  const setUp = async () => {
    const world = await accountServer(await open(), { secondFactor: "required" });
    const membership = { organisation: INSTANCE, role: "administrator" as const };
    const { account, link } = await addAccount(world.deps, { email: "admin@exemple.fr", membership, by: "cli" });
    return { world, account, link };
  };

  test("an administrator signs in from the terminal's link, is led to set it up, and only then administers", async () => {
    const { world, account, link } = await setUp();
    const admin = world.browser();
    const opened = await admin.post(new URL(link).pathname);
    assert.equal(opened.to, "/compte/second-facteur?next=%2Fespace");
    for (const url of ["/bureau/comptes", `/bureau/comptes/${account.id}`])
      assert.equal((await admin.get(url)).to, `/compte/second-facteur?next=${encodeURIComponent(url)}`);
    const act = await admin.post(`/bureau/comptes/${account.id}/roles`, { role: "curator" });
    assert.deepEqual([act.status, act.body.split(" ")[0]], [403, "account/second-factor-needed"]);
    for (const url of ["/compte", "/compte/donnees.json", "/connexion"]) assert.equal((await admin.get(url)).status, 200, url);

    const why = await admin.get("/compte/second-facteur?next=/bureau/comptes");
    await assertValidHtml(why.body);
    assert.match(why.body, /le code est nécessaire/);
    const begun = await admin.post("/compte/second-facteur", { next: "/bureau/comptes" });
    const setUpPage = await admin.get(begun.to);
    await assertValidHtml(setUpPage.body);
    assert.match(setUpPage.body, /<svg class="qr-code"/);
    const { secret = "" } = (await factorOf(world.deps.database.read, account.id)) ?? {};
    assert.ok(setUpPage.body.includes(secret.slice(0, 4)));
    const wrong = await admin.post("/compte/second-facteur/activation", { code: "12", next: "/bureau/comptes" });
    assert.equal(wrong.status, 422);
    await assertValidHtml(wrong.body);
    const right = await admin.post("/compte/second-facteur/activation", {
      code: await world.code(account.id),
      next: "/bureau/comptes",
    });
    assert.equal(right.status, 200);
    await assertValidHtml(right.body);
    assert.match(String(right.headers["cache-control"]), /no-store/);
    assert.equal(right.body.match(/<code>[0-9a-z-]{19}<\/code>/g)?.length, 10);
    assert.match(right.body, /href="\/bureau\/comptes"/);
    assert.equal((await admin.get("/bureau/comptes")).status, 200);
    const on = await admin.get("/compte/second-facteur");
    await assertValidHtml(on.body);
    assert.ok(!on.body.includes(secret.slice(0, 4)) || !on.body.includes("qr-code"));
  });

  test("signing in then asks for a code, by whatever way one came; nothing is open before it", async () => {
    const { world, account, link } = await setUp();
    const admin = world.browser();
    await admin.post(new URL(link).pathname);
    await admin.post("/compte/second-facteur");
    await admin.post("/compte/second-facteur/activation", { code: await world.code(account.id) });
    await admin.post("/compte/mot-de-passe", { password: "un radeau sur la rivière" });
    world.clock.advance(MINUTE);

    const other = world.browser();
    assert.equal((await other.get("/connexion/code")).status, 400);
    await other.post("/connexion", { email: "admin@exemple.fr", next: "/bureau/comptes" });
    const token = secretOf((await world.lastMail("admin@exemple.fr")).text);
    assert.equal((await other.post(`/connexion/${token}`)).to, "/connexion/code");
    assert.match((await other.get("/compte")).body, /sign-in-needed/);
    await assertValidHtml((await other.get("/connexion/code")).body);
    const wrong = await other.post("/connexion/code", { code: "000000" });
    assert.equal(wrong.status, 422);
    await assertValidHtml(wrong.body);
    const code = await world.code(account.id);
    assert.equal((await other.post("/connexion/code", { code })).to, "/bureau/comptes");
    assert.equal((await other.get("/bureau/comptes")).status, 200);
    assert.equal((await other.post("/connexion/code", { code })).status, 400);

    const third = world.browser();
    const password = { email: "admin@exemple.fr", password: "un radeau sur la rivière" };
    assert.equal((await third.post("/connexion", password)).to, "/connexion/code");
    assert.equal((await third.post("/connexion/code", { code })).status, 422);
    world.clock.advance(11 * MINUTE);
    const late = await third.post("/connexion/code", { code: await world.code(account.id) });
    assert.match(late.body, /account\/no-step/);
  });

  test("turned off, it must be set up again before administering; who holds no such role chooses", async () => {
    const { world, account, link } = await setUp();
    const admin = world.browser();
    await admin.post(new URL(link).pathname);
    await admin.post("/compte/second-facteur");
    await admin.post("/compte/second-facteur/activation", { code: await world.code(account.id) });
    world.clock.advance(MINUTE);
    const refused = await admin.post("/compte/second-facteur/arret", { code: "nonsense" });
    assert.equal(refused.status, 422);
    await assertValidHtml(refused.body);
    assert.equal((await admin.post("/compte/second-facteur/arret", { code: await world.code(account.id) })).to, "/compte");
    assert.match((await admin.get("/bureau/comptes")).to, /^\/compte\/second-facteur/);
    // The last administrator stays the last one, whether or not the session shows the role.
    assert.equal((await admin.post("/compte/suppression")).status, 409);
    assert.ok(await accountByEmail(world.deps.database.read, "admin@exemple.fr"));

    const visitor = world.browser();
    await visitor.post("/connexion", { email: "alex@exemple.fr" });
    const token = secretOf((await world.lastMail("alex@exemple.fr")).text);
    assert.equal((await visitor.post(`/connexion/${token}`)).to, "/compte");
    assert.doesNotMatch((await visitor.get("/compte/second-facteur")).body, /administrateur/);
  });
});
