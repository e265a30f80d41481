import assert from "node:assert/strict";
import { test } from "node:test";
import { isProblem } from "../platform/errors.ts";
import { eachDatabase } from "../platform/testing/database.ts";
import { addAccount, eraseAccount, grantRole, invite, inviteToRole, revokeRole } from "./account.commands.ts";
import { holds, isCurator, mayEditPartner, partnersEdited } from "./account.policy.ts";
import { accountByEmail } from "./account.store.ts";
import { INSTANCE } from "./account.ts";
import { keptOf } from "./my-account/my-account.store.ts";
import { saveProfile } from "./profile/profile.store.ts";
import { resetAccount } from "./reset.commands.ts";
import { signedIn } from "./session/session.commands.ts";
import { signInByLink } from "./sign-in/link.commands.ts";
import { setPassword } from "./sign-in/password.commands.ts";
import { accountWorld, secretOf } from "./testing/world.ts";

const admin = { organisation: INSTANCE, role: "administrator" } as const;
const problem = (code: string) => (error: unknown) => isProblem(error, code);

eachDatabase("Accounts", (open) => {
  test("the first administrator is created from the command line and signs in with the link shown", async () => {
    const { deps, open: openSession } = accountWorld(await open());
    const { account, link } = await addAccount(deps, { email: " Camille@Exemple.FR ", membership: admin, by: "cli" });
    assert.equal(account.email, "camille@exemple.fr");
    const admitted = await signInByLink(deps, secretOf(link));
    assert.ok("secret" in admitted);
    assert.deepEqual((await openSession(admitted.secret)).account.memberships, [admin]);
  });

  test("an invited data person looks after their partner's sources, and no other's", async () => {
    const { deps, lastMail } = accountWorld(await open());
    const account = await invite(deps, { email: "donnees@refer.fr", partner: { id: "p1", name: "Le Réseau" }, by: "account:x" });
    assert.match((await lastMail("donnees@refer.fr")).text, /Le Réseau/);
    assert.ok(mayEditPartner(account, "p1"));
    assert.ok(!mayEditPartner(account, "p2"));
    assert.deepEqual(partnersEdited(account), ["p1"]);
    assert.ok(!holds(account, "administrator", INSTANCE));
  });

  test("roles are given and taken back, told by mail, noted with who did it - but the last administrator stays", async () => {
    const { deps, someone, mails } = accountWorld(await open());
    const { account } = await someone("camille@exemple.fr", "administrator");
    const curator = { organisation: INSTANCE, role: "curator" } as const;
    const invited = await inviteToRole(deps, { email: "alex@exemple.fr", membership: curator, by: "account:camille" });
    assert.ok(isCurator(invited));
    assert.equal(await grantRole(deps, invited.id, curator, "account:camille"), false);
    assert.equal(await grantRole(deps, invited.id, admin, "account:camille"), true);
    assert.equal(await revokeRole(deps, invited.id, admin, "account:camille"), true);
    assert.equal(await revokeRole(deps, invited.id, admin, "account:camille"), false);
    await assert.rejects(revokeRole(deps, account.id, admin), problem("account/last-administrator"));
    await assert.rejects(grantRole(deps, "nobody", curator, "x"), problem("account/not-found"));
    const kept = await keptOf(deps.database.read, invited.id, 10);
    const told = kept?.events.map(({ what, by, detail }) => `${what} ${detail ?? ""} ${by ?? ""}`.trim());
    assert.deepEqual(told?.slice(0, 2), [
      "role-revoked administrator@* account:camille",
      "role-granted administrator@* account:camille",
    ]);
    assert.equal((await mails()).filter((mail) => mail.to === "alex@exemple.fr").length, 2);
  });

  test("an account is erased with all that is its own; the last administrator's is not", async () => {
    const { deps, someone, protect } = accountWorld(await open());
    const camille = await someone("camille@exemple.fr", "administrator");
    await assert.rejects(eraseAccount(deps, camille.account.id), problem("account/last-administrator"));
    const alex = await someone("alex@exemple.fr", "administrator");
    await setPassword(deps, alex.account, alex.session, { current: "", password: "un radeau sur la rivière" });
    await protect(alex);
    const profile = { name: { value: "Alex", shown: "open" as const } };
    await deps.database.transaction((trx) => saveProfile(trx, alex.account.id, profile, "2026-11-22T10:00:00.000Z"));
    await eraseAccount(deps, alex.account.id);
    assert.equal(await accountByEmail(deps.database.read, "alex@exemple.fr"), undefined);
    assert.equal(await signedIn(deps, alex.secret), undefined);
    const owned = ["session", "membership", "password", "second_factor", "recovery_code", "profile", "account_event"] as const;
    for (const table of [...owned, "sign_in_link", "external_identity", "sign_in_step"] as const) {
      const rows = await deps.database.read.selectFrom(table).select("account").where("account", "=", alex.account.id).execute();
      assert.deepEqual(rows, [], table);
    }
  });

  test("who lost everything is let in again from the terminal, and from there alone", async () => {
    const { deps, someone, protect } = accountWorld(await open(), { secondFactor: "required" });
    const alex = await someone("alex@exemple.fr");
    await setPassword(deps, alex.account, alex.session, { current: "", password: "un radeau sur la rivière" });
    await protect(alex);
    const { link } = await resetAccount(deps, "Alex@exemple.fr");
    assert.equal(await signedIn(deps, alex.secret), undefined);
    const kept = await keptOf(deps.database.read, alex.account.id, 1);
    assert.deepEqual([kept?.password, kept?.factor, kept?.events[0]?.what], [undefined, undefined, "reset"]);
    assert.ok("secret" in (await signInByLink(deps, secretOf(link))));
    await assert.rejects(resetAccount(deps, "personne@exemple.fr"), problem("account/not-found"));
  });
});
