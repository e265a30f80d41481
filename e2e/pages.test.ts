import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, it } from "node:test";
import type { AccessibilityResults } from "../src/web/accessibility-results.ts";
import { assertNoThirdParty, assertValidHtml, assertWholeWeight, openBrowser } from "../src/web/testing/index.ts";
import { type RunningInstance, startInstance } from "./instance.ts";
import { lookAt } from "./look.ts";

/** Pages of a visitor, and what each may weigh with the sheets and scripts it asks for, in kB (100 unless told). `follow`: a link to find on it and look at too. */
const PAGES: readonly { path: string; limit?: number; follow?: { start: string; limit?: number }[] }[] = [
  { path: "/" },
  { path: "/recherche", follow: [{ start: "/fiche/", limit: 60 }] },
  { path: "/recherche?q=ressourcerie&ou=Finist%C3%A8re" },
  { path: "/recherche?q=jardin&vue=carte", limit: 140 },
  { path: "/recherche?q=xylophone+quantique" },
  { path: "/carte", limit: 200 },
  { path: "/territoire/com-29151" },
  { path: "/territoire/dep-29" },
  { path: "/reseau", follow: [{ start: "/reseau/" }] },
  { path: "/donnees" },
  { path: "/connexion" },
  { path: "/aide" },
  { path: "/a-propos" },
  { path: "/accessibilite" },
  { path: "/vie-privee" },
  { path: "/nulle-part" },
];

const browser = await openBrowser();
const results: AccessibilityResults["pages"] = [];

describe("every page of a visitor", { skip: browser ? false : "no browser" }, () => {
  let instance: RunningInstance;
  const seen = new Set<string>();
  before(async () => {
    instance = await startInstance();
  });
  after(async () => {
    await instance?.stop();
    writeResults();
    await browser?.close();
  });

  async function check(path: string, limit = 100): Promise<string> {
    seen.add(path);
    const answer = await fetch(instance.url + path);
    assert.equal(answer.status, path === "/nulle-part" ? 404 : 200);
    const html = await answer.text();
    await assertValidHtml(html);
    assertNoThirdParty(html);
    assertWholeWeight(html, limit);
    if (!browser) return html;
    const look = await lookAt(browser, instance.url + path);
    const { title, ways, violations } = look;
    results.push({ path, title, ways, violations: violations.map(({ rule, help }) => ({ rule, help })) });
    assert.deepEqual({ faults: look.faults, violations }, { faults: [], violations: [] });
    return html;
  }

  for (const { path, limit, follow = [] } of PAGES)
    it(path, async () => {
      const html = await check(path, limit);
      for (const { start, limit: itsLimit } of follow) {
        const href = [...html.matchAll(/href="([^"#?]+)"/g)]
          .map((match) => match[1] ?? "")
          .find((link) => link.startsWith(start) && !seen.has(link));
        assert.ok(href, `${path} leads to no ${start}`);
        await check(href, itsLimit);
      }
    });
});

/** The accessibility page shows what this run found: `ESSAIM_ACCESSIBILITY_RESULTS=docs/accessibility-results.json npm test -- e2e`. */
function writeResults(): void {
  const file = process.env.ESSAIM_ACCESSIBILITY_RESULTS;
  if (!file || !browser) return;
  const { version } = createRequire(import.meta.url)("axe-core/package.json") as { version: string };
  const written: AccessibilityResults = {
    date: new Date().toISOString().slice(0, 10),
    axe: version,
    browser: `Chromium ${browser.version().split(".")[0]}`,
    pages: results,
  };
  writeFileSync(file, `${JSON.stringify(written, null, 2)}\n`);
}
