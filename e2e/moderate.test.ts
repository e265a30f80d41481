import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { assertAxe, assertNoSidewaysScroll, openBrowser, openWindow } from "../src/web/testing/index.ts";
import { type RunningInstance, startInstance } from "./instance.ts";

const browser = await openBrowser();
const WIDTHS = [1280, 320];

describe("a curator decides, by keyboard and without script", { skip: browser ? false : "no browser" }, () => {
  let instance: RunningInstance;
  before(async () => {
    instance = await startInstance({ ESSAIM_DEMO: "0" });
  });
  after(async () => {
    await instance?.stop();
    await browser?.close();
  });

  const looksRight = async (page: Page) => {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await assertAxe(page);
      await assertNoSidewaysScroll(page);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  };

  const signIn = async (page: Page, email: string) => {
    const link = /https?:\S+\/connexion\/\S+/.exec(await instance.command("account", "add", email, "--admin"))?.[0];
    await page.goto(link ?? "");
    await page.getByRole("main").getByRole("button", { name: "Se connecter" }).click();
  };

  const report = async (page: Page, text: string) => {
    await page.goto("/signaler?objet=/a-propos");
    await page.getByLabel("Une information est fausse").check();
    await page.getByLabel("Expliquez en quelques mots").fill(text);
    await page.getByRole("button", { name: "Envoyer le signalement" }).click();
    await page.getByRole("heading", { name: "Merci, c’est transmis" }).waitFor();
  };

  const waiting = async (page: Page): Promise<number> =>
    Number(/\d+/.exec((await page.locator("p.lead").textContent()) ?? "")?.[0] ?? 0);

  it("presses keys: down, up, accept, undo, refuse with a reason, help", async () => {
    if (!browser) return;
    const { page, context } = await openWindow(browser, { baseURL: instance.url });
    for (const text of ["La date est fausse.", "Le nom est faux.", "Le lieu a changé."]) await report(page, text);
    await signIn(page, "camille@exemple.fr");
    await page.goto("/bureau");
    assert.equal(await waiting(page), 3);
    await looksRight(page);
    await page.waitForFunction(() => customElements.get("case-keys"));
    const lines = (await page.locator("[data-case]").evaluateAll((rows) => rows.map((row) => row.id))) as string[];
    const focused = () => page.evaluate(() => document.activeElement?.closest("[data-case]")?.id);
    for (const key of ["j", "j", "a"]) await page.keyboard.press(key);
    await page.getByText("Accepté.").first().waitFor();
    assert.equal(await waiting(page), 2);
    await page.waitForFunction(() => customElements.get("case-keys"));
    assert.equal(await focused(), lines[2], "on the line that takes its place");
    await page.evaluate(() => scrollTo(0, 0));
    const top = await page.locator("[data-case]").first().boundingBox();
    assert.ok(top && top.y + top.height <= 900, "the first line is on the first screen, with what was done and its undoing");
    await page.keyboard.press("z");
    await page.getByText("C’est annulé").first().waitFor();
    assert.equal(await waiting(page), 3);
    await page.waitForFunction(() => customElements.get("case-keys"));
    assert.equal(await focused(), lines[1], "on the line that came back");
    await page.waitForFunction(() => customElements.get("case-keys"));
    await page.keyboard.press("?");
    assert.equal(await page.locator("details.queue-keys").getAttribute("open"), "");
    await page.keyboard.press("j");
    await page.keyboard.press("r");
    await page.waitForURL(/motif=scope/);
    await looksRight(page);
    await page.waitForFunction(() => customElements.get("case-keys"));
    await page.getByRole("link", { name: "Pas assez d’éléments" }).click();
    assert.match(await page.getByLabel("Explication envoyée à la personne").inputValue(), /il nous manque/);
    // Letters typed in a field are letters.
    await page.getByLabel("Explication envoyée à la personne").press("a");
    await page.getByRole("button", { name: "Refuser et envoyer" }).click();
    await page
      .getByText(/Refusé\. /)
      .first()
      .waitFor();
    await page.waitForFunction(() => customElements.get("case-keys"));
    assert.equal(await focused(), lines[1], "back in the list, on the neighbour of the line refused");
    await page.goto("/bureau/historique");
    await looksRight(page);
    await context.close();
  });

  it("without script, two decide on the same: the second is told, nothing is lost", async () => {
    if (!browser) return;
    const windows = [];
    for (const email of ["ana@exemple.fr", "bob@exemple.fr"]) {
      const window = await openWindow(browser, { baseURL: instance.url, script: false });
      await signIn(window.page, email);
      await window.page.goto("/bureau");
      await window.page.locator("[data-open]").first().click();
      windows.push(window);
    }
    const [first, second] = windows.map(({ page }) => page);
    if (!first || !second) return;
    await first.getByRole("button", { name: "Accepter", exact: true }).click();
    await second.getByLabel("Explication envoyée à la personne").fill("Mes mots à moi");
    await second.getByRole("button", { name: "Refuser et envoyer" }).click();
    await second.getByRole("heading", { name: "Quelqu’un a été plus rapide" }).waitFor();
    assert.match((await second.getByRole("main").textContent()) ?? "", /Mes mots à moi/);
    await assertNoSidewaysScroll(second);
    for (const { context } of windows) await context.close();
  });

  it("the pages for everybody stand up to axe, wide and narrow", async () => {
    if (!browser) return;
    const { page, context } = await openWindow(browser, { baseURL: instance.url });
    for (const path of ["/regle-d-admission", "/a-confirmer", "/signaler"]) {
      await page.goto(path);
      await looksRight(page);
    }
    await context.close();
  });
});
