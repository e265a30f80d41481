import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { openBrowser } from "../src/web/testing/index.ts";
import { BOTH_WAYS, type Visitor, visit } from "./commons.ts";
import { type RunningInstance, startInstance } from "./instance.ts";

const browser = await openBrowser();

describe("likely duplicates are judged in a browser", { skip: browser ? false : "no browser" }, () => {
  let instance: RunningInstance;
  before(async () => {
    instance = await startInstance();
    await instance.command("resolution", "run");
  });
  after(async () => {
    await instance?.stop();
    await browser?.close();
  });

  const signIn = async (page: Page, email: string, ...role: string[]) => {
    const link = /https?:\S+\/connexion\/\S+/.exec(await instance.command("account", "add", email, ...role))?.[0];
    await page.goto(link ?? "");
    await page.getByRole("main").getByRole("button", { name: "Se connecter" }).click();
    await page.goto("/bureau/doublons");
  };
  /** How many cases wait, as the first tab of the queue counts them. */
  const waiting = async (page: Page): Promise<number> => {
    const queue = await page.context().newPage();
    await queue.goto("/bureau/doublons");
    const count = Number(await queue.locator(".tabs .count").first().textContent());
    await queue.close();
    return count;
  };
  const keysAreThere = (page: Page) => page.waitForFunction(() => customElements.get("judge-keys"));
  /** Presses a key and waits for what it was to say. */
  const press = async ({ page, reads }: Visitor, key: string, words: RegExp) => {
    await keysAreThere(page);
    await page.keyboard.press(key);
    await reads(words);
  };

  it("a curator judges three cases with keys that they lit, and takes one back", async () => {
    await visit(browser, instance, true, async (visitor) => {
      const { page, main, looksRight } = visitor;
      await signIn(page, "camille@exemple.fr", "--role", "curator");
      const all = await waiting(page);
      assert.ok(all >= 3, `${all} cases wait in the demonstration`);
      await looksRight();
      await main.getByRole("link", { name: "Comparer" }).first().click();
      await main.getByRole("heading", { name: "Est-ce la même chose" }).waitFor();
      await looksRight();
      await keysAreThere(page);
      const first = page.url();
      await page.keyboard.press("m");
      assert.equal(page.url(), first, "a letter does nothing until keys are lit");

      await main.getByText("Touches du clavier").click();
      await main.getByRole("button", { name: "Allumer les touches" }).click();
      await press(visitor, "v", /Rien n’est encore changé/);
      await looksRight();
      await press(visitor, "m", /Réunies en une seule fiche/);
      assert.equal(await waiting(page), all - 1);
      await press(visitor, "d", /Notées comme distinctes/);
      await press(visitor, "i", /Mises de côté/);
      assert.equal(await waiting(page), all - 3);

      await press(visitor, "z", /tout est comme avant/);
      assert.equal(await waiting(page), all - 2, "the case put aside waits again");
      await main.getByText("Ajouter une raison").click();
      await main.getByLabel("Votre raison").fill("d");
      await main.getByLabel("Votre raison").press("i");
      assert.equal(await main.getByLabel("Votre raison").inputValue(), "di", "letters typed in a field are letters");

      await page.goto("/bureau/doublons/journal");
      await main.getByText("Annulé depuis").waitFor();
      await looksRight();
    });
  });

  for (const { script, how } of BOTH_WAYS)
    it(`a partner sees the cases of their own sources alone, ${how}`, async () => {
      await visit(browser, instance, script, async ({ page, main, reads, press: click, looksRight }) => {
        await signIn(page, `tenante-${script}@exemple.fr`, "--partner", "carnet-bretagne");
        await reads("au moins une fiche de vos sources");
        const own = await waiting(page);
        await looksRight();
        const everybody = await main.getByRole("link", { name: "Comparer" }).count();
        assert.equal(everybody, Math.min(own, 25));
        for (const href of await main
          .getByRole("link", { name: "Comparer" })
          .evaluateAll((links) => links.map((a) => (a as HTMLAnchorElement).href))) {
          const answer = await page.goto(href);
          assert.equal(answer?.status(), 200);
          await main.getByText("Carnet de Bretagne").first().waitFor();
        }
        await click("Je ne sais pas");
        await reads("Mises de côté");
        await click("Annuler");
        await reads("tout est comme avant");
        assert.equal(await waiting(page), own);
      });
    });
});
