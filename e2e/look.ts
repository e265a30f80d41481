import type { Browser } from "playwright-core";
import { assertNoSidewaysScroll, openWindow, runAxe, type Viewing } from "../src/web/testing/index.ts";

export type Violation = { rule: string; help: string; where: string[] };
export type Look = { title: string; ways: number; violations: Violation[]; faults: string[] };

const WAYS: readonly Partial<Viewing>[] = [
  { width: 1280, scheme: "light" },
  { width: 320, scheme: "dark" },
  { width: 360, scheme: "light", script: false },
];

/** Opens a page in one way, and notes what axe finds, what is too wide, what throws, and what asks another site. */
async function lookOnce(browser: Browser, url: string, viewing: Partial<Viewing>): Promise<Omit<Look, "ways">> {
  const { origin } = new URL(url);
  const { context, page, thirdParty } = await openWindow(browser, { baseURL: origin, ...viewing });
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !/status of 40[34]/.test(message.text())) faults.push(`console: ${message.text()}`);
  });
  try {
    await page.goto(url);
    const title = (await page.title()).replace(/ – [^–]*$/, "");
    await assertNoSidewaysScroll(page).catch((error: Error) => faults.push(error.message));
    // axe needs script to run; without it, what is asked is that the page says what it is.
    const violations = viewing.script === false ? [] : (await runAxe(page)).violations;
    if (!(await page.locator("main h1").first().isVisible())) faults.push("no heading to be seen");
    faults.push(...thirdParty.map((asked) => `asks ${asked}`));
    return {
      title,
      faults,
      violations: violations.map(({ id, help, nodes }) => ({
        rule: id,
        help,
        where: nodes.map((node) => node.target.join(" ")),
      })),
    };
  } finally {
    await context.close();
  }
}

/** Looks at a page wide and narrow, light and dark, with and without script. */
export async function lookAt(browser: Browser, url: string): Promise<Look> {
  const look: Look = { title: "", ways: WAYS.length, violations: [], faults: [] };
  for (const way of WAYS) {
    const { title, violations, faults } = await lookOnce(browser, url, way);
    look.title ||= title;
    look.violations.push(...violations.filter(({ rule }) => !look.violations.some((known) => known.rule === rule)));
    look.faults.push(...faults.map((fault) => `${way.width} px${way.script === false ? ", without script" : ""}: ${fault}`));
  }
  return look;
}
