import assert from "node:assert/strict";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, before, describe, it } from "node:test";
import { openBrowser } from "../src/web/testing/index.ts";
import { BOTH_WAYS, fichesOf, letterTo, opensCase, signIn, type Visitor, visit } from "./commons.ts";
import { type RunningInstance, startInstance } from "./instance.ts";

const browser = await openBrowser();
/** Partners of the demonstration, each with somebody who votes in its name. */
const VOTERS = ["carnet-emploi-insertion", "carnet-reemploi", "carnet-habitat"];

type Candidate = { name: string; email: string; base: string; why: string };

/** Four networks that have nothing in common: what is alike is taken for an advertisement. */
const CANDIDATES: readonly Candidate[] = [
  {
    name: "Fours et fournils",
    email: "morgane@exemple.fr",
    base: "Les fours à pain remis en chauffe par des communes, depuis dix ans.",
    why: "On nous demande sans cesse à qui s’adresser.",
  },
  {
    name: "Lavoirs vivants",
    email: "yannick@exemple.fr",
    base: "Une carte de points d’eau entretenus par leurs voisins.",
    why: "Partager nos méthodes de chantier avec d’autres régions.",
  },
  {
    name: "Moulins de la vallée",
    email: "malo@exemple.fr",
    base: "Quarante moulins qui moulent encore, et les meuniers qui accueillent.",
    why: "Trouver des héritiers à ceux qui ferment.",
  },
  {
    name: "Bibliothèques de rue",
    email: "sterenn@exemple.fr",
    base: "Des caisses de livres posées au pied des immeubles, et qui les tient.",
    why: "Savoir ce qui se fait ailleurs avec les enfants.",
  },
];

describe("a network asks to join", { skip: browser ? false : "no browser" }, () => {
  let instance: RunningInstance;
  before(async () => {
    instance = await startInstance({ ESSAIM_DEMO: "1" });
    await fichesOf(instance, "jardin", 1);
  });
  after(async () => {
    await instance?.stop();
    await browser?.close();
  });

  const apply = async (me: Visitor, { name, email, base, why }: Candidate) => {
    const { page, press, reads, looksRight } = me;
    await page.goto("/reseau/rejoindre");
    await looksRight();
    await page.getByLabel(/^Nom du réseau/).fill(name);
    await page.getByLabel(/^Sorte d’organisation/).selectOption("association");
    await page.getByLabel(/^Votre base, en quelques phrases/).fill(base);
    await page.getByLabel("Un fichier (tableur, export)").check();
    await page.getByLabel("Licence Ouverte 2.0").check();
    await page.getByLabel(/^À quel rythme change-t-elle/).selectOption("yearly");
    await page.getByLabel(/^Pourquoi rejoindre ce réseau/).fill(why);
    const people = page.getByRole("region", { name: "Qui s’en occupera ?".replace(" ?", "\u00a0?") });
    await people.getByLabel(/^Nom/).fill("Morgane Le Goff");
    await people.getByLabel(/^Fonction/).fill("Présidente");
    await page.getByLabel(/^Adresse électronique/).fill(email);
    await page.getByLabel(/^Nom de la personne qui signe/).fill("Morgane Le Goff");
    await page.getByLabel(/^Sa fonction/).fill("Présidente");
    await page.getByLabel(/^Organisation qui signe/).fill(name);
    // The charter is to be read: without it the whole file comes back as it was typed.
    await press("Envoyer la candidature");
    await reads("La charte est à lire et à signer");
    assert.equal(await page.getByLabel(/^Nom du réseau/).inputValue(), name);
    await looksRight();
    await page.getByLabel(/^Nous avons lu la charte/).check();
    await press("Envoyer la candidature");
    await page.getByRole("heading", { name: "Encore un geste" }).waitFor();
    await looksRight();
    await me.follows(email, "reseau/candidature/");
    await looksRight();
    await press("Confirmer la candidature");
    await reads("L’équipe du site vérifie que la demande est sérieuse");
    await looksRight();
  };

  /** A curator finds the file serious: what follows is for the members. */
  const findSerious = (script: boolean, name: string, then: (curator: Visitor) => Promise<void>) =>
    visit(browser, instance, script, async (curator) => {
      await signIn(instance, curator.page, "curatrice@exemple.fr", "--role", "curator");
      await opensCase(curator, name);
      await curator.looksRight();
      await curator.press("Accepter");
      await curator.reads("Accepté.");
      await then(curator);
    });

  /** Three weeks pass: the vote comes to its end, and the worker looks at its dates. */
  const daysPass = (name: string) => {
    const database = new DatabaseSync(join(instance.folder, "essaim.sqlite"), { timeout: 10_000 });
    const yesterday = new Date(Date.now() - 86_400_000).toISOString();
    const application = database.prepare("SELECT id FROM application WHERE name = ?").get(name)?.id ?? "";
    assert.equal(
      database.prepare("UPDATE admission_vote SET closes_at = ? WHERE application = ?").run(yesterday, application).changes,
      1,
    );
    database.prepare("UPDATE job_schedule SET next_due_at = ? WHERE name = 'governance'").run(yesterday);
    database.close();
  };

  for (const [rank, { script, how }] of BOTH_WAYS.entries()) {
    it(`${how}: while members are too few, those who look after the site decide, and say why`, () =>
      visit(browser, instance, script, async (me) => {
        const candidate = CANDIDATES[rank];
        assert.ok(candidate);
        const { name, email } = candidate;
        await apply(me, candidate);
        await findSerious(script, name, async ({ page, press, reads, looksRight }) => {
          await page.goto("/bureau/candidatures");
          await looksRight();
          await press("Admettre");
          await reads("Donnez la raison");
          await looksRight();
          const mine = page.getByRole("region", { name: "À décider par l’équipe du site" });
          await mine.getByLabel(/^Raison, lue en public/).fill("Une base tenue depuis dix ans.");
          await press("Admettre");
          await reads("Le réseau est admis");
          await looksRight();
        });
        await letterTo(instance, email, /rejoint/);
        await me.page.goto("/reseau/candidatures");
        await me.looksRight();
        await me.page.getByRole("link", { name }).click();
        await me.reads("Une base tenue depuis dix ans.");
        await me.looksRight();
        await me.page.goto("/charte");
        await me.reads(name);
        await me.looksRight();
      }));
  }

  for (const [rank, { script, how }] of BOTH_WAYS.entries()) {
    it(`${how}: the members vote, one organisation one voice, and the network is admitted`, () =>
      visit(browser, instance, script, async (me) => {
        const candidate = CANDIDATES[rank + 2];
        assert.ok(candidate);
        const { name, email, base } = candidate;
        // Enough members: each with somebody who answers for it.
        for (const partner of VOTERS)
          await instance.command("account", "add", `${partner}@exemple.fr`, "--role", "partner-editor", "--partner", partner);
        await apply(me, candidate);
        await findSerious(script, name, async ({ page }) => {
          await page.goto("/reseau/candidatures");
        });
        await letterTo(instance, email, /Les membres se prononcent/);
        const [first = "", ...others] = VOTERS;
        for (const [at, partner] of [first, ...others].entries())
          await visit(browser, instance, script, async (member) => {
            const { page, press, reads, looksRight } = member;
            await signIn(instance, page, `${partner}@exemple.fr`);
            await page.goto("/reseau/candidatures");
            await page.getByRole("link", { name }).click();
            await reads(base);
            if (at === 0) {
              await looksRight();
              await page.getByLabel("Blocage motivé").check();
              await press("Exprimer cette voix");
              await reads("Un blocage se motive");
              await looksRight();
            }
            await page.getByLabel(at === 2 ? "Contre" : "Pour", { exact: true }).check();
            await page.getByLabel(/^Commentaire/).fill(`Vu de ${partner}.`);
            await press("Exprimer cette voix");
            await reads("La voix est enregistrée.");
            await reads("Voix actuelle");
            if (at === 2) await looksRight();
          });
        // Whoever is no member reads dates and outcome, not the voices.
        await me.follows(email, "reseau/candidatures/", /Les membres se prononcent/);
        await me.reads("Les membres votent jusqu’au");
        assert.equal(await me.page.getByText("Vu de carnet").count(), 0);
        daysPass(name);
        assert.match((await letterTo(instance, email, /est admis/)).text, /2 pour/);
        await me.page.reload();
        await me.reads(/2 pour et 1 contre/);
        await me.looksRight();
        await me.page.goto("/reseau");
        await me.reads(name);
        await me.looksRight();
      }));
  }
});
