import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { openBrowser, openWindow, type Viewing, walkByKeyboard } from "../src/web/testing/index.ts";
import { type RunningInstance, startInstance } from "./instance.ts";

const browser = await openBrowser();

describe("what a visitor does", { skip: browser ? false : "no browser" }, () => {
  let instance: RunningInstance;
  before(async () => {
    instance = await startInstance();
  });
  after(async () => {
    await instance?.stop();
    await browser?.close();
  });

  async function visit(path: string, run: (page: Page) => Promise<void>, viewing: Partial<Viewing> = {}) {
    if (!browser) return;
    const { context, page, thirdParty } = await openWindow(browser, { baseURL: instance.url, ...viewing });
    try {
      await page.goto(path);
      await run(page);
      assert.deepEqual(thirdParty, [], "nothing is asked of anyone else");
    } finally {
      await context.close();
    }
  }

  /** Looks for a word, opens the first result, asks who says it, and follows the partner. */
  async function searchAndRead(page: Page) {
    await page.getByLabel("Quoi").fill("réemploi");
    // By the keyboard: what is proposed meanwhile may stand over the button.
    await page.getByLabel("Quoi").press("Enter");
    await page.waitForURL(/\/recherche\?.*q=r%C3%A9emploi/);
    const first = page.locator("article a[href^='/fiche/']").first();
    const title = (await first.textContent())?.trim() ?? "";
    await first.click();
    await page.waitForURL(/\/fiche\//);
    assert.equal((await page.getByRole("heading", { level: 1 }).textContent())?.trim(), title);
    const mark = page.locator("details.provenance").first();
    await mark.locator("summary").focus();
    await page.keyboard.press("Enter");
    const partner = mark.locator("a[href^='/reseau/']").first();
    const name = await partner.textContent();
    await partner.click();
    await page.waitForURL(/\/reseau\//);
    assert.ok((await page.getByRole("heading", { level: 1 }).textContent())?.includes(name ?? "?"));
  }

  it("finds, reads, and learns who says so", () => visit("/recherche", searchAndRead));
  it("does the same without script", () => visit("/recherche", searchAndRead, { script: false }));
  it("does the same on a small phone, in the dark", () => visit("/recherche", searchAndRead, { width: 320, scheme: "dark" }));

  it("narrows by a facet at once, the address follows, and going back undoes it", () =>
    visit("/recherche", async (page) => {
      const total = async () => page.locator("#total").textContent();
      const before = (await total()) ?? "";
      const box = page.locator("auto-submit input[name=theme]").first();
      await box.check();
      await page.waitForURL(/theme=/);
      await page.locator("#total").filter({ hasNotText: before }).waitFor();
      assert.equal(await page.locator("auto-submit input[name=theme]").first().isChecked(), true);
      await page.goBack();
      await page.locator("#total").filter({ hasText: before }).waitFor();
      assert.equal(await page.locator("auto-submit input[name=theme]:checked").count(), 0);
    }));

  it("chooses a place by keyboard among those proposed", () =>
    visit("/recherche", async (page) => {
      await page.getByLabel("Où").pressSequentially("morlai");
      await page.getByRole("option").first().waitFor();
      const names = await page.getByRole("option").allTextContents();
      const morlaix = names.findIndex((name) => /^Morlaix/.test(name));
      for (let step = 0; step <= morlaix; step++) await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.keyboard.press("Enter");
      await page.waitForURL(/ou=com-29151/);
      assert.match((await page.locator("#lecture").textContent()) ?? "", /Morlaix/);
    }));

  it("goes through the results by keyboard alone, and always sees where it is", () =>
    visit("/recherche?q=jardin", async (page) => {
      const stops = await walkByKeyboard(page, 80);
      assert.equal(stops[0]?.name, "Aller au contenu");
      await page.goto("/recherche?q=jardin");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      assert.equal(await page.evaluate("document.activeElement.id"), "contenu", "the skip link leads to the content");
    }));
});
