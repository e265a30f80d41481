import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Secret, TOTP } from "otpauth";
import type { Browser, Page } from "playwright-core";
import { assertAxe, assertNoSidewaysScroll, openBrowser, openWindow } from "../src/web/testing/index.ts";
import { type RunningInstance, startInstance } from "./instance.ts";

const browser: Browser | undefined = await openBrowser();

describe("accounts, in a browser", { skip: !browser }, () => {
  let instance: RunningInstance;
  before(async () => {
    instance = await startInstance({ ESSAIM_DEMO: "0", ESSAIM_SECOND_FACTOR: "required" });
  });
  after(async () => {
    await browser?.close();
    await instance?.stop();
  });

  const looksRight = async (page: Page, script: boolean) => {
    await page.waitForLoadState("load");
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 900 });
      if (script) await assertAxe(page);
      await assertNoSidewaysScroll(page);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  };
  const main = (page: Page) => page.getByRole("main");
  const press = (page: Page, name: string) => main(page).getByRole("button", { name, exact: true }).click();

  /** Asks for a link, waits for the letter, presses its button. */
  const signIn = async (page: Page, email: string, button: string, script: boolean) => {
    await page.goto("/connexion");
    await looksRight(page, script);
    await page.getByLabel("Adresse électronique").fill(email);
    await press(page, "Recevoir un lien");
    await page.getByRole("heading", { name: "Consultez votre messagerie" }).waitFor();
    const letter = await instance.letterTo(email, /\/connexion\/[\w-]{43}/);
    await page.goto(/https?:\/\/\S+\/connexion\/[\w-]+/.exec(letter)?.[0] ?? "");
    await looksRight(page, script);
    await press(page, button);
  };

  for (const script of [true, false]) {
    const how = script ? "with script" : "without script";
    it(`${how}: a newcomer opens an account, says a little of themselves, chooses a password, signs in with it`, async () => {
      if (!browser) return;
      const { page, context, thirdParty } = await openWindow(browser, { baseURL: instance.url, script });
      const email = `nouvelle-${script}@exemple.fr`;
      await signIn(page, email, "Ouvrir mon compte", script);
      await page.getByRole("heading", { name: "Mon compte" }).waitFor();
      await looksRight(page, script);
      await page.getByRole("link", { name: "Remplir mon profil" }).click();
      await page.getByLabel("Nom public", { exact: true }).fill("Gaëlle de Morlaix");
      await page.getByLabel("Qui voit").first().selectOption("open");
      await page.getByLabel("Financeur").check();
      await page.getByLabel("Territoire", { exact: true }).fill("Morlaix");
      await press(page, "Enregistrer");
      await page.getByText("Votre profil est enregistré.").waitFor();
      await looksRight(page, script);
      await page.getByRole("link", { name: "Voir la page que les autres voient" }).click();
      await page.getByRole("heading", { name: "Gaëlle de Morlaix" }).waitFor();

      await page.goto("/compte/mot-de-passe");
      await looksRight(page, script);
      await page.getByLabel("Nouveau mot de passe").fill("un radeau sur la rivière");
      await press(page, "Enregistrer");
      await press(page, "Se déconnecter");
      await page.goto("/connexion");
      await page.getByText("J’ai un mot de passe").click();
      await page.getByLabel("Adresse électronique").fill(email);
      await page.getByLabel("Mot de passe").fill("un radeau sur la rivière");
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: "Mon compte" }).waitFor();
      assert.deepEqual(thirdParty, []);
      await context.close();
    });
  }

  it("the first administrator comes from the terminal's link, sets the second factor up, and gives a role", async () => {
    if (!browser) return;
    const { page, context } = await openWindow(browser, { baseURL: instance.url });
    const link = /https?:\S+\/connexion\/\S+/.exec(await instance.command("account", "add", "admin@exemple.fr", "--admin"))?.[0];
    await page.goto(link ?? "");
    await press(page, "Se connecter");
    await page.getByRole("heading", { name: "Protéger votre compte par un code" }).waitFor();
    await looksRight(page, true);
    await page.goto("/bureau/comptes");
    await press(page, "Commencer");
    await page.getByText("Ou recopiez la clé").click();
    await looksRight(page, true);
    const secret = (await page.locator(".factor-key").textContent())?.replaceAll(" ", "") ?? "";
    const code = (after = 0) => TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: Date.now() + after * 1_000 });
    await page.getByLabel("Code à six chiffres").fill(code());
    await press(page, "Vérifier et activer");
    await page.getByRole("heading", { name: "Vos codes de secours" }).waitFor();
    await looksRight(page, true);
    const [spare = ""] = await page.locator(".recovery-codes code").allTextContents();
    await page.getByRole("link", { name: "J’ai gardé mes codes" }).click();
    await page.getByRole("heading", { name: "Comptes et rôles" }).waitFor();
    await looksRight(page, true);

    await page.getByLabel("Adresse électronique").fill("curatrice@exemple.fr");
    await page.getByLabel("Rôle", { exact: true }).selectOption("curator");
    await press(page, "Envoyer l’invitation");
    await page.getByRole("heading", { name: "curatrice@exemple.fr" }).waitFor();
    await looksRight(page, true);
    await main(page).getByRole("button", { name: "Retirer : Curateur, sur tout le site" }).click();
    await press(page, "Annuler");
    await page.getByText("Le rôle est donné").waitFor();
    assert.match(await instance.letterTo("curatrice@exemple.fr", /connexion/), /connexion/);

    await page.goto("/compte");
    await press(page, "Se déconnecter");
    await signIn(page, "admin@exemple.fr", "Se connecter", true);
    await page.getByRole("heading", { name: "Votre code à six chiffres" }).waitFor();
    await looksRight(page, true);
    await page.getByLabel("Code", { exact: false }).fill(spare);
    await press(page, "Continuer");
    await page.goto("/bureau/comptes");
    await page.getByRole("heading", { name: "Comptes et rôles" }).waitFor();
    await context.close();
  });
});
