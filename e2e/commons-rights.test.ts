import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, before, describe, it } from "node:test";
import { openBrowser } from "../src/web/testing/index.ts";
import { BOTH_WAYS, fichesOf, letterTo, opensCase, signIn, type Visitor, visit } from "./commons.ts";
import { type RunningInstance, startInstance } from "./instance.ts";

const browser = await openBrowser();

describe("somebody sees, takes away and erases what is held about them", { skip: browser ? false : "no browser" }, () => {
  let instance: RunningInstance;
  let fiches: string[] = [];
  before(async () => {
    instance = await startInstance({ ESSAIM_DEMO: "1", ESSAIM_REFERENT: "Gwenn <referente@exemple.fr>" });
    fiches = await fichesOf(instance, "jardin", 2);
  });
  after(async () => {
    await instance?.stop();
    await browser?.close();
  });

  /** Tables of which some row holds one of these words. */
  const tablesWith = (...words: string[]): string[] => {
    const database = new DatabaseSync(join(instance.folder, "essaim.sqlite"), { readOnly: true, timeout: 10_000 });
    const names = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
    const found = names.filter(({ name }) => {
      const rows = JSON.stringify(database.prepare(`SELECT * FROM "${String(name)}"`).all()).toLowerCase();
      return words.some((word) => rows.includes(word.toLowerCase()));
    });
    database.close();
    return found.map(({ name }) => String(name)).sort();
  };

  const accept = (script: boolean, title: RegExp) =>
    visit(browser, instance, script, async (curator) => {
      await signIn(instance, curator.page, "curatrice@exemple.fr", "--role", "curator");
      await opensCase(curator, title);
      await curator.press("Accepter");
      await curator.reads("Accepté.");
    });

  type Person = { email: string; name: string; fiche: string; words: string };

  /** Corrects, asks under the fiche, asks for contact, follows: everywhere the same person. */
  const takePart = async (me: Visitor, script: boolean, { email, name, fiche, words }: Person) => {
    const { page, press, reads } = me;
    await page.goto(`${fiche}/corriger`);
    await page.getByRole("link", { name: /: l’accroche$/ }).click();
    await page.getByLabel("Ce qu’il faudrait lire").fill(words);
    await page.getByLabel(/^Comment le savez-vous/).fill("J’y habite.");
    await page.getByLabel(/^Votre adresse électronique/).fill(email);
    await page.getByLabel(/^Le nom à montrer/).fill(name);
    await press("Proposer cette correction");
    await me.follows(email, "correction/confirmer/");
    await press("Confirmer");
    await reads("En attente d’une décision");
    await accept(script, /accroche/);

    await page.goto(`${fiche}/discussion`);
    await page.getByLabel("Poser une question").check();
    await page.getByLabel(/^Votre message/).fill(`Est-ce ouvert en hiver ? ${words}`);
    await page.getByLabel(/^Nom affiché/).fill(name);
    await page.getByLabel(/^Votre adresse électronique/).fill(email);
    await press("Envoyer");
    await me.follows(email, "message/");
    await press("Confirmer et envoyer");
    await reads("En attente de relecture");
    await accept(script, /^Question sur/);

    await page.goto(`${fiche}/contact`);
    await page.getByLabel(/^Votre nom/).fill(name);
    await page.getByLabel(/^Vous êtes/).selectOption("elected");
    await page.getByLabel(/^Votre adresse électronique/).fill(email);
    await page.getByLabel(/^Pourquoi cette demande/).fill("Nous voulons venir voir avec le conseil municipal.");
    await press("Envoyer ma demande");
    await me.follows(email, "mise-en-relation/confirmer/");
    await press("Confirmer et envoyer");
    await reads("Qui l’a maintenant");

    await page.goto(fiche);
    await page.getByRole("link", { name: "Suivre cette fiche" }).click();
    await page.getByLabel(/^Votre adresse électronique/).fill(email);
    await press("Suivre");
    await me.follows(email, "suivre/confirmer/");
    await press("Confirmer");
    await reads("vous suivez la fiche");
  };

  /** Letters on their way leave within moments; what remains is what is kept. */
  const settled = async (words: string[]): Promise<string[]> => {
    let left = tablesWith(...words);
    for (let tries = 0; tries < 50 && left.includes("outgoing_mail"); tries++) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      left = tablesWith(...words);
    }
    return left;
  };

  const unfold = async (page: Visitor["page"]) => {
    await page.getByRole("heading", { name: "Ce que nous savons de vous" }).waitFor();
    for (const folded of await page.locator(".own-data-part summary").all()) await folded.click();
  };

  for (const [rank, { script, how }] of BOTH_WAYS.entries())
    it(`${how}: ${script ? "everything goes, words included" : "the words stay to all, without name nor address"}`, () =>
      visit(browser, instance, script, async (me) => {
        const { page, press, reads, looksRight } = me;
        const fiche = fiches[rank] ?? "";
        const [name, words] = [`Enora Kerpartout ${rank}`, `Un potager de ${rank + 40} parcelles derrière la mairie.`];
        const email = `enora.partout-${rank}@exemple.fr`;
        await takePart(me, script, { email, name, fiche, words });
        const before = tablesWith(email, name);
        assert.ok(before.length >= 6, `held in ${before}`);
        await page.goto(fiche);
        await reads(words);

        // The way in is on every page.
        await page
          .getByRole("contentinfo")
          .getByRole("link", { name: /vie privée|données personnelles/i })
          .first()
          .click();
        await looksRight();
        await page.goto("/vie-privee/registre");
        await looksRight();
        await page.getByRole("link", { name: "Voir, emporter, effacer mes données" }).click();
        await looksRight();
        await page.getByLabel(/^Votre adresse électronique/).fill(email);
        await press("Recevoir le lien privé");
        await page.getByRole("heading", { name: "Consultez votre messagerie" }).waitFor();
        await looksRight();
        await me.follows(email, "vie-privee/mes-donnees/");
        await unfold(page);
        await reads(words);
        await looksRight();

        const [file] = await Promise.all([
          page.waitForEvent("download"),
          page.getByRole("link", { name: /^Télécharger le tout/ }).click(),
        ]);
        const taken: unknown = JSON.parse(readFileSync(await file.path(), "utf8"));
        for (const held of [email, name, words, "conseil municipal"]) assert.ok(JSON.stringify(taken).includes(held), held);

        await press("Tout effacer");
        await page.getByRole("heading", { name: "Effacer, vraiment" }).waitFor();
        await looksRight();
        if (!script) await page.getByLabel("Laisser mes textes au commun, sans mon nom ni mon adresse").check();
        await page.getByRole("main").locator("form button").first().click();
        await reads("C’est effacé. Un reçu vous est envoyé");
        await looksRight();
        await letterTo(instance, email, /Vos données sont effacées/);

        assert.deepEqual(await settled([email, name]), []);
        await page.goto(fiche);
        assert.equal((await page.getByText(words).count()) > 0, !script, "the words stay only where they were left");
        assert.equal(await page.getByText(name).count(), 0);
        await looksRight();
        await page.goto(`${fiche}/discussion`);
        assert.equal(await page.getByText(name).count(), 0);
        assert.equal((await page.getByText("Est-ce ouvert en hiver").count()) > 0, !script);
        await looksRight();

        // Asked again, the page shows what the register says stays: the receipt in its letter box, and the proof, which names nobody.
        await page.goto("/vie-privee/mes-donnees");
        await page.getByLabel(/^Votre adresse électronique/).fill(email);
        await press("Recevoir le lien privé");
        await page.getByRole("heading", { name: "Consultez votre messagerie" }).waitFor();
        await me.follows(email, "vie-privee/mes-donnees/");
        await unfold(page);
        await reads("Preuve d’un effacement que vous avez demandé");
        const kept = await page.locator(".own-data-held h3").allInnerTexts();
        assert.deepEqual(
          kept.filter((label) => !/^(Un courrier écrit dans un fichier|Preuve d’un effacement)/.test(label)),
          [],
        );
        const proof = page.locator(".own-data-part").filter({ hasText: "Preuve d’un effacement" });
        assert.equal(await proof.getByRole("button").count(), 0, "it stays, and no button says otherwise");
        await looksRight();
      }));

  it("the letter that came by mistake opens nothing", () =>
    visit(browser, instance, true, async ({ page, reads, looksRight }) => {
      const answer = await page.goto(`/vie-privee/mes-donnees/${"x".repeat(43)}`);
      assert.equal(answer?.status(), 404);
      await looksRight();
      await reads(/lien/i);
    }));
});
