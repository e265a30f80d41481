import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openBrowser } from "../src/web/testing/index.ts";
import { BOTH_WAYS, letterTo, signIn, type Visitor, visit } from "./commons.ts";
import { type RunningInstance, startInstance } from "./instance.ts";

const browser = await openBrowser();
const CURATOR = "curatrice@exemple.fr";
/** Nothing to cut it at: a page must hold it all the same. */
const LONG = "Coopérativeintercommunaledauxiliairesdevie".repeat(3);

describe("a curator decides on what people propose", { skip: browser ? false : "no browser" }, () => {
  let instance: RunningInstance;
  before(async () => {
    instance = await startInstance({ ESSAIM_DEMO: "0" });
  });
  after(async () => {
    await instance?.stop();
    await browser?.close();
  });

  /** The shortest proposal: a name, a sentence, everywhere. Leaves the browser on its private page, whose address comes back. */
  const propose = async (me: Visitor, title: string, email: string, pitch: string): Promise<string> => {
    const { page, main, press } = me;
    await page.goto("/contribuer");
    await page.getByLabel("J’accompagne des projets").check();
    await press("Commencer");
    const base = page.url().replace(/\/nom$/, "");
    await page.getByLabel("Son nom").fill(title);
    await press("Continuer");
    await main.getByRole("textbox", { name: "En une phrase" }).fill(pitch);
    await press("Continuer");
    await page.goto(`${base}/lieu`);
    await page.getByLabel("partout en France, ou en ligne").check();
    await press("Continuer");
    await page.goto(`${base}/vous`);
    await page.getByLabel("Votre adresse électronique").first().fill(email);
    await press("Continuer");
    await me.looksRight();
    await press("Envoyer");
    await me.follows(email, "contribuer/confirmer/");
    await press("Confirmer et envoyer");
    await page.getByRole("heading", { name: "Merci" }).waitFor();
    await me.looksRight();
    return page.url().replace(/\?.*/, "");
  };

  it("sees an empty desk first, which says so", () =>
    visit(browser, instance, true, async (curator) => {
      await signIn(instance, curator.page, CURATOR, "--role", "curator");
      for (const path of ["/bureau", "/bureau/historique", "/bureau/mises-en-relation", "/bureau/candidatures"]) {
        await curator.page.goto(path);
        await curator.looksRight();
      }
      // What is for administrators alone is neither shown nor opened.
      assert.equal(await curator.page.getByRole("link", { name: "Comptes", exact: false }).count(), 0);
      assert.equal((await curator.page.goto("/bureau/comptes"))?.status(), 403);
      await curator.looksRight();
    }));

  it("with keys alone: refuses with an explanation, takes it back, accepts, takes that back, accepts again", () =>
    visit(browser, instance, true, async (me) => {
      const follow = await propose(me, "Les Mains voisines", "hoel@exemple.fr", `Des voisins s’entraident. ${LONG}`);
      await visit(browser, instance, true, async (curator) => {
        const { page, reads, looksRight } = curator;
        const keys = async (...pressed: string[]) => {
          await page.waitForFunction(() => customElements.get("case-keys"));
          for (const key of pressed) await page.keyboard.press(key);
        };
        await signIn(instance, page, CURATOR, "--role", "curator");
        await page.goto("/bureau");
        await looksRight();
        await keys("j", "k", "r");
        await page.waitForURL(/motif=scope/);
        await reads("Les Mains voisines");
        await looksRight();
        // From the link of the reasons to the explanation and its button, by Tab.
        await keys("r");
        await page.keyboard.press("Control+A");
        await page.keyboard.type("Dites-nous ce que les voisins font ensemble.");
        await page.keyboard.press("Tab");
        await page.keyboard.press("Enter");
        await reads(/Refusé\. /);
        await looksRight();
        assert.match((await letterTo(instance, "hoel@exemple.fr", /À propos de/)).text, /ce que les voisins font ensemble/);
        await me.page.goto(follow);
        await me.reads("Dites-nous ce que les voisins font ensemble.");
        await me.looksRight();

        await keys("z");
        await reads("C’est annulé");
        await keys("j", "a");
        await reads("Accepté.");
        await me.page.goto(follow);
        await me.page.getByRole("link", { name: "Voir la fiche" }).click();
        await me.page.getByRole("heading", { level: 1, name: "Les Mains voisines" }).waitFor();
        await me.looksRight();
        const fiche = me.page.url();
        await keys("z");
        await reads("C’est annulé");
        assert.ok([404, 410].includes((await me.page.goto(fiche))?.status() ?? 0), "no longer to be read");
        await me.looksRight();
        await keys("j", "a");
        await reads("Accepté.");
        assert.equal((await me.page.goto(fiche))?.status(), 200, "the same fiche, at the same address");
        await page.goto("/bureau/historique");
        await reads("Les Mains voisines");
        await looksRight();
      });
    }));

  for (const [rank, { script, how }] of BOTH_WAYS.entries())
    it(`${how}: an advertisement says why it is suspected; put aside with a note; refused; nothing of it is shown`, () =>
      visit(browser, instance, script, async (me) => {
        const title = `Crédit rapide sans justificatif ${rank}, offre de prêt entre particuliers`;
        const pitch = "Prêt de 5 000 à 500 000 euros au taux de 2 %, réponse en 24 h, WhatsApp : https://pret-express.exemple";
        await propose(me, title, `preteur-${rank}@exemple.fr`, pitch);
        await visit(browser, instance, script, async (curator) => {
          const { page, press, reads, looksRight } = curator;
          await signIn(instance, page, CURATOR, "--role", "curator");
          // What is plainly spam waits in a part of its own.
          await page.goto("/bureau");
          await page.getByRole("link", { name: /^Probablement indésirable/ }).click();
          await looksRight();
          await page.locator("[data-open]").filter({ hasText: title }).first().click();
          await page.locator("#indices").waitFor();
          await looksRight();
          await page.getByLabel(/^Note/).fill("Vu trois fois cette semaine.");
          await press("Ajouter la note");
          await reads("La note est ajoutée.");
          await reads("Vu trois fois cette semaine.");
          await looksRight();
          await page.getByLabel("Explication envoyée à la personne").fill("Ceci est une publicité.");
          await press("Refuser et envoyer");
          await reads(/Refusé\. /);
        });
        await me.page.goto(`/recherche?q=${encodeURIComponent("crédit rapide")}`);
        await me.looksRight();
        assert.equal(await me.page.getByText(title).count(), 0);
      }));

  it("nobody else opens the desk: a visitor is asked to sign in, a contributor is told no", () =>
    visit(browser, instance, false, async ({ page, looksRight }) => {
      await page.goto("/bureau");
      await page.waitForURL(/\/connexion\?next=/);
      await looksRight();
      await signIn(instance, page, "contributrice@exemple.fr");
      assert.equal((await page.goto("/bureau"))?.status(), 403);
      await looksRight();
    }));
});
