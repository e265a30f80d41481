import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Secret, TOTP } from "otpauth";
import { openBrowser } from "../src/web/testing/index.ts";
import { BOTH_WAYS, visit } from "./commons.ts";
import { type RunningInstance, startInstance } from "./instance.ts";

const browser = await openBrowser();

describe("an administrator signs in with a second factor", { skip: browser ? false : "no browser" }, () => {
  let instance: RunningInstance;
  before(async () => {
    instance = await startInstance({ ESSAIM_DEMO: "0", ESSAIM_SECOND_FACTOR: "required" });
  });
  after(async () => {
    await instance?.stop();
    await browser?.close();
  });

  const codeOf = (secret: string, ahead: number) =>
    TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: Date.now() + ahead * 30_000 });

  for (const { script, how } of BOTH_WAYS)
    it(`${how}: sets it up before anything else, then is asked for it; a spare code works once`, () =>
      visit(browser, instance, script, async (me) => {
        const { page, main, press, reads, looksRight } = me;
        const email = `admin-${script}@exemple.fr`;
        const said = await instance.command("account", "add", email, "--admin");
        await page.goto(/https?:\S+\/connexion\/\S+/.exec(said)?.[0] ?? "");
        await press("Se connecter");
        await page.getByRole("heading", { name: "Protéger votre compte par un code" }).waitFor();
        await page.goto("/bureau");
        await page.getByRole("heading", { name: "Protéger votre compte par un code" }).waitFor();
        await looksRight();
        await press("Commencer");
        await page.getByText("Ou recopiez la clé").click();
        await looksRight();
        const secret = (await page.locator(".factor-key").textContent())?.replaceAll(" ", "") ?? "";
        await page.getByLabel("Code à six chiffres").fill(codeOf(secret, 9));
        await press("Vérifier et activer");
        await reads("Une réponse est à revoir");
        await looksRight();
        await page.getByLabel("Code à six chiffres").fill(codeOf(secret, 0));
        await press("Vérifier et activer");
        await page.getByRole("heading", { name: "Vos codes de secours" }).waitFor();
        await looksRight();
        const [spare = ""] = await page.locator(".recovery-codes code").allTextContents();
        await page.getByRole("link", { name: "J’ai gardé mes codes" }).click();

        const comeBack = async (code: string) => {
          await page.goto("/compte");
          await main.getByRole("button", { name: "Se déconnecter", exact: true }).click();
          await page.goto("/connexion?next=/bureau/comptes");
          await page.getByLabel("Adresse électronique").first().fill(email);
          await press("Recevoir un lien");
          await me.follows(email, "connexion/");
          await press("Se connecter");
          await page.getByRole("heading", { name: "Votre code à six chiffres" }).waitFor();
          // Without the code the desk stays closed.
          await page.goto("/bureau/comptes");
          assert.equal(await page.getByRole("heading", { name: "Comptes et rôles" }).count(), 0);
          await page.goBack();
          await page.getByLabel(/^Code/).fill(code);
          await press("Continuer");
        };
        await comeBack(spare);
        await page.goto("/bureau/comptes");
        await page.getByRole("heading", { name: "Comptes et rôles" }).waitFor();
        await looksRight();
        await comeBack(spare);
        await reads(/code/i);
        assert.equal(await page.getByLabel(/^Code/).count(), 1, "a spare code is spent");
        await looksRight();
        await page.getByLabel(/^Code/).fill(codeOf(secret, 1));
        await press("Continuer");
        await page.goto("/bureau/comptes");
        await page.getByRole("heading", { name: "Comptes et rôles" }).waitFor();
      }));
});
