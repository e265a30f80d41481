import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openBrowser } from "../src/web/testing/index.ts";
import { BOTH_WAYS, fichesOf, letterTo, opensCase, signIn, type Visitor, visit } from "./commons.ts";
import { type RunningInstance, startInstance } from "./instance.ts";

const browser = await openBrowser();
const MEMBERS = ["carnet-emploi-insertion", "carnet-reemploi", "carnet-habitat"];

describe("a word is proposed, discussed, adopted, and found", { skip: browser ? false : "no browser" }, () => {
  let instance: RunningInstance;
  before(async () => {
    instance = await startInstance({ ESSAIM_DEMO: "1" });
    await fichesOf(instance, "jardin", 1);
    for (const partner of MEMBERS)
      await instance.command("account", "add", `${partner}@exemple.fr`, "--role", "partner-editor", "--partner", partner);
  });
  after(async () => {
    await instance?.stop();
    await browser?.close();
  });

  /** Proposes and confirms; a curator opens the discussion. The address of its page comes back. */
  const propose = async (
    me: Visitor,
    script: boolean,
    it: { kind: string; word: string; email: string; fill: () => Promise<void> },
  ) => {
    const { page, press, reads, looksRight } = me;
    await page.goto("/vocabulaire/propositions");
    await looksRight();
    await page.getByRole("link", { name: "Faire une proposition" }).click();
    await looksRight();
    await page.getByLabel(it.kind).check();
    await press("Continuer");
    await page.getByRole("heading", { name: it.kind }).waitFor();
    await press("Proposer");
    await reads("Dites pourquoi : c’est ce que l’on discutera.".replace(" :", "\u00a0:"));
    await looksRight();
    await it.fill();
    await page.getByLabel(/^Pourquoi/).fill("C’est le mot que les habitants emploient.");
    await page.getByLabel(/^Votre adresse électronique/).fill(it.email);
    await press("Proposer");
    await page.getByRole("heading", { name: "Encore un geste" }).waitFor();
    await looksRight();
    await me.follows(it.email, "vocabulaire/proposition/");
    await looksRight();
    await press("Confirmer la proposition");
    await reads("L’équipe du site regarde votre proposition");
    await visit(browser, instance, script, async (curator) => {
      await signIn(instance, curator.page, "curatrice@exemple.fr", "--role", "curator");
      await opensCase(curator, it.word);
      await curator.looksRight();
      await curator.press("Accepter");
      await curator.reads("Accepté.");
    });
    await me.follows(it.email, "vocabulaire/propositions/", /est en discussion/);
    await reads("La décision peut être prise à partir du");
    await looksRight();
    return page.url().replace(/\?.*/, "");
  };

  const opinions = async (script: boolean, discussion: string) => {
    for (const [at, partner] of MEMBERS.entries())
      await visit(browser, instance, script, async ({ page, press, reads, looksRight }) => {
        await signIn(instance, page, `${partner}@exemple.fr`);
        await page.goto(discussion);
        await page.getByLabel("Pour", { exact: true }).check();
        await page.getByLabel(/^En quelques mots/).fill("Nos adhérents disent ainsi.");
        await press("Donner cet avis");
        await reads("Votre avis est enregistré.");
        if (at > 0) return;
        await page.getByLabel(/^Votre commentaire/).fill("Et au marché aussi.");
        await press("Publier");
        await reads("Et au marché aussi.");
        await looksRight();
      });
  };

  const decide = (script: boolean, discussion: string, then: (curator: Visitor) => Promise<void>) =>
    visit(browser, instance, script, async (curator) => {
      const { page, press, reads, looksRight } = curator;
      await signIn(instance, page, "curatrice@exemple.fr", "--role", "curator");
      await page.goto(discussion);
      await press("Décider");
      await reads("Choisissez une décision.");
      await looksRight();
      await page.getByLabel("Adopter telle quelle").check();
      await page
        .getByLabel(/^La raison, lue en public/)
        .first()
        .fill("Trois réseaux l’emploient déjà.");
      await press("Décider");
      await reads("La décision est enregistrée.");
      await reads("Trois réseaux l’emploient déjà.");
      await looksRight();
      await then(curator);
    });

  const suggested = async (typed: string): Promise<string> =>
    await (await fetch(`${instance.url}/api/v1/suggest?q=${encodeURIComponent(typed)}`)).text();

  for (const { script, how } of BOTH_WAYS) {
    it(`${how}: another word for the same thing leads to it`, () =>
      visit(browser, instance, script, async (me) => {
        const { page, reads, looksRight } = me;
        const word = script ? "boustifaille" : "mangeaille";
        const email = `${word}@exemple.fr`;
        const fill = async () => {
          await page.getByLabel("Le mot concerné").selectOption("alimentation");
          await page.getByLabel("L’autre mot").fill(word);
        };
        const discussion = await propose(me, script, { kind: "Un autre mot pour la même chose", word, email, fill });
        await opinions(script, discussion);
        await decide(script, discussion, async () => undefined);
        assert.match((await letterTo(instance, email, /est adoptée/)).text, /Trois réseaux l’emploient déjà/);
        assert.match(await suggested(word.slice(0, 6)), /alimentation/);
        await page.goto(`/recherche?q=${word}`);
        await page.locator("article a[href^='/fiche/']").first().waitFor();
        await looksRight();
        await page.goto("/vocabulaire/themes/alimentation");
        await reads(new RegExp(word, "i"));
        await looksRight();
        await page.goto("/vocabulaire/propositions");
        await reads("Décidées");
        await looksRight();
      }));
  }

  it("a new word takes its place; the decision is taken back with a reason, and the word with it", () =>
    visit(browser, instance, false, async (me) => {
      const { page, reads } = me;
      const fill = async () => {
        await page.getByLabel("Le nouveau mot").fill("Fours à pain partagés");
        await page.getByLabel("Sous quel mot ?").selectOption("alimentation");
      };
      const kind = "Un nouveau mot, sous un mot plus large";
      const discussion = await propose(me, false, { kind, word: "Fours à pain", email: "four@exemple.fr", fill });
      await opinions(false, discussion);
      await decide(false, discussion, async (curator) => {
        await curator.page.getByRole("link", { name: "Voir le mot" }).click();
        await curator.page.getByRole("heading", { level: 1, name: "Fours à pain partagés" }).waitFor();
        await curator.looksRight();
        assert.match(await suggested("fours à p"), /Fours à pain partagés/);
        await curator.page.goto(discussion);
        await curator.page
          .getByLabel(/^La raison, lue en public/)
          .last()
          .fill("Trop proche d’un autre mot.");
        await curator.press("Revenir sur la décision");
        await curator.reads("La décision est reprise et la discussion rouverte.");
        await curator.looksRight();
      });
      assert.doesNotMatch(await suggested("fours à p"), /Fours à pain partagés/);
      await page.goto(discussion);
      await reads("Trop proche d’un autre mot.");
    }));
});
