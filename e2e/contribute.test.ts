import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Locator, Page } from "playwright-core";
import sharp from "sharp";
import { assertAxe, assertNoSidewaysScroll, openBrowser, openWindow } from "../src/web/testing/index.ts";
import { type RunningInstance, startInstance } from "./instance.ts";

const browser = await openBrowser();

/** A SIRET whose sums are right, of nobody in particular. */
const SIRET = "73282932000074";

const NBSP = /[\u00a0\u202f]/g;

describe("a councillor proposes what they found", { skip: browser ? false : "no browser" }, () => {
  let instance: RunningInstance;
  let photo: Buffer;
  before(async () => {
    instance = await startInstance({ ESSAIM_DEMO: "0" });
    photo = await sharp({ create: { width: 2_000, height: 1_000, channels: 3, background: "#b5651d" } })
      .jpeg()
      .toBuffer();
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

  const onwards = (page: Page) => page.getByRole("button", { name: "Continuer" }).click();

  /** The text of the newest letter to an address, once it has left. */
  const letter = async (to: string, words: RegExp): Promise<string> => {
    for (let tries = 0; tries < 100; tries++) {
      const mails = (await instance.mails()).map((mail) => mail.replaceAll("=\r\n", "").replaceAll("=3D", "="));
      const found = mails.findLast((mail) => mail.includes(to) && words.test(mail));
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error(`no letter to ${to} matches ${words}`);
  };

  const accept = async (title: string) => {
    if (!browser) return;
    const { page, context } = await openWindow(browser, { baseURL: instance.url });
    const link = /https?:\S+\/connexion\/\S+/.exec(await instance.command("account", "add", "admin@exemple.fr", "--admin"))?.[0];
    await page.goto(link ?? "");
    await page.getByRole("main").getByRole("button", { name: "Se connecter" }).click();
    await page.goto("/bureau");
    await page.getByRole("link", { name: title }).first().click();
    await page.getByRole("heading", { name: title, exact: true }).last().waitFor();
    await page.getByRole("button", { name: "Accepter", exact: true }).click();
    await page.waitForURL(/bureau/);
    await context.close();
  };

  /** What may be passed over is passed over, as far as the question that holds this field. */
  const passTo = async (page: Page, field: Locator) => {
    for (let passed = 0; passed < 6; passed++) {
      await page.waitForLoadState("load");
      if ((await field.count()) > 0) return;
      await page.getByRole("link", { name: "Passer cette question" }).click();
    }
  };

  const journey = async (title: string, email: string, script: boolean, first: boolean) => {
    if (!browser) return;
    const window = await openWindow(browser, { baseURL: instance.url, script });
    const { page } = window;
    await page.goto("/contribuer");
    await looksRight(page, script);
    await page.getByLabel("Je suis élu, ou agent d’une collectivité").check();
    await page.getByRole("button", { name: "Commencer" }).click();

    await page.getByLabel("Son nom").fill(title);
    await looksRight(page, script);
    await page.getByLabel("Son nom").press("Enter");
    await page.getByRole("textbox", { name: "En une phrase" }).fill("Des voisins cuisent leur pain ensemble.");
    await onwards(page);
    await page.getByLabel("Le besoin du territoire").fill("Plus de boulangerie depuis 2019.");
    await onwards(page);
    await passTo(page, page.getByLabel("Où vous l’avez vue ou lue"));
    await page.getByLabel("Où vous l’avez vue ou lue").fill("Une visite en juin.");
    await onwards(page);

    // The commune is completed as one types, or read from its words.
    const commune = page.getByLabel("Commune", { exact: true });
    await passTo(page, commune);
    await commune.pressSequentially("Morlai");
    if (script)
      await page
        .getByRole("option", { name: /Morlaix/ })
        .first()
        .click();
    else await commune.fill("29600");
    await looksRight(page, script);
    await onwards(page);
    await passTo(page, page.getByLabel("Ce que la commune ou l’intercommunalité a fait"));
    await page.getByLabel("Ce que la commune ou l’intercommunalité a fait").fill("La commune prête l’ancienne école.");
    await onwards(page);
    await passTo(page, page.getByLabel("Expérimentation"));
    await page.getByLabel("Expérimentation").check();
    await page.getByLabel(/trop tôt pour en parler/).check();
    await looksRight(page, script);
    await onwards(page);
    await looksRight(page, script);
    await onwards(page);

    // Who carries it: typed whole the first time, completed from the catalogue the second.
    const name = page.getByRole("group", { name: "Organisation 1" }).getByLabel("Nom", { exact: true });
    const siret = page.getByLabel("SIRET (facultatif)");
    await passTo(page, name);
    if (first) {
      await name.fill("Le Pain levé");
      await siret.fill(SIRET.replace("74", "75"));
      await onwards(page);
      await page.getByText("un chiffre a dû être mal recopié").first().waitFor();
      await siret.fill(SIRET);
    } else if (script) {
      await name.pressSequentially("pain lev");
      await page.getByRole("option", { name: /Le Pain levé/ }).click();
    } else {
      await name.fill("pain lev");
      await page.getByRole("button", { name: "Chercher dans le catalogue" }).click();
      await page.getByRole("button", { name: /Reprendre Le Pain levé/ }).click();
    }
    assert.equal(await siret.inputValue(), SIRET);
    await looksRight(page, script);
    await onwards(page);
    await passTo(page, page.getByLabel("Adresse électronique", { exact: true }));
    await page.getByLabel("Adresse électronique", { exact: true }).fill("contact@painleve.fr");
    await onwards(page);
    await passTo(page, page.getByLabel("Votre adresse électronique").first());
    await page.getByLabel("Votre adresse électronique").first().fill(email);
    await looksRight(page, script);
    await onwards(page);

    // The preview; sending; the letter; one press.
    await page.getByRole("heading", { name: "Relire avant d’envoyer" }).waitFor();
    if (!first) await page.getByRole("heading", { name: /Est-ce l’une de celles-ci/ }).waitFor();
    await looksRight(page, script);
    await page.getByRole("button", { name: "Envoyer", exact: true }).click();
    await page.getByRole("heading", { name: "Ouvrez votre courrier" }).waitFor();
    await looksRight(page, script);
    await page.goto(/\/contribuer\/confirmer\/[\w-]{43}/.exec(await letter(email, /confirmer\//))?.[0] ?? "");
    await looksRight(page, script);
    await page.getByRole("button", { name: "Confirmer et envoyer" }).click();
    await page.getByRole("heading", { name: "Merci" }).waitFor();
    await looksRight(page, script);
    const follow = page.url().replace(/\?.*/, "");

    // Accepted by somebody; its author is told, changes a word, adds nothing else, and takes it away.
    await accept(title);
    const fiche = /\/fiche\/[\w-]+/.exec(await letter(email, /\/fiche\//))?.[0] ?? "";
    assert.equal((await page.goto(fiche))?.status(), 200);
    await page.getByRole("heading", { name: title }).waitFor();
    await page.getByText("encore trop tôt pour en juger").waitFor();
    assert.equal(await page.getByText("contact@painleve.fr").count(), 0, "kept between us");
    await page.goto(follow);
    await page.getByText("En ligne").first().waitFor();
    await looksRight(page, script);
    await page.getByRole("link", { name: "Mettre à jour" }).click();
    await page.getByRole("link", { name: "Le besoin" }).click();
    await page.getByLabel("Le besoin du territoire").fill("Plus de boulangerie depuis 2018.");
    await onwards(page);
    await page.goto(follow);
    await page.getByRole("button", { name: "Envoyer la mise à jour" }).click();
    await page.getByText("vos changements étaient légers").waitFor();
    await page.goto(fiche);
    await page.getByText("depuis 2018").first().waitFor();
    assert.deepEqual(window.thirdParty, []);
    await window.context.close();
    return follow;
  };

  it("without script, from the first word to the fiche", async () => {
    await journey("Le Fournil partagé", "claude@exemple.fr", false, true);
  });

  it("with script, helped by what the catalogue knows; and withdraws", async () => {
    const follow = await journey("Le fournil partagé de Morlaix", "camille@exemple.fr", true, false);
    if (!browser || !follow) return;
    const { page, context } = await openWindow(browser, { baseURL: instance.url });
    await page.goto(follow);
    await page.getByRole("button", { name: "Retirer ma contribution" }).click();
    await page.getByText("Votre contribution est retirée").waitFor();
    await assertAxe(page);
    await page.getByRole("button", { name: "Annuler le retrait" }).click();
    await page.getByRole("link", { name: "Voir la fiche" }).click();
    await page.getByRole("heading", { name: "Le fournil partagé de Morlaix" }).waitFor();
    await context.close();
  });

  it("with a picture, which the fiche shows once it is published", async () => {
    if (!browser) return;
    const { page, context, thirdParty } = await openWindow(browser, { baseURL: instance.url });
    await page.goto("/contribuer");
    await page.getByLabel("J’accompagne des projets").check();
    await page.getByRole("button", { name: "Commencer" }).click();
    const base = page.url().replace(/\/nom$/, "");
    await page.getByLabel("Son nom").fill("L’Atelier du quai");
    await onwards(page);
    await page.getByRole("textbox", { name: "En une phrase" }).fill("On y répare à plusieurs.");
    await onwards(page);
    await page.goto(`${base}/lieu`);
    await page.getByLabel("partout en France, ou en ligne").check();
    await onwards(page);
    await page.goto(`${base}/images`);
    await page.getByLabel("Le fichier").setInputFiles({ name: "x.jpg", mimeType: "image/jpeg", buffer: photo });
    await page.getByRole("button", { name: "Ajouter une image" }).click();
    await page.getByText("Dites ce que l’on voit").first().waitFor();
    await page.getByLabel("Le fichier").setInputFiles({ name: "x.jpg", mimeType: "image/jpeg", buffer: photo });
    await page.getByLabel("Ce que l’on voit").fill("Un établi.");
    await page.getByLabel("Qui l’a faite").fill("Dominique");
    await page.getByLabel("Ce que l’on peut en faire").selectOption("CC BY-SA 4.0");
    await page.getByRole("button", { name: "Ajouter une image" }).click();
    await page.getByRole("img", { name: "Un établi." }).waitFor();
    await looksRight(page, true);
    await page.goto(`${base}/vous`);
    await page.getByLabel("Votre adresse électronique").first().fill("dominique@exemple.fr");
    await onwards(page);
    await page.getByRole("button", { name: "Envoyer", exact: true }).click();
    await page.goto(/\/contribuer\/confirmer\/[\w-]{43}/.exec(await letter("dominique@exemple.fr", /confirmer\//))?.[0] ?? "");
    await page.getByRole("button", { name: "Confirmer et envoyer" }).click();
    await page.getByRole("heading", { name: "Merci" }).waitFor();
    await accept("L’Atelier du quai");
    await page.goto(/\/fiche\/[\w-]+/.exec(await letter("dominique@exemple.fr", /\/fiche\//))?.[0] ?? "");
    const shown = page.getByRole("img", { name: "Un établi." }).first();
    await shown.scrollIntoViewIfNeeded();
    await page.waitForFunction("[...document.images].some((image) => image.naturalWidth > 0)");
    const text = (await page.getByRole("main").innerText()).replace(NBSP, " ");
    assert.match(text, /Dominique/);
    assert.deepEqual(thirdParty, []);
    await looksRight(page, true);
    await context.close();
  });
});
