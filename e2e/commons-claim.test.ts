import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openBrowser } from "../src/web/testing/index.ts";
import { BOTH_WAYS, fichesOf, letterTo, opensCase, signIn, type Visitor, visit } from "./commons.ts";
import { type RunningInstance, startInstance } from "./instance.ts";

const browser = await openBrowser();

describe("a fiche finds who carries the project", { skip: browser ? false : "no browser" }, () => {
  let instance: RunningInstance;
  let fiches: string[] = [];
  before(async () => {
    instance = await startInstance({ ESSAIM_DEMO: "1" });
    fiches = await fichesOf(instance, "habitat", 3);
  });
  after(async () => {
    await instance?.stop();
    await browser?.close();
  });

  /** Asks to hold a fiche and confirms; leaves the browser on the private page of the request. */
  const claim = async (me: Visitor, fiche: string, email: string) => {
    const { page, press, reads, looksRight } = me;
    await page.goto(fiche);
    const title = (await page.getByRole("heading", { level: 1 }).innerText()).trim();
    await page.getByRole("link", { name: "C’est mon projet" }).click();
    await looksRight();
    await page.getByLabel(/^Votre nom/).fill("Nolwenn Riou");
    await page.getByLabel(/^Ce que vous y faites/).fill("Coordinatrice");
    await page.getByLabel(/^Votre adresse électronique/).fill(email);
    await page.getByLabel(/^Comment peut-on le vérifier/).fill("La page « équipe » de notre site.");
    await press("Demander à tenir cette fiche");
    await page.getByRole("heading", { name: "Il reste à confirmer" }).waitFor();
    await me.follows(email, "revendication/confirmer/");
    await looksRight();
    await press("Confirmer ma demande");
    await reads("En cours de vérification");
    await looksRight();
    return title;
  };

  const decide = (script: boolean, title: string, run: (curator: Visitor) => Promise<void>) =>
    visit(browser, instance, script, async (curator) => {
      await signIn(instance, curator.page, "curatrice@exemple.fr", "--role", "curator");
      await opensCase(curator, title);
      await curator.looksRight();
      await run(curator);
    });

  for (const [rank, { script, how }] of BOTH_WAYS.entries())
    it(`${how}: asks, is believed, keeps the fiche up to date, hands it over`, () =>
      visit(browser, instance, script, async (me) => {
        const { page, main, press, reads, looksRight } = me;
        const [email, heir] = [`nolwenn-${rank}@exemple.fr`, `loic-${rank}@exemple.fr`];
        const fiche = fiches[rank] ?? "";
        const title = await claim(me, fiche, email);
        await decide(script, title, async (curator) => {
          await curator.reads("La page « équipe » de notre site.");
          await curator.press("Accepter");
          await curator.reads("Accepté.");
        });

        // The letter leads to the holder's own page: one part at a time, published at once.
        await me.follows(email, "ma-fiche/", /C’est vérifié/);
        await looksRight();
        const space = page.url();
        const part = main.locator("details.holder-section").first();
        await part.locator("summary").focus();
        await page.keyboard.press("Enter");
        await looksRight();
        const words = `Un immeuble que ses habitants ont dessiné eux-mêmes, ${rank}.`;
        await part.getByLabel(/^L’accroche/).fill(words);
        await part.getByRole("button", { name: "Enregistrer cette partie" }).click();
        await reads("C’est enregistré, et déjà en ligne.");
        await press("Tout est toujours exact");
        await reads(/La fiche dit que tout est exact à ce jour/);
        await page.goto(fiche);
        await reads(words);
        await looksRight();
        const mark = page.locator("details.provenance").first();
        await mark.locator("summary").focus();
        await page.keyboard.press("Enter");
        assert.match(await mark.innerText(), /Nolwenn Riou/);

        // Somebody takes over: they accept by the link of their own letter.
        await page.goto(space);
        await page.getByLabel("Son adresse électronique").fill(email);
        await press("Envoyer la proposition");
        await reads("C’est votre propre adresse.");
        await looksRight();
        await page.getByLabel("Son adresse électronique").fill(heir);
        await press("Envoyer la proposition");
        await reads("La proposition est envoyée.");
        await visit(browser, instance, script, async (other) => {
          await other.follows(heir, "porteur/accepter/");
          await other.looksRight();
          await other.page.getByLabel(/^Votre nom/).fill("Loïc Kerbrat");
          await other.page.getByLabel(/^Ce que vous y faites/).fill("Habitant");
          await other.press("J’accepte de tenir cette fiche");
          await other.reads("Vous tenez maintenant cette fiche.");
          await other.looksRight();
          await other.press("Je ne tiens plus cette fiche");
          await other.reads("Vous ne tenez plus cette fiche.");
        });
        assert.equal((await page.goto(space))?.status(), 404, "the former holder has no page any more");
        await looksRight();
        await page.goto(fiche);
        await reads(words);
      }));

  it("is not believed, reads why, and takes back what was asked", () =>
    visit(browser, instance, false, async (me) => {
      const { page, press, reads, looksRight } = me;
      const title = await claim(me, fiches[2] ?? "", "inconnu@exemple.fr");
      const follow = page.url().replace(/\?.*/, "");
      await decide(true, title, async (curator) => {
        await curator.page.getByLabel("Explication envoyée à la personne").fill("Votre nom ne figure pas sur cette page.");
        await curator.press("Refuser et envoyer");
        await curator.reads("Refusé.");
      });
      assert.match((await letterTo(instance, "inconnu@exemple.fr", /n’a pas pu être acceptée/)).text, /ne figure pas/);
      await page.goto(follow);
      await reads("Votre nom ne figure pas sur cette page.");
      await page.getByLabel(/^Pas d’accord/).fill("La page date : je viens d’arriver.");
      await press("Contester");
      await reads("En cours de vérification");
      await press("Retirer ma demande");
      await reads("Votre demande est retirée.");
      await looksRight();
    }));

  it("finds one's fiches from one's account", () =>
    visit(browser, instance, true, async (me) => {
      await signIn(instance, me.page, "personne@exemple.fr");
      await me.page.goto("/mes-fiches");
      await me.reads("Vous ne tenez encore aucune fiche");
      await me.looksRight();
    }));
});
