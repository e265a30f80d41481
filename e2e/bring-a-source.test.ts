import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { assertAxe, assertNoSidewaysScroll, openBrowser, openWindow } from "../src/web/testing/index.ts";
import { type RunningInstance, startInstance } from "./instance.ts";

const browser = await openBrowser();

/** A partner's spreadsheet, as exported by a French one: semicolons, windows-1252, words of its own. */
const ROWS = [
  ["N°", "Nom de l’initiative", "Présentation", "Thématiques", "Code postal", "Ville", "Site internet", "Observations"],
  [
    "12",
    "L’Établi",
    "Un atelier où l’on répare à plusieurs.",
    "réemploi, lien social",
    "29600",
    "Morlaix",
    "https://etabli.exemple",
    "",
  ],
  ["13", "La Grange aux outils", "Des outils à partager.", "réemploi", "26100", "Romans-sur-Isère", "", "à rappeler"],
  ["14", "Le Four commun", "Un four à pain pour la vallée.", "boulange partagée", "38710", "Mens", "https://four.exemple", ""],
];
const SHEET = Buffer.from(ROWS.map((row) => row.join(";").replaceAll("’", "'")).join("\r\n"), "latin1");

describe("a partner's data person brings a source", { skip: browser ? false : "no browser" }, () => {
  let instance: RunningInstance;
  let file: string;
  before(async () => {
    instance = await startInstance({ ESSAIM_DEMO: "0" });
    file = join(instance.folder, "Nos adhérents 2026.csv");
    writeFileSync(file, SHEET);
    await instance.command("account", "add", "admin@exemple.fr", "--admin");
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

  /** The whole way, from the mail to the fiches. */
  const journey = async (partner: string, email: string, script: boolean) => {
    if (!browser) return;
    const window = await openWindow(browser, { baseURL: instance.url, script });
    const { page } = window;
    // An administrator invites the partner.
    const link = /https?:\S+\/connexion\/\S+/.exec(await instance.command("account", "add", "admin@exemple.fr", "--admin"))?.[0];
    await page.goto(link ?? "");
    await page.getByRole("main").getByRole("button", { name: "Se connecter" }).click();
    const name = page.getByLabel("Nom de l’organisation");
    if (!(await name.isVisible())) await page.getByText("Inviter un réseau partenaire").click();
    await name.fill(partner);
    await page.getByLabel("Adresse de la personne").fill(email);
    await page.getByRole("button", { name: "Créer et inviter" }).click();
    await page.getByText("dossier « mail »".replaceAll(" ", "\u00a0")).waitFor();
    await page.getByRole("button", { name: "Se déconnecter" }).click();

    // The data person opens the link of the mail.
    const mail = await instance.letterTo(email);
    await page.goto(/https?:\/\/\S+\/connexion\/[\w-]+/.exec(mail)?.[0] ?? "");
    await page.getByRole("main").getByRole("button", { name: "Se connecter" }).click();
    await page.getByRole("link", { name: "Apporter une source" }).click();
    await looksRight(page, script);
    await page.getByLabel("Un fichier").setInputFiles(file);
    await page.getByRole("button", { name: "Lire le fichier" }).click();

    // What was understood: accents, titles, places.
    await page.getByRole("heading", { name: "Vérifier la lecture" }).waitFor();
    await page.getByRole("heading", { name: "La Grange aux outils" }).waitFor();
    assert.equal(
      await page.getByLabel("« Ville » devient".replaceAll("« ", "«\u00a0").replaceAll(" »", "\u00a0»")).inputValue(),
      "places.commune",
    );
    await looksRight(page, script);
    await page.getByLabel(/Présentation.* devient/).selectOption("description.solution");
    await page.getByRole("button", { name: "Actualiser l’aperçu" }).last().click();
    await page.getByLabel(/Équivalent de .*boulange partagée/).selectOption("unclassified");
    await page.getByRole("button", { name: "Enregistrer ces équivalences" }).click();
    await page.getByRole("button", { name: "Continuer" }).click();

    // A few words, and off it goes; the page follows the update by itself.
    await page.getByLabel("Titre de la source").fill(`Initiatives de ${partner}`);
    await page.getByLabel("Pourquoi elle a sa place ici").fill("Choisies par nos adhérents.");
    await page.getByRole("combobox", { name: /^Licence/ }).selectOption("Licence Ouverte 2.0");
    await page.getByLabel("Je confirme que").check();
    await looksRight(page, script);
    await page.getByRole("button", { name: "Enregistrer et lancer la première mise à jour" }).click();
    await page.getByRole("link", { name: "Voir les fiches" }).waitFor({ timeout: 60_000 });
    await looksRight(page, script);
    assert.match((await page.getByRole("main").innerText()).replace(/\s+/g, " "), /3 nouvelles 0 modifiées/);

    // The fiches are found, and say who tells.
    await page.getByRole("link", { name: "Voir les fiches" }).click();
    await page.getByText("La Grange aux outils").first().waitFor();
    assert.deepEqual(window.thirdParty, []);
    await window.context.close();
  };

  it("with script", () => journey("Réseau des ateliers", "camille@exemple.fr", true));
  it("without script", () => journey("Fours et moulins", "dominique@exemple.fr", false));
});
