import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { openDatabase } from "../src/platform/database.ts";
import { openBrowser } from "../src/web/testing/index.ts";
import { BOTH_WAYS, fichesOf, lettersTo, letterTo, visit } from "./commons.ts";
import { type RunningInstance, startInstance } from "./instance.ts";

const browser = await openBrowser();

/** A partner's file of one such fiche, and of two others, taken in while the instance runs. */
async function brings(instance: RunningInstance, rank: number, title: string): Promise<void> {
  const [file, mapping] = [`jardins-${rank}.csv`, `jardins-${rank}.yaml`].map((name) => join(instance.folder, name));
  if (!file || !mapping) return;
  writeFileSync(file, `id;titre;commune\n1;${title};Morlaix\n2;Sans rapport ${rank};Morlaix\n3;${title} d’ailleurs;Lyon\n`);
  writeFileSync(
    mapping,
    (await instance.command("source", "inspect", file, "--mapping", "--partner", `jardiniers-${rank}`)).trim(),
  );
  const { source } = JSON.parse(await instance.command("source", "add", mapping, "--file", file, "--json")) as { source: string };
  await instance.command("harvest", source);
}

/** Makes the worker look now at what is new, as if it had come in an hour ago: letters wait until nothing more comes. */
async function anHourPasses(instance: RunningInstance, isTold: () => Promise<boolean>): Promise<void> {
  const database = await openDatabase({ file: join(instance.folder, "essaim.sqlite") });
  try {
    for (let tries = 0; tries < 60 && !(await isTold()); tries++) {
      await database.transaction(async (trx) => {
        await trx
          .updateTable("news")
          .set({ at: new Date(Date.now() - 3_600_000).toISOString() })
          .execute();
        await trx
          .updateTable("job_schedule")
          .set({ next_due_at: new Date().toISOString() })
          .where("name", "=", "follow")
          .execute();
      });
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  } finally {
    await database.close();
  }
}

describe("a search is followed, and tells what comes", { skip: browser ? false : "no browser" }, () => {
  let instance: RunningInstance;
  before(async () => {
    instance = await startInstance({ ESSAIM_DEMO: "1" });
    await fichesOf(instance, "réemploi", 1);
  });
  after(async () => {
    await instance?.stop();
    await browser?.close();
  });

  for (const [rank, { script, how }] of BOTH_WAYS.entries())
    it(`${how}: from the results to the letter that tells a new fiche, and to its end in one press`, () =>
      visit(browser, instance, script, async (me) => {
        const { page, press, reads, looksRight } = me;
        const email = `veille-${rank}@exemple.fr`;
        const title = `Xylophone des jardins ${rank}`;
        await page.goto(`/recherche?q=xylophone+${rank}&ou=com-29151&rayon=30&type=tout`);
        await looksRight();
        await page.getByRole("link", { name: "Suivre cette recherche", exact: true }).first().click();
        await page.getByRole("heading", { name: /^Suivre la recherche/ }).waitFor();
        await reads(/à moins de 30\u00a0km de Morlaix/);
        await looksRight();
        assert.match(
          (await page.getByRole("link", { name: "le flux Atom" }).getAttribute("href")) ?? "",
          /^\/recherche\.atom\?q=xylophone/,
        );
        await page.getByLabel(/^Votre adresse électronique/).fill(email);
        await page.getByLabel(/^Chaque jour/).check();
        await press("Suivre");
        await me.follows(email, "suivre/confirmer/", /la recherche/);
        await looksRight();
        await reads(/xylophone/);
        await press("Confirmer");
        await reads(/vous suivez la recherche «\u00a0xylophone/);
        await looksRight();
        const mine = page.url().replace(/\?.*/, "");

        await brings(instance, rank, title);
        const isTold = async () => (await lettersTo(instance, email)).some(({ subject }) => subject.includes(title));
        await anHourPasses(instance, isTold);
        const letter = await letterTo(instance, email, new RegExp(title));
        assert.match(letter.text, /Parce que vous suivez la recherche «\u00a0xylophone/);
        assert.doesNotMatch(letter.text, /Sans rapport/);
        assert.match(letter.raw, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
        await page.goto(/http\S+\/fiche\/\S+/.exec(letter.text)?.[0] ?? "");
        await page.getByRole("heading", { name: title, level: 1 }).waitFor();

        // A pause and its end, then this search alone, by the letter's own link.
        await page.goto(mine);
        await page
          .getByRole("button", { name: /^Mettre en pause/ })
          .first()
          .click();
        await reads("Ce suivi est en pause");
        await looksRight();
        await page
          .getByRole("button", { name: /^Reprendre/ })
          .first()
          .click();
        await reads("Ce suivi a repris.");
        const stop = /http\S+\/desabonnement\/[\w-]+\/\w+/.exec(letter.text)?.[0] ?? "";
        await page.goto(stop);
        await looksRight();
        await press("Ne plus suivre");
        await page.getByRole("heading", { name: "C’est fait" }).waitFor();
        await looksRight();
        await press("Annuler, je veux continuer");
        await reads("Vous suivez 1\u00a0chose.");

        // A mail program stops all of it, without opening a page.
        const [, all = ""] = /^List-Unsubscribe: <([^>]+)>/m.exec(letter.raw.replace(/\r?\n[ \t]+/g, " ")) ?? [];
        const answer = await fetch(all, { method: "POST", body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }) });
        assert.equal(answer.status, 200);
        await page.goto(mine);
        await reads("Vous ne suivez rien pour le moment.");
      }));
});
