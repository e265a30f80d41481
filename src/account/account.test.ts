import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fixedClock } from "../platform/clock.ts";
import { isProblem } from "../platform/errors.ts";
import type { Mail } from "../platform/mail.ts";
import { eachDatabase } from "../platform/testing/database.ts";
import {
  type AccountDeps,
  accountOfSession,
  addAccount,
  closeAllSessions,
  eraseAccount,
  invite,
  openSession,
  readLink,
  requestLink,
  revokeRole,
  safeNext,
} from "./account.commands.ts";
import { holds, mayEditPartner, partnersEdited } from "./account.policy.ts";
import { accountByEmail } from "./account.store.ts";
import { INSTANCE, normaliseEmail } from "./account.ts";

const admin = { organisation: INSTANCE, role: "administrator" } as const;
const tokenOf = (text: string): string => text.match(/\/connexion\/(\S+)/)?.[1] ?? "";
const problem = (code: string) => (error: unknown) => isProblem(error, code);

eachDatabase("Accounts", (open) => {
  const setUp = async () => {
    const sent: Mail[] = [];
    const clock = fixedClock("2026-11-22T10:00:00.000Z");
    const mailer = {
      send: async (mail: Mail) => {
        sent.push(mail);
        return {};
      },
    };
    const deps: AccountDeps = {
      database: await open(),
      clock,
      mailer,
      instance: { name: "Essaim", url: "https://essaim.example" },
    };
    return { deps, clock, sent };
  };

  test("the first administrator is created from the command line and signs in with the link shown", async () => {
    const { deps } = await setUp();
    const { account, link } = await addAccount(deps, { email: " Camille@Exemple.FR ", membership: admin, by: "cli" });
    assert.equal(account.email, "camille@exemple.fr");
    const { secret } = await openSession(deps, tokenOf(link));
    assert.deepEqual((await accountOfSession(deps, secret))?.memberships, [admin]);
  });

  test("a link works once, is not used up by being opened, and dies after an hour", async () => {
    const { deps, clock, sent } = await setUp();
    await addAccount(deps, { email: "a@b.fr", by: "cli" });
    await requestLink(deps, "a@b.fr");
    const token = tokenOf(sent[0]?.text ?? "");
    await readLink(deps, token);
    await readLink(deps, token);
    await openSession(deps, token);
    await assert.rejects(openSession(deps, token), problem("account/bad-link"));
    await requestLink(deps, "a@b.fr");
    clock.advance(3_600_001);
    await assert.rejects(openSession(deps, tokenOf(sent[1]?.text ?? "")), problem("account/bad-link"));
    await assert.rejects(readLink(deps, "nonsense"), problem("account/bad-link"));
  });

  test("an unknown address gets no mail and the same answer; a flood of requests stops", async () => {
    const { deps, sent } = await setUp();
    await requestLink(deps, "inconnue@exemple.fr");
    assert.equal(sent.length, 0);
    await addAccount(deps, { email: "a@b.fr", by: "cli" });
    for (let i = 0; i < 20; i++) await requestLink(deps, "a@b.fr");
    assert.ok(sent.length <= 5, `${sent.length} mails`);
  });

  test("secrets are not readable in the database", async () => {
    const { deps, sent } = await setUp();
    await addAccount(deps, { email: "a@b.fr", by: "cli" });
    await requestLink(deps, "a@b.fr");
    const token = tokenOf(sent[0]?.text ?? "");
    const { secret } = await openSession(deps, token);
    const links = await deps.database.read.selectFrom("sign_in_link").selectAll().execute();
    const sessions = await deps.database.read.selectFrom("session").selectAll().execute();
    assert.ok(!JSON.stringify([links, sessions]).includes(token));
    assert.ok(!JSON.stringify([links, sessions]).includes(secret));
  });

  test("an invited data person looks after their partner's sources, and no other's", async () => {
    const { deps, sent } = await setUp();
    const account = await invite(deps, { email: "donnees@refer.fr", partner: { id: "p1", name: "Le Réseau" }, by: "account:x" });
    assert.match(sent[0]?.text ?? "", /Le Réseau/);
    assert.ok(mayEditPartner(account, "p1"));
    assert.ok(!mayEditPartner(account, "p2"));
    assert.deepEqual(partnersEdited(account), ["p1"]);
    assert.ok(!holds(account, "administrator", INSTANCE));
  });

  test("all sessions can be closed, a role taken back, an account erased - but not the last administrator", async () => {
    const { deps } = await setUp();
    const { account, link } = await addAccount(deps, { email: "a@b.fr", membership: admin, by: "cli" });
    const { secret } = await openSession(deps, tokenOf(link));
    await closeAllSessions(deps, account.id);
    assert.equal(await accountOfSession(deps, secret), undefined);
    await assert.rejects(eraseAccount(deps, account), problem("account/last-administrator"));
    await assert.rejects(revokeRole(deps, account.id, admin), problem("account/last-administrator"));
    await addAccount(deps, { email: "b@b.fr", membership: admin, by: "cli" });
    await eraseAccount(deps, account);
    assert.equal(await accountByEmail(deps.database.read, "a@b.fr"), undefined);
  });
});

test("an address is accepted or refused, never a crash", () => {
  assert.equal(normaliseEmail("a@b"), undefined);
  assert.equal(normaliseEmail("a b@c.fr"), undefined);
  assert.equal(normaliseEmail("a@b.fr\nBcc: x@y.fr"), undefined);
  fc.assert(
    fc.property(
      fc.string(),
      (text) => normaliseEmail(text) === undefined || /^[^\s]+@[^\s]+\.[^\s]+$/.test(normaliseEmail(text) ?? ""),
    ),
  );
});

test("after signing in one stays on this site", () => {
  for (const bad of ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", ""])
    assert.equal(safeNext(bad), "/espace");
  assert.equal(safeNext("/espace/refer?x=1"), "/espace/refer?x=1");
});
