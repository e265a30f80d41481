import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import type { FastifyInstance } from "fastify";
import type { Browser, Page } from "playwright-core";
import { assertAxe, assertNoSidewaysScroll, openBrowser, openWindow, type Viewing, walkByKeyboard } from "./testing/index.ts";
import { islandPages } from "./testing/island-pages.tsx";
import { testServer } from "./testing/server.ts";

const browser: Browser | undefined = await openBrowser();

describe("islands", { skip: browser ? false : "no browser" }, () => {
  let server: FastifyInstance;
  let baseURL: string;
  before(async () => {
    server = await testServer();
    await server.register(islandPages);
    baseURL = await server.listen({ port: 0, host: "127.0.0.1" });
  });
  after(async () => {
    await server.close();
    await browser?.close();
  });

  async function open(path: string, run: (page: Page) => Promise<void>, viewing: Partial<Viewing> = {}) {
    if (!browser) return;
    const { context, page, thirdParty } = await openWindow(browser, { baseURL, ...viewing });
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    try {
      await page.goto(path);
      await run(page);
      assert.deepEqual(thirdParty, []);
      assert.deepEqual(faults, []);
    } finally {
      await context.close();
    }
  }

  it("a box ticked applies at once, keeps its focus, and can be undone by going back", () =>
    open("/liste?q=eau", async (page) => {
      await page.getByLabel("Culture").focus();
      await page.keyboard.press("Space");
      await page.getByText("1 fiches trouvées").first().waitFor();
      assert.equal(new URL(page.url()).search, "?q=eau&theme=culture");
      assert.equal(await page.evaluate("document.activeElement.value"), "culture", "focus stays on the box");
      assert.equal(await page.title(), "Liste culture – Essaim");
      assert.equal(await page.getByRole("status").last().textContent(), "1 fiches trouvées", "the count is announced");
      await page.goBack();
      await page.getByText("0 fiches trouvées").first().waitFor();
      assert.equal(await page.getByLabel("Culture").isChecked(), false);
    }));

  it("without script the same form answers by its button", () =>
    open(
      "/liste",
      async (page) => {
        await page.getByLabel("Habitat").check();
        await page.getByRole("button", { name: "Appliquer" }).click();
        await page.getByText("1 fiches trouvées").waitFor();
      },
      { script: false },
    ));

  it("places are suggested by keyboard, and sent by their code until the words change", () =>
    open("/liste", async (page) => {
      const where = page.getByLabel("Où");
      await where.pressSequentially("mor");
      await page.getByRole("option").nth(1).waitFor();
      await page.keyboard.press("ArrowDown");
      assert.equal(await where.getAttribute("aria-activedescendant"), await page.getByRole("option").first().getAttribute("id"));
      await assertAxe(page);
      await page.keyboard.press("Enter");
      assert.equal(await where.inputValue(), "Morlaix (Finistère)");
      assert.equal(await page.getByRole("listbox").isVisible(), false);
      const form = () => page.evaluate(`new URLSearchParams(new FormData(document.querySelector("#recherche"))).get("ou")`);
      assert.equal(await form(), "com-29151");
      await where.pressSequentially("x");
      assert.equal(await form(), "Morlaix (Finistère)x");
    }));

  it("Escape closes the places; Enter with none chosen searches the words", () =>
    open("/liste", async (page) => {
      const where = page.getByLabel("Où");
      await where.pressSequentially("mor");
      await page.getByRole("option").first().waitFor();
      await page.keyboard.press("Escape");
      assert.equal(await where.getAttribute("aria-expanded"), "false");
      await page.keyboard.press("Enter");
      await page.waitForURL(/ou=mor$/);
    }));

  it("long work moves on by itself, then shows its outcome", () =>
    open("/travail", async (page) => {
      assert.equal(await page.getByRole("progressbar").getAttribute("value"), "0");
      await page.locator("#bilan").waitFor({ timeout: 20_000 });
    }));

  it("the map grows and moves by keyboard and buttons; its links still lead somewhere", () =>
    open("/carte", async (page) => {
      const box = () => page.locator("map-pan > svg").getAttribute("viewBox");
      await page.getByRole("group", { name: /^Carte des fiches\./ }).focus();
      await page.keyboard.press("+");
      assert.equal(await box(), "66.67 50.00 266.67 200.00");
      await page.keyboard.press("ArrowLeft");
      assert.equal(await box(), "26.67 50.00 266.67 200.00");
      await page.keyboard.press("0");
      assert.equal(await box(), "0.00 0.00 400.00 300.00");
      await page.getByRole("button", { name: "Agrandir" }).click();
      assert.equal(await box(), "66.67 50.00 266.67 200.00");
      await page.mouse.move(600, 400);
      await assertAxe(page);
      await page.locator("#cellule").click();
      await page.waitForURL(/theme=culture/);
    }));

  it("a drag moves the map and is not a click on what lies under it", () =>
    open("/carte", async (page) => {
      await page.getByRole("button", { name: "Agrandir" }).click();
      const before = await page.locator("map-pan > svg").getAttribute("viewBox");
      const cell = await page.locator("#cellule").boundingBox();
      assert.ok(cell);
      await page.mouse.move(cell.x + cell.width / 2, cell.y + cell.height / 2);
      await page.mouse.down();
      await page.mouse.move(cell.x + cell.width / 2 - 40, cell.y + cell.height / 2, { steps: 4 });
      await page.mouse.up();
      assert.notEqual(await page.locator("map-pan > svg").getAttribute("viewBox"), before);
      assert.match(page.url(), /\/carte$/);
    }));

  it("the gallery passes axe at every width and in both schemes, and never scrolls sideways", async () => {
    for (const width of [320, 360, 1280] as const)
      for (const scheme of ["light", "dark"] as const)
        await open(
          "/_composants",
          async (page) => {
            await assertAxe(page);
            await assertNoSidewaysScroll(page);
          },
          { width, scheme },
        );
  });

  it("every stop of the keyboard can be seen, from the skip links on", () =>
    open("/_composants", async (page) => {
      const stops = await walkByKeyboard(page, 120);
      assert.deepEqual(
        stops.slice(0, 4).map((stop) => stop.name),
        ["Aller au contenu", "Aller à la recherche", "Aller au pied de page", "Essaim"],
      );
      assert.ok(stops.some((stop) => stop.name === "Enregistrer"));
    }));

  it("an opened mark stays within the page on the narrowest screen", () =>
    open(
      "/aide",
      async (page) => {
        await page.locator(".provenance summary").first().click();
        await page.getByText("Qui le dit").first().waitFor();
        await assertAxe(page);
        await assertNoSidewaysScroll(page);
      },
      { width: 320 },
    ));
});

it("the islands are typed against the browser", () => {
  const tsc = spawnSync("tsc", ["--noEmit", "-p", fileURLToPath(new URL("./islands/", import.meta.url))], { encoding: "utf8" });
  assert.equal(tsc.stdout, "");
  assert.equal(tsc.status, 0);
});
