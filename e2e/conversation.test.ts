import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { assertAxe, assertNoSidewaysScroll, openBrowser, openWindow } from "../src/web/testing/index.ts";
import { type RunningInstance, startInstance } from "./instance.ts";

const browser = await openBrowser();

describe("somebody asks under a fiche, and follows it", { skip: browser ? false : "no browser" }, () => {
  let instance: RunningInstance;
  let fiche = "";
  before(async () => {
    instance = await startInstance({ ESSAIM_DEMO: "1" });
    for (let tries = 0; tries < 200 && !fiche; tries++) {
      const found = await (await fetch(`${instance.url}/api/v1/recherche?q=jardin`)).text();
      fiche = /\/fiche\/[\w-]+/.exec(found)?.[0] ?? "";
      if (!fiche) await new Promise((resolve) => setTimeout(resolve, 200));
    }
  });
  after(async () => {
    await instance?.stop();
    await browser?.close();
  });

  const looksRight = async (page: Page, script: boolean) => {
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 900 });
      if (script) await assertAxe(page);
      await assertNoSidewaysScroll(page);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  };

  const linkIn = async (address: string, path: string): Promise<string> =>
    new RegExp(`${instance.url}/${path}/[\\w-]+`).exec(await instance.letterTo(address))?.[0] ?? "";

  const accept = async (words: string) => {
    if (!browser) return;
    const { page, context } = await openWindow(browser, { baseURL: instance.url });
    const link = /https?:\S+\/connexion\/\S+/.exec(await instance.command("account", "add", "admin@exemple.fr", "--admin"))?.[0];
    await page.goto(link ?? "");
    await page.getByRole("main").getByRole("button", { name: "Se connecter" }).click();
    await page.goto("/bureau");
    await page
      .getByRole("link", { name: /^Question sur/ })
      .first()
      .click();
    await page.getByText(words).first().waitFor();
    await page.getByRole("button", { name: "Accepter", exact: true }).click();
    await page.waitForURL(/bureau/);
    await context.close();
  };

  const journey = async (script: boolean, who: string) => {
    if (!browser) return;
    const { page, context, thirdParty } = await openWindow(browser, { baseURL: instance.url, script });
    await page.goto(fiche);
    await page.getByRole("link", { name: "Écrire un message" }).click();
    await looksRight(page, script);
    const words = `Comment avez-vous trouvé le terrain, ${who} ?`;
    await page.getByLabel("Poser une question").check();
    await page.getByLabel(/^Votre message/).fill(words);
    await page.getByLabel("Nom affiché").fill(who);
    await page.getByLabel(/^Votre adresse électronique/).fill(`${who}@exemple.fr`);
    await page.getByRole("button", { name: "Envoyer" }).click();
    await page.getByRole("heading", { name: "Encore un geste" }).waitFor();
    await page.goto(await linkIn(`${who}@exemple.fr`, "message"));
    await looksRight(page, script);
    await page.getByRole("button", { name: "Confirmer et envoyer" }).click();
    await page.getByText("En attente de relecture").waitFor();
    await accept(words);
    await page.goto(`${fiche}/discussion`);
    await page.getByText(words).waitFor();
    await looksRight(page, script);
    await page.goto(fiche);
    await page.getByText(words).waitFor();

    await page.getByRole("link", { name: "Suivre cette fiche" }).click();
    await looksRight(page, script);
    await page.getByLabel(/^Votre adresse électronique/).fill(`suit-${who}@exemple.fr`);
    await page.getByRole("button", { name: "Suivre" }).click();
    await page.goto(await linkIn(`suit-${who}@exemple.fr`, "suivre/confirmer"));
    await looksRight(page, script);
    await page.getByRole("button", { name: "Confirmer" }).click();
    await page.getByRole("heading", { name: "Mes suivis" }).waitFor();
    await looksRight(page, script);
    await page.getByRole("button", { name: "Ne plus suivre" }).click();
    await page.getByText("Vous ne suivez plus").waitFor();
    await page.getByRole("button", { name: "Annuler" }).click();
    await page.getByRole("button", { name: "Ne plus suivre" }).waitFor();
    assert.deepEqual(thirdParty, []);
    await context.close();
  };

  it("without script", () => journey(false, "alix"));
  it("with script", () => journey(true, "basile"));
});
