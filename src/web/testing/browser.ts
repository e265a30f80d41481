import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

const INSTALLED = [
  process.env.CHROMIUM_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

// Not sparticuz' own list: that one turns web security off.
const ARGUMENTS = ["--no-sandbox", "--headless=shell", "--disable-background-networking", "--force-color-profile=srgb"];

/**
 * A headless Chromium: `CHROMIUM_PATH`, else one that is installed, else the one that comes with the development packages
 * (Linux x64). Undefined when there is none: the caller skips, aloud; under CI it throws instead.
 */
export async function openBrowser(): Promise<Browser | undefined> {
  const executablePath = INSTALLED.find((path) => path && existsSync(path)) ?? (await packagedChromium());
  if (executablePath) return chromium.launch({ executablePath, args: ARGUMENTS });
  const message = "Aucun Chromium trouvé : les parcours dans un navigateur ne sont pas joués. Indiquez-en un par CHROMIUM_PATH.";
  if (process.env.CI === "true") throw new Error(message);
  process.stderr.write(`${message}\n`);
  return undefined;
}

async function packagedChromium(): Promise<string | undefined> {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const temporary = process.env.TMPDIR;
  try {
    // It unpacks to the temporary folder and reuses whatever lies there: one folder per version.
    const manifest = new URL("../package.json", import.meta.resolve("@sparticuz/chromium"));
    const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string };
    const folder = join(tmpdir(), `essaim-chromium-${version}`);
    mkdirSync(folder, { recursive: true });
    process.env.TMPDIR = folder;
    const { default: packaged } = await import("@sparticuz/chromium");
    return await packaged.executablePath();
  } catch (error) {
    process.stderr.write(`Le Chromium des paquets de développement ne s’ouvre pas : ${(error as Error).message}\n`);
    return undefined;
  } finally {
    if (temporary === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = temporary;
  }
}

type Scheme = "light" | "dark";

export type Viewing = {
  /** CSS pixels; 1280 unless told. */
  width?: number | undefined;
  height?: number | undefined;
  scheme?: Scheme | undefined;
  /** False: the page as those without script have it. */
  script?: boolean | undefined;
  /** Fails when the page asks another host than this one for anything. */
  baseURL: string;
};

/** A fresh, private window. Requests to any other host are stopped and remembered in `thirdParty`. */
export async function openWindow(
  browser: Browser,
  viewing: Viewing,
): Promise<{ context: BrowserContext; page: Page; thirdParty: string[] }> {
  const context = await browser.newContext({
    viewport: { width: viewing.width ?? 1280, height: viewing.height ?? 900 },
    colorScheme: viewing.scheme ?? "light",
    javaScriptEnabled: viewing.script ?? true,
    reducedMotion: "reduce",
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    baseURL: viewing.baseURL,
  });
  const thirdParty: string[] = [];
  const { host } = new URL(viewing.baseURL);
  await context.route(
    (url) => url.host !== host,
    (route) => {
      thirdParty.push(route.request().url());
      return route.abort();
    },
  );
  return { context, page: await context.newPage(), thirdParty };
}

let axeSource: Promise<string> | undefined;

type AxeNode = { target: string[]; failureSummary?: string };
type AxeResults = {
  violations: { id: string; impact: string | null; help: string; nodes: AxeNode[] }[];
  passes: { id: string }[];
};

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Runs axe (WCAG 2.2 A and AA, and its best practices) on the page as it stands. */
export async function runAxe(page: Page): Promise<AxeResults> {
  axeSource ??= readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  // Evaluated, not injected as an element: the pages' own policy would refuse that.
  await page.evaluate(await axeSource);
  return (await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(TAGS)}, resultTypes: ["violations"] })`,
  )) as AxeResults;
}

/** Fails, naming each element and why, when axe finds anything. */
export async function assertAxe(page: Page): Promise<void> {
  const { violations } = await runAxe(page);
  if (violations.length === 0) return;
  const lines = violations.flatMap(({ id, impact, help, nodes }) => [
    `${id} (${impact}): ${help}`,
    ...nodes
      .slice(0, 5)
      .map((node) => `    ${node.target.join(" ")}\n      ${(node.failureSummary ?? "").replace(/\n/g, "\n      ")}`),
  ]);
  throw new Error(`${page.url()}: ${violations.length} rule(s) broken\n${lines.join("\n")}`);
}

/** Fails when the page scrolls sideways: something in it is wider than the screen. */
export async function assertNoSidewaysScroll(page: Page): Promise<void> {
  const [inner, scroll] = (await page.evaluate("[innerWidth, document.documentElement.scrollWidth]")) as [number, number];
  if (scroll > inner) throw new Error(`${page.url()} is ${scroll} px wide in a window of ${inner} px.`);
}
