import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import { assertAxe, assertNoSidewaysScroll, assertValidHtml, openBrowser, openWindow } from "../src/web/testing/index.ts";
import { type RunningInstance, startInstance } from "./instance.ts";

const browser = await openBrowser();

/** Enough to meet each kind of page of the desk once. */
const MOST_PAGES = 8;

/** `/espace/bretagne/bretagne` and `/espace/appuis/appuis` are the same kind of page. */
const kindOf = (path: string): string => {
  const parts = path.split("/");
  return `${parts.length} ${parts.length > 3 && /^[a-z-]*$/.test(parts[3] ?? "") ? (parts[3] === "nouvelle" ? "new" : parts.slice(4).join("/")) : ""}`;
};

describe("the desk of those who bring data", { skip: browser ? false : "no browser" }, () => {
  let instance: RunningInstance;
  let context: BrowserContext;
  let page: Page;
  before(async () => {
    if (!browser) return;
    instance = await startInstance();
    ({ context, page } = await openWindow(browser, { baseURL: instance.url }));
  });
  after(async () => {
    await context?.close();
    await instance?.stop();
    await browser?.close();
  });

  it("is closed to those who are not signed in", async () => {
    await page.goto("/espace");
    assert.match(page.url(), /\/connexion/);
  });

  it("opens by the link that the command line gives, once", async () => {
    const link =
      /https?:\S+\/connexion\/\S+/.exec(await instance.command("account", "add", "camille@exemple.fr", "--admin"))?.[0] ?? "";
    await page.goto(link);
    await page.getByRole("main").getByRole("button").click();
    await page.waitForURL(/\/espace$/);
    await page.getByRole("navigation", { name: "Votre compte" }).getByText("Se déconnecter").waitFor();
    assert.equal((await page.request.get(link)).status() >= 400, true, "the link has served");
  });

  it("shows pages that are valid, pass axe, and hold in a narrow window", async () => {
    const todo = ["/espace"];
    const seen = new Set<string>();
    for (let path = todo.shift(); path && seen.size < MOST_PAGES; path = todo.shift()) {
      if (seen.has(kindOf(path))) continue;
      seen.add(kindOf(path));
      const answer = await page.goto(path);
      assert.equal(answer?.status(), 200, path);
      await assertValidHtml((await answer?.text()) ?? "");
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 900 });
        await assertAxe(page);
        await assertNoSidewaysScroll(page);
      }
      const links = await page
        .locator("main a[href^='/espace']")
        .evaluateAll((found) => found.map((link) => link.getAttribute("href") ?? ""));
      todo.push(...links.map((link) => link.split(/[#?]/)[0] ?? "").filter((link) => !/\.\w+$/.test(link)));
    }
    assert.ok(seen.size > 2, "there is more to the desk than its first page");
  });
});
