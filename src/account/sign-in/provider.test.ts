import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { eachDatabase } from "../../platform/testing/database.ts";
import { assertValidHtml } from "../../web/testing/index.ts";
import { addAccount } from "../account.commands.ts";
import { accountByEmail, listAccounts } from "../account.store.ts";
import { accountServer } from "../testing/account-server.ts";
import { fakeIssuer, type Person } from "../testing/fake-issuer.ts";
import { PROVIDER_CALLBACK } from "./provider.routes.ts";
import { createProvider } from "./provider.ts";

const client = { id: "essaim", secret: "un secret" };

eachDatabase("Signing in with a provider", (open) => {
  let issuer: Awaited<ReturnType<typeof fakeIssuer>>;
  before(async () => {
    issuer = await fakeIssuer(client);
  });
  after(() => issuer.close());

  const setUp = async () => {
    const settings = { issuer: issuer.issuer, clientId: client.id, clientSecret: client.secret, label: "ProConnect" };
    const provider = createProvider(settings, `https://essaim.example${PROVIDER_CALLBACK}`);
    const world = await accountServer(await open(), { provider });
    type Browser = ReturnType<typeof world.browser>;
    const leave = async (browser: Browser, next = "") => (await browser.get(`/connexion/fournisseur?next=${next}`)).to;
    const comeBack = (browser: Browser, back: URL) => browser.get(back.pathname + back.search);
    const journey = async (browser: Browser, person: Person, next?: string) =>
      comeBack(browser, issuer.agree(await leave(browser, next), person));
    return { world, leave, comeBack, journey };
  };

  const camille: Person = { sub: "s-1", email: "Camille@Exemple.fr", email_verified: true };

  test("a newcomer gets an account, is known again by the provider's subject, whatever their address becomes", async () => {
    const { world, leave, journey } = await setUp();
    const browser = world.browser();
    const page = await browser.get("/connexion");
    await assertValidHtml(page.body);
    assert.match(page.body, /Se connecter avec ProConnect/);
    const url = new URL(await leave(browser, "/fiche/x-1"));
    assert.equal(url.searchParams.get("code_challenge_method"), "S256");
    for (const name of ["state", "nonce", "code_challenge"]) assert.ok((url.searchParams.get(name) ?? "").length >= 43, name);
    const done = await journey(browser, camille, "/fiche/x-1");
    assert.deepEqual([done.status, done.to], [303, "/fiche/x-1"]);
    const account = await accountByEmail(world.deps.database.read, "camille@exemple.fr");
    assert.deepEqual(account?.memberships, [{ organisation: "*", role: "contributor" }]);
    assert.equal((await browser.get("/compte")).status, 200);
    await journey(world.browser(), { ...camille, email: "autre@exemple.fr" });
    assert.deepEqual(
      (await listAccounts(world.deps.database.read)).map(({ email }) => email),
      ["camille@exemple.fr"],
    );
  });

  test("who has an account already is the same person, and is told by mail", async () => {
    const { world, journey } = await setUp();
    const { account } = await addAccount(world.deps, { email: "camille@exemple.fr", by: "test" });
    const browser = world.browser();
    await journey(browser, { ...camille, emailElsewhere: true });
    assert.match((await browser.get("/compte")).body, /camille@exemple\.fr/);
    assert.match((await world.lastMail("camille@exemple.fr")).subject, /ProConnect/);
    assert.equal((await accountByEmail(world.deps.database.read, "camille@exemple.fr"))?.id, account.id);
  });

  test("an address that the provider does not vouch for opens nothing", async () => {
    const { world, journey } = await setUp();
    await addAccount(world.deps, { email: "camille@exemple.fr", by: "test" });
    for (const person of [
      { ...camille, email_verified: false },
      { sub: "s-2", email: "camille@exemple.fr" },
      { ...camille, email_verified: "false" },
      { ...camille, email_verified: 1 },
      { sub: "s-3" },
    ]) {
      const browser = world.browser();
      const answer = await journey(browser, person);
      assert.match(answer.body, /account\/provider-no-email/, JSON.stringify(person));
      assert.match((await browser.get("/compte")).body, /sign-in-needed/);
    }
    const strange = await journey(world.browser(), { sub: "s-4", email: "c\u0430mille@exemple.fr", email_verified: true });
    assert.match(strange.body, /account\/bad-email/);
    assert.equal((await listAccounts(world.deps.database.read)).length, 1);
  });

  test("an answer that is forged, replayed, or meant for another browser is refused", async () => {
    const { world, leave, comeBack, journey } = await setUp();
    for (const person of [
      { ...camille, forged: { nonce: "autre" } },
      { ...camille, forged: { aud: "un-autre-site" } },
      { ...camille, forged: { iss: "https://mechant.example" } },
      { ...camille, wrongKey: true },
    ])
      assert.match((await journey(world.browser(), person)).body, /account\/provider-refused/, JSON.stringify(person));

    const [victim, attacker] = [world.browser(), world.browser()];
    const theirs = issuer.agree(await leave(attacker), camille);
    assert.match((await comeBack(victim, theirs)).body, /provider-refused/);
    await leave(victim);
    assert.match((await comeBack(victim, theirs)).body, /provider-refused/);
    const browser = world.browser();
    const back = issuer.agree(await leave(browser), camille);
    assert.equal((await comeBack(browser, back)).status, 303);
    assert.match((await comeBack(browser, back)).body, /provider-refused/);
    for (const query of [
      "",
      "?code=x",
      "?state=x&code=y",
      "?error=access_denied",
      `?code=${"a".repeat(5_000)}`,
      "?code=a&code=b",
    ]) {
      const other = world.browser();
      await leave(other);
      assert.match((await other.get(`${PROVIDER_CALLBACK}${query}`)).body, /provider-refused/, query.slice(0, 30));
    }
    const junk = world.browser();
    junk.jar.set("__Secure-essaim_fournisseur", "bm90IGpzb24");
    assert.match((await junk.get(`${PROVIDER_CALLBACK}?code=a&state=b`)).body, /provider-refused/);
  });

  test("a provider that does not answer is told, and is asked again when it does", async () => {
    const { world, leave } = await setUp();
    const browser = world.browser();
    issuer.setSilent(true);
    const answer = await browser.get("/connexion/fournisseur");
    assert.equal(answer.status, 503);
    assert.match(answer.body, /ne répond pas/);
    issuer.setSilent(false);
    assert.match(await leave(browser), /\/authorize\?/);
    assert.equal((await (await accountServer(await open())).browser().get("/connexion/fournisseur")).status, 404);
  });
});
