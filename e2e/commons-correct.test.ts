import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openBrowser } from "../src/web/testing/index.ts";
import { BOTH_WAYS, fichesOf, letterTo, opensCase, signIn, visit } from "./commons.ts";
import { type RunningInstance, startInstance } from "./instance.ts";

const browser = await openBrowser();

describe("somebody corrects what a fiche says", { skip: browser ? false : "no browser" }, () => {
  let instance: RunningInstance;
  let fiches: string[] = [];
  before(async () => {
    instance = await startInstance({ ESSAIM_DEMO: "1" });
    fiches = await fichesOf(instance, "jardin", 2);
  });
  after(async () => {
    await instance?.stop();
    await browser?.close();
  });

  for (const [rank, { script, how }] of BOTH_WAYS.entries()) {
    const email = `maelle-${rank}@exemple.fr`;
    const right = `Des voisins cultivent ensemble la friche de la gare, ${rank}.`;

    it(`${how}: proposes, confirms, is accepted; the former value is told beside; takes it back`, () =>
      visit(browser, instance, script, async (me) => {
        const { page, press, reads, looksRight } = me;
        const fiche = fiches[rank] ?? "";
        await page.goto(fiche);
        const title = (await page.getByRole("heading", { level: 1 }).innerText()).trim();
        const former = (await page.locator(".lead").first().innerText()).trim();
        const mark = page.locator("details.provenance").first();
        await mark.locator("summary").focus();
        await page.keyboard.press("Enter");
        await mark.getByRole("link", { name: "Une erreur ? Corriger" }).click();
        await looksRight();

        // What is missing is told, and nothing of what was typed is lost.
        await page.getByLabel("Ce qu’il faudrait lire").fill(right);
        await page.getByLabel(/^Votre adresse électronique/).fill("maelle");
        await page.getByLabel(/^Comment le savez-vous/).fill("J’y travaille.");
        await me.unchecked();
        await press("Proposer cette correction");
        await reads("Cette adresse n’est pas complète");
        assert.equal(await page.getByLabel("Ce qu’il faudrait lire").inputValue(), right);
        await looksRight();
        await page.getByLabel(/^Votre adresse électronique/).fill(email);
        await page.getByLabel(/^Le nom à montrer/).fill("Maëlle");
        await press("Proposer cette correction");
        await page.getByRole("heading", { name: "Il reste à confirmer" }).waitFor();
        await looksRight();

        // The difference is told word by word.
        await me.follows(email, "correction/confirmer/");
        await reads("friche");
        await looksRight();
        await press("Confirmer");
        await reads("En attente d’une décision");
        await looksRight();
        const follow = page.url().replace(/\?.*/, "");

        // Somebody else who would correct the same sees what waits.
        await page.goto(fiche);
        await page.getByRole("link", { name: "Corriger la fiche" }).first().click();
        await looksRight();
        await page.getByRole("link", { name: "Corriger : l’accroche" }).click();
        await reads("Une correction attend déjà une décision");
        await looksRight();

        await visit(browser, instance, script, async (curator) => {
          await signIn(instance, curator.page, "curatrice@exemple.fr", "--role", "curator");
          await opensCase(curator, title);
          await curator.reads("friche");
          await curator.looksRight();
          await curator.press("Accepter");
          await curator.reads("Accepté.");
        });

        await letterTo(instance, email, /est acceptée/);
        await page.goto(fiche);
        await reads(right);
        await mark.locator("summary").focus();
        await page.keyboard.press("Enter");
        assert.match(await mark.innerText(), /Maëlle/);
        assert.equal((await page.locator(".conflict blockquote p").first().textContent())?.trim(), former);
        await looksRight();

        await page.goto(follow);
        await reads("Acceptée");
        await looksRight();
        await press("Retirer ma correction");
        await reads("Votre correction est retirée.");
        await looksRight();
        await page.goto(fiche);
        await reads(former);
        assert.equal(await page.getByText(right).count(), 0);
        await page.goto(follow);
        await press("Remettre ma correction");
        await reads("En attente d’une décision");
        await press("Retirer ma correction");
        await reads("Votre correction est retirée.");
      }));
  }

  it("says that the whole fiche is to be seen again; a refusal is explained, and contested once", () =>
    visit(browser, instance, true, async (me) => {
      const { page, press, reads, looksRight } = me;
      await page.goto(`${fiches[1]}/signaler`);
      await looksRight();
      await page.getByLabel("C’est la même chose qu’une autre fiche d’ici").check();
      await page.getByLabel(/^Adresse de l’autre fiche/).fill(`${instance.url}${fiches[0]}`);
      await page.getByLabel(/^Comment le savez-vous/).fill("J’ai visité les deux.");
      await page.getByLabel(/^Votre adresse électronique/).fill("yann@exemple.fr");
      await press("Signaler");
      await me.follows("yann@exemple.fr", "correction/confirmer/");
      await looksRight();
      await press("Confirmer");
      await reads("En attente d’une décision");
      const follow = page.url().replace(/\?.*/, "");

      await visit(browser, instance, true, async (curator) => {
        await signIn(instance, curator.page, "curatrice@exemple.fr", "--role", "curator");
        await opensCase(curator, "doublon signalé");
        await curator.looksRight();
        await curator.page.getByLabel("Explication envoyée à la personne").fill("Deux lieux, une seule association.");
        await curator.press("Refuser et envoyer");
        await curator.reads("Refusé.");
      });
      assert.match((await letterTo(instance, "yann@exemple.fr", /retenue/)).text, /Deux lieux, une seule association/);
      await page.goto(follow);
      await reads("Deux lieux, une seule association.");
      await looksRight();
      await page.getByLabel(/^Pas d’accord/).fill("Le même jardin, vu de deux rues.");
      await press("Contester");
      await reads("En attente d’une décision");
      await looksRight();
    }));
});
