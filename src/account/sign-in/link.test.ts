import assert from "node:assert/strict";
import { test } from "node:test";
import { isProblem } from "../../platform/errors.ts";
import { eachDatabase } from "../../platform/testing/database.ts";
import { addAccount } from "../account.commands.ts";
import { accountByEmail, listAccounts } from "../account.store.ts";
import { closeOneSession, closeSessions, signedIn } from "../session/session.commands.ts";
import { sessionsOf } from "../session/session.store.ts";
import { accountWorld, secretOf } from "../testing/world.ts";
import { readLink, requestLink, signInByLink } from "./link.commands.ts";
import { safeNext } from "./sign-in-link.ts";

const problem = (code: string) => (error: unknown) => isProblem(error, code);
const MINUTE = 60_000;

eachDatabase("Signing in by link", (open) => {
  test("a link works once, is not used up by being opened, and dies after an hour", async () => {
    const { deps, clock, lastMail } = accountWorld(await open());
    await addAccount(deps, { email: "a@b.fr", by: "cli" });
    await requestLink(deps, "a@b.fr");
    const token = secretOf((await lastMail("a@b.fr")).text);
    assert.deepEqual(await readLink(deps, token), { email: "a@b.fr", isNew: false });
    await readLink(deps, token);
    await signInByLink(deps, token);
    await assert.rejects(signInByLink(deps, token), problem("account/bad-link"));
    await assert.rejects(readLink(deps, token), problem("account/bad-link"));
    clock.advance(1_000);
    await requestLink(deps, "a@b.fr");
    const late = secretOf((await lastMail("a@b.fr")).text);
    assert.notEqual(late, token);
    clock.advance(60 * MINUTE + 1);
    await assert.rejects(signInByLink(deps, late), problem("account/bad-link"));
    await assert.rejects(readLink(deps, "nonsense"), problem("account/bad-link"));
  });

  test("an unknown address gets a link that makes its account, and nothing exists before its button is pressed", async () => {
    const { deps, lastMail, open: session } = accountWorld(await open());
    await requestLink(deps, " Nouvelle@Exemple.FR ", "/fiche/x-1");
    const mail = await lastMail("nouvelle@exemple.fr");
    assert.match(mail.text, /n’y a pas encore de compte/);
    assert.match(mail.text, /Rien n’est créé tant que/);
    const token = secretOf(mail.text);
    assert.deepEqual(await readLink(deps, token), { email: "nouvelle@exemple.fr", isNew: true });
    assert.deepEqual(await listAccounts(deps.database.read), []);
    const admitted = await signInByLink(deps, token);
    assert.ok("secret" in admitted);
    assert.equal(admitted.next, "/fiche/x-1");
    const { account } = await session(admitted.secret);
    assert.deepEqual(account.memberships, [{ organisation: "*", role: "contributor" }]);
    await assert.rejects(signInByLink(deps, token), problem("account/bad-link"));
  });

  test("two links of one newcomer make one account, whichever is pressed first, even together", async () => {
    const { deps, mails } = accountWorld(await open());
    await requestLink(deps, "a@b.fr");
    await requestLink(deps, "a@b.fr");
    const [one = "", other = ""] = (await mails()).map((mail) => secretOf(mail.text));
    const opened = await Promise.all([signInByLink(deps, one), signInByLink(deps, other)]);
    assert.equal(opened.length, 2);
    assert.equal((await listAccounts(deps.database.read)).length, 1);
    assert.deepEqual(await readLink(deps, one).catch((error) => error.code), "account/bad-link");
  });

  test("a link for a newcomer dies after an hour; a flood of requests stops, known or not", async () => {
    const { deps, clock, mails, lastMail } = accountWorld(await open());
    for (let i = 0; i < 20; i++) await requestLink(deps, "inconnue@exemple.fr");
    const toUnknown = (await mails()).length;
    await addAccount(deps, { email: "a@b.fr", by: "cli" });
    for (let i = 0; i < 20; i++) await requestLink(deps, "a@b.fr");
    const toKnown = (await mails()).length - toUnknown;
    assert.ok(toUnknown <= 8 && toKnown <= 5, `${toUnknown} and ${toKnown} mails`);
    const token = secretOf((await lastMail("inconnue@exemple.fr")).text);
    clock.advance(60 * MINUTE + 1);
    await assert.rejects(signInByLink(deps, token), problem("account/bad-link"));
    assert.equal(await accountByEmail(deps.database.read, "inconnue@exemple.fr"), undefined);
  });

  test("an address that cannot be one is refused, and no letter leaves", async () => {
    const { deps, mails } = accountWorld(await open());
    for (const bad of ["", "a@b", "a@b.fr\nBcc: c@d.fr", "c\u0430mille@exemple.fr", "\0@b.fr", "x".repeat(1_000_000)])
      await assert.rejects(requestLink(deps, bad), problem("account/bad-email"));
    assert.deepEqual(await mails(), []);
  });

  test("secrets are not readable in the database", async () => {
    const { deps, lastMail } = accountWorld(await open());
    await requestLink(deps, "a@b.fr");
    const token = secretOf((await lastMail("a@b.fr")).text);
    const admitted = await signInByLink(deps, token);
    assert.ok("secret" in admitted);
    for (const table of ["sign_in_link", "private_link", "session", "account_event"] as const) {
      const rows = JSON.stringify(await deps.database.read.selectFrom(table).selectAll().execute());
      assert.ok(!rows.includes(token) && !rows.includes(admitted.secret), table);
    }
  });

  test("signing in gives a session of its own, and closes the one that the browser held", async () => {
    const { deps, someone, lastMail, open: session } = accountWorld(await open());
    const first = await someone("a@b.fr");
    await requestLink(deps, "a@b.fr");
    const token = secretOf((await lastMail("a@b.fr")).text);
    const admitted = await signInByLink(deps, token, { replaces: first.secret, browser: "Firefox, Linux" });
    assert.ok("secret" in admitted && admitted.secret !== first.secret);
    assert.equal(await signedIn(deps, first.secret), undefined);
    assert.equal((await session(admitted.secret)).session.browser, "Firefox, Linux");
  });

  test("sessions are seen and closed one by one, or all the others at once; nobody closes another's", async () => {
    const { deps, someone, clock } = accountWorld(await open());
    const phone = await someone("a@b.fr");
    clock.advance(MINUTE);
    const desk = await someone("a@b.fr");
    const other = await someone("c@d.fr");
    const ids = (await sessionsOf(deps.database.read, desk.account.id)).map(({ id }) => id);
    assert.deepEqual(ids, [desk.session.id, phone.session.id]);
    for (const bad of ["", "%", phone.session.id.slice(0, 8), other.session.id, "x".repeat(16)])
      await closeOneSession(deps, desk.account.id, bad);
    assert.ok((await signedIn(deps, phone.secret)) && (await signedIn(deps, other.secret)));
    await closeOneSession(deps, desk.account.id, phone.session.id);
    assert.equal(await signedIn(deps, phone.secret), undefined);
    const third = await someone("a@b.fr");
    await closeSessions(deps, desk.account.id, desk.session.id);
    assert.equal(await signedIn(deps, third.secret), undefined);
    assert.ok(await signedIn(deps, desk.secret));
    await closeSessions(deps, desk.account.id);
    assert.equal(await signedIn(deps, desk.secret), undefined);
    assert.ok(await signedIn(deps, other.secret));
  });

  test("a session unused for a fortnight is closed; used, it lasts a month", async () => {
    const { deps, someone, clock } = accountWorld(await open());
    const { secret } = await someone("a@b.fr");
    const day = 24 * 60 * MINUTE;
    for (let i = 0; i < 2; i++) {
      clock.advance(13 * day);
      assert.ok(await signedIn(deps, secret));
    }
    clock.advance(5 * day);
    assert.equal(await signedIn(deps, secret), undefined);
    const unused = await someone("a@b.fr");
    clock.advance(14 * day);
    assert.equal(await signedIn(deps, unused.secret), undefined);
  });
});

test("after signing in one stays on this site", () => {
  for (const bad of [
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    "",
    "/a\r\nSet-Cookie: a=b",
    "/a\0",
    "/a\ud800",
  ])
    assert.equal(safeNext(bad), "/espace");
  assert.equal(safeNext("/espace/refer?x=1"), "/espace/refer?x=1");
});
