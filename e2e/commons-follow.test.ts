import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openBrowser } from "../src/web/testing/index.ts";
import { BOTH_WAYS, fichesOf, letterTo, opensCase, signIn, visit } from "./commons.ts";
import { type RunningInstance, startInstance } from "./instance.ts";

const browser = await openBrowser();

describe("one asks under a fiche, another answers, a third follows", { skip: browser ? false : "no browser" }, () => {
  let instance: RunningInstance;
  let fiches: string[] = [];
  before(async () => {
    instance = await startInstance({ ESSAIM_DEMO: "1" });
    fiches = await fichesOf(instance, "réemploi", 2);
  });
  after(async () => {
    await instance?.stop();
    await browser?.close();
  });

  const accept = (script: boolean, title: string, words: string) =>
    visit(browser, instance, script, async (curator) => {
      await signIn(instance, curator.page, "curatrice@exemple.fr", "--role", "curator");
      await opensCase(curator, title);
      await curator.reads(words);
      await curator.looksRight();
      await curator.press("Accepter");
      await curator.reads("Accepté.");
    });

  for (const [rank, { script, how }] of BOTH_WAYS.entries()) {
    it(`${how}: a question and its answer, each confirmed, read and shown; one's own words taken back`, () =>
      visit(browser, instance, script, async (me) => {
        const { page, press, reads, looksRight } = me;
        const fiche = fiches[rank] ?? "";
        const [asker, helper] = [`aude-${rank}@exemple.fr`, `brieuc-${rank}@exemple.fr`];
        const question = `Où trouvez-vous les pièces détachées, ${rank} ?`;
        const answer = `À la ressourcerie d’à côté, ${rank}. Et ${"Anticonstitutionnellement".repeat(8)}.`;
        await page.goto(fiche);
        const title = (await page.getByRole("heading", { level: 1 }).innerText()).trim();
        await page.goto(`${fiche}/discussion`);
        await looksRight();
        await page.getByLabel("Poser une question").check();
        await page.getByLabel(/^Votre message/).fill(question);
        await page.getByLabel(/^Nom affiché/).fill("Aude");
        await page.getByLabel(/^Votre adresse électronique/).fill(asker);
        await press("Envoyer");
        await me.follows(asker, "message/");
        await press("Confirmer et envoyer");
        await reads("En attente de relecture");
        const own = page.url().replace(/\?.*/, "");
        await accept(script, title, question);

        await visit(browser, instance, script, async (other) => {
          await other.page.goto(`${fiche}/discussion`);
          await other.page.getByRole("link", { name: "Répondre à Aude" }).click();
          await other.reads("Vous répondez à ce message");
          await other.looksRight();
          await other.page.getByLabel(/^Votre message/).fill(answer);
          await other.page.getByLabel(/^Votre adresse électronique/).fill(helper);
          await other.press("Envoyer");
          await other.follows(helper, "message/");
          await other.press("Confirmer et envoyer");
          await other.reads("En attente de relecture");
          await other.looksRight();
        });
        await accept(script, title, answer);
        await page.goto(`${fiche}/discussion`);
        await page.getByRole("list", { name: "1 réponse" }).getByText(answer).waitFor();
        await looksRight();
        await page.goto(fiche);
        await reads(question);
        await looksRight();

        await page.goto(own);
        await press("Retirer mon message");
        await reads("Retiré par vous");
        await looksRight();
        await page.goto(`${fiche}/discussion`);
        await reads("Message retiré par son auteur.");
        assert.equal(await page.getByText(question).count(), 0);
        await reads(answer);
        await page.goto(own);
        await press("Remettre mon message");
        await reads("Votre message est remis.");
      }));

    it(`${how}: follows a territory and a theme from their pages, sets the rhythm, stops all by one press, and may come back`, () =>
      visit(browser, instance, script, async (me) => {
        const { page, press, reads, looksRight } = me;
        const email = `suivi-${rank}@exemple.fr`;
        const start = async (from: string, link: string) => {
          await page.goto(from);
          await page.getByRole("link", { name: link }).first().click();
          await looksRight();
          await page.getByLabel(/^Votre adresse électronique/).fill(email);
          await page.getByLabel("Chaque mois").check();
          await press("Suivre");
          await page.getByRole("heading", { name: "Encore un geste" }).waitFor();
          await looksRight();
        };
        await start("/territoire/dep-29", "Suivre ce territoire");
        await me.follows(email, "suivre/confirmer/", /le territoire/);
        await looksRight();
        await press("Confirmer");
        await reads("vous suivez le territoire");
        await start("/vocabulaire/themes/alimentation", "Suivre ce thème");
        await me.follows(email, "suivre/confirmer/", /le thème/);
        await press("Confirmer");
        await reads("Vous suivez 2 choses.");
        await looksRight();
        await page
          .getByRole("combobox", { name: /^Rythme pour/ })
          .first()
          .selectOption("soon");
        await page.getByRole("button", { name: "Changer" }).first().click();
        await reads("Le rythme est changé.");
        await page.getByLabel("Pendant").selectOption("30");
        await press("Tout mettre en pause");
        await reads(/^En pause jusqu’au/);
        await looksRight();
        await press("Reprendre les courriers");
        await page.getByRole("link", { name: "Voir le prochain courrier" }).click();
        await looksRight();

        // Whoever lost the link asks for it again, in the same words for all.
        await page.goto("/mes-suivis");
        await looksRight();
        await page.getByLabel(/^Votre adresse électronique/).fill(email);
        await press("Recevoir le lien");
        const letter = await me.follows(email, "mes-suivis/", /Voici la page où se règle/);
        assert.match(letter.subject, /Vos suivis/);
        const secret = new URL(page.url()).pathname.split("/").at(-1);
        await page.goto(`/desabonnement/${secret}`);
        await reads("le territoire « Finistère »".replaceAll("« ", "«\u00a0").replaceAll(" »", "\u00a0»"));
        await looksRight();
        await press("Ne plus rien recevoir");
        await page.getByRole("heading", { name: "C’est fait" }).waitFor();
        await looksRight();
        await press("Annuler, je veux continuer");
        await reads("Vous suivez 2 choses.");
        await page.getByRole("button", { name: "Tout arrêter" }).click();
        await reads("Vous ne suivez rien pour le moment.");
        await looksRight();
      }));
  }

  it("a mail program stops the letters of news by itself, without a session", async () => {
    if (!browser) return;
    const [email, fiche] = ["robot@exemple.fr", fiches[0] ?? ""];
    let manage = "";
    await visit(browser, instance, true, async (me) => {
      await me.page.goto(fiche);
      await me.page.getByRole("link", { name: "Suivre cette fiche" }).click();
      await me.page.getByLabel(/^Votre adresse électronique/).fill(email);
      await me.page.getByLabel("Dès qu’il y a du nouveau").check();
      await me.press("Suivre");
      await me.follows(email, "suivre/confirmer/");
      await me.press("Confirmer");
      manage = me.page.url().replace(/\?.*/, "");
    });
    const body = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
    const stopped = await fetch(manage.replace("/mes-suivis/", "/desabonnement/"), { method: "POST", body });
    assert.equal(stopped.status, 200);
    await visit(browser, instance, true, async ({ page, reads }) => {
      await page.goto(manage);
      await reads("Vous ne suivez rien pour le moment.");
    });
    await letterTo(instance, email, /Confirmez/);
  });
});
