import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openBrowser } from "../src/web/testing/index.ts";
import { BOTH_WAYS, fichesOf, lettersTo, letterTo, opensCase, signIn, type Visitor, visit } from "./commons.ts";
import { type RunningInstance, startInstance } from "./instance.ts";

const browser = await openBrowser();
const REFERENT = "referente@exemple.fr";
const WHY = "Nous voulons ouvrir un café associatif dans l’ancienne gare, et nous cherchons votre avis.";

describe("a councillor asks about a fiche that nobody holds", { skip: browser ? false : "no browser" }, () => {
  let instance: RunningInstance;
  let fiches: string[] = [];
  before(async () => {
    instance = await startInstance({ ESSAIM_DEMO: "1", ESSAIM_REFERENT: `Gwenn <${REFERENT}>` });
    fiches = await fichesOf(instance, "café", 5);
  });
  after(async () => {
    await instance?.stop();
    await browser?.close();
  });

  /** Asks and confirms; leaves the browser on the private page of the request, whose address comes back. */
  const ask = async (me: Visitor, fiche: string, email: string): Promise<string> => {
    const { page, press, reads, looksRight } = me;
    await page.goto(`${fiche}/contact`);
    await page.getByLabel(/^Votre nom/).fill("Soazig Le Bras");
    await page.getByLabel(/^Votre organisation/).fill("Commune de Plourin-lès-Morlaix");
    await page.getByLabel(/^Vous êtes/).selectOption("elected");
    await page.getByLabel(/^Votre adresse électronique/).fill(email);
    await page.getByLabel(/^Pourquoi cette demande/).fill(WHY);
    await press("Envoyer ma demande");
    await me.follows(email, "mise-en-relation/confirmer/");
    await press("Confirmer et envoyer");
    await reads(`Qui l’a maintenant`);
    await reads(/Une réponse est attendue d’ici le/);
    await looksRight();
    return page.url().replace(/\?.*/, "");
  };

  for (const [rank, { script, how }] of BOTH_WAYS.entries()) {
    it(`${how}: the referent knows better who can answer; they accept, and both write by page, neither seeing an address`, () =>
      visit(browser, instance, script, async (me) => {
        const [asker, holder] = [`elue-${rank}@exemple.fr`, `cafe-${rank}@exemple.fr`];
        const home = await ask(me, fiches[rank] ?? "", asker);
        await letterTo(instance, asker, /Votre demande est partie/);

        await visit(browser, instance, script, async (referent) => {
          await referent.follows(REFERENT, "mise-en-relation/", /Une demande de contact/);
          await referent.page.getByText("Transmettre à quelqu’un de mieux placé").first().click();
          await referent.page.getByLabel("À cette adresse", { exact: true }).first().check();
          await referent.page.locator("input[name=email]").fill("pas une adresse");
          await referent.unchecked();
          await referent.press("Transmettre");
          await referent.reads("Indiquez une adresse électronique");
          await referent.looksRight();
          await referent.page.locator("input[name=email]").fill(holder);
          await referent.press("Transmettre");
          await referent.reads("La demande est transmise.");
          await referent.looksRight();
        });

        await me.page.goto(home);
        await me.reads(/une personne à qui la demande a été transmise par/);
        await letterTo(instance, asker, /change de mains/);

        await visit(browser, instance, script, async (other) => {
          const { page, press, reads } = other;
          await other.follows(holder, "mise-en-relation/", /Une demande de contact/);
          await reads("pour cette demande seulement");
          await page.getByLabel(/^Votre nom, tel qu’il sera montré/).fill("Erwan du café");
          await press("Accepter la demande");
          await reads("Votre échange");
          await other.looksRight();
          const answers = page.url().replace(/\?.*/, "");

          await me.follows(asker, "mise-en-relation/", /C’est accepté/);
          await me.page.getByLabel("Écrire à Erwan du café").fill("Merci ! Peut-on venir un samedi ?");
          await me.press("Envoyer");
          await me.reads("Votre message est envoyé.");
          await me.looksRight();

          const letter = await letterTo(instance, holder, /Peut-on venir un samedi/);
          assert.doesNotMatch(letter.raw, new RegExp(asker));
          await page.goto(answers);
          await reads("Merci ! Peut-on venir un samedi ?");
          await page.getByLabel("Écrire à Soazig Le Bras").fill("Oui, le marché est juste devant.");
          await press("Envoyer");
          await reads("Votre message est envoyé.");
        });
        await letterTo(instance, asker, /le marché est juste devant/);
        await me.page.goto(home);
        await me.reads("Oui, le marché est juste devant.");
        for (const { raw } of await lettersTo(instance, asker)) assert.doesNotMatch(raw, new RegExp(`${holder}|${REFERENT}`));

        await me.page.getByRole("link", { name: "Terminer l’échange" }).click();
        await me.looksRight();
        await me.press("Oui, terminer l’échange");
        await me.reads("L’échange est terminé.");
        await me.looksRight();
      }));

    it(`${how}: is refused with a word; withdraws another request`, () =>
      visit(browser, instance, script, async (me) => {
        const asker = `refuse-${rank}@exemple.fr`;
        const home = await ask(me, fiches[2] ?? "", asker);
        await visit(browser, instance, script, async (referent) => {
          await referent.follows(REFERENT, "mise-en-relation/", /Une demande de contact/);
          await referent.page.getByText("Refuser", { exact: true }).click();
          await referent.page.getByLabel(/^Un mot d’explication/).fill("Le café a fermé cet été.");
          await referent.press("Refuser la demande");
          await referent.reads("la personne est prévenue, avec courtoisie");
          await referent.looksRight();
        });
        await letterTo(instance, asker, /Le café a fermé cet été/);
        await me.page.goto(home);
        await me.reads("Le café a fermé cet été.");
        await me.reads("D’autres façons d’avancer");
        await me.looksRight();

        await ask(me, fiches[3] ?? "", asker);
        await me.press("Retirer ma demande");
        await me.reads("Vous avez retiré cette demande.");
        await me.looksRight();
        await visit(browser, instance, script, async (referent) => {
          await referent.follows(REFERENT, "mise-en-relation/", /Une demande de contact/);
          await referent.reads("La personne a retiré sa demande.");
        });
      }));
  }

  it("is reported; a curator agrees, and this asker is heard no more", () =>
    visit(browser, instance, true, async (me) => {
      const asker = "insistant@exemple.fr";
      await ask(me, fiches[4] ?? "", asker);
      await visit(browser, instance, true, async (referent) => {
        await referent.follows(REFERENT, "mise-en-relation/", /Une demande de contact/);
        await referent.page.getByText("Un problème avec cette demande ?").click();
        await referent.page.getByLabel(/^Ce qui ne va pas/).fill("Troisième demande pour vendre des distributeurs.");
        await referent.looksRight();
        await referent.press("Signaler à l’équipe");
        await referent.reads("L’équipe va regarder");
      });
      await visit(browser, instance, true, async (curator) => {
        await signIn(instance, curator.page, "curatrice@exemple.fr", "--role", "curator");
        await curator.page.goto("/bureau/mises-en-relation");
        await curator.looksRight();
        await opensCase(curator, "Demande de contact signalée");
        await curator.looksRight();
        await curator.press("Accepter");
        await curator.reads("Accepté.");
      });
      // The same words as for anybody, and nothing reaches the referent.
      const received = (await lettersTo(instance, REFERENT)).length;
      await me.page.goto(`${fiches[3]}/contact`);
      await me.page.getByLabel(/^Votre nom/).fill("Soazig");
      await me.page.getByLabel(/^Vous êtes/).selectOption("elected");
      await me.page.getByLabel(/^Votre adresse électronique/).fill(asker);
      await me.page.getByLabel(/^Pourquoi cette demande/).fill(WHY);
      await me.press("Envoyer ma demande");
      await me.page.getByRole("heading", { level: 1 }).waitFor();
      await me.looksRight();
      await me.page.goto("/mises-en-relation");
      await me.looksRight();
      assert.equal((await lettersTo(instance, REFERENT)).length, received);
    }));
});
