import assert from "node:assert/strict";
import type { Browser, Locator, Page } from "playwright-core";
import PostalMime from "postal-mime";
import { assertAxe, assertNoSidewaysScroll, openWindow } from "../src/web/testing/index.ts";
import type { RunningInstance } from "./instance.ts";

/** With script, then without: every journey of the commons is made both ways. */
export const BOTH_WAYS = [
  { script: true, how: "with script" },
  { script: false, how: "without script" },
] as const;

/** What somebody reads in their letter box. */
type Letter = { subject: string; text: string; raw: string };

/** Somebody in front of a browser of their own, who also opens their letters. */
export type Visitor = {
  page: Page;
  main: Locator;
  press(name: string | RegExp): Promise<void>;
  /** Waits for words that can be seen in the page. */
  reads(words: string | RegExp): Promise<void>;
  /** Stands up to axe (when script is on), wide and narrow, without scrolling sideways. */
  looksRight(): Promise<void>;
  /** What the browser would not have sent: the server's own words are seen. */
  unchecked(): Promise<void>;
  /** Opens the address that the newest unopened letter to somebody holds, under a path. */
  follows(address: string, path: string, words?: RegExp): Promise<Letter>;
};

/** Letters that somebody has opened: each is waited for anew. */
const openedLetters = new WeakMap<RunningInstance, Set<string>>();

/** Lets somebody in, and makes sure that nothing was asked of any other site. */
export async function visit(
  browser: Browser | undefined,
  instance: RunningInstance,
  script: boolean,
  run: (visitor: Visitor) => Promise<void>,
): Promise<void> {
  if (!browser) return;
  const { page, context, thirdParty } = await openWindow(browser, { baseURL: instance.url, script });
  // Quick enough to be told what is missing; a busy machine has time all the same.
  page.setDefaultTimeout(20_000);
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("response", (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`);
  });
  const main = page.getByRole("main");
  const opened = openedLetters.get(instance) ?? new Set<string>();
  openedLetters.set(instance, opened);
  try {
    await run({
      page,
      main,
      press: (name) => main.getByRole("button", typeof name === "string" ? { name, exact: true } : { name }).click(),
      reads: (words) => page.getByText(words).locator("visible=true").first().waitFor(),
      looksRight: () => looksRight(page, script),
      unchecked: () => page.evaluate("for (const form of document.forms) form.noValidate = true"),
      async follows(address, path, words) {
        const letter = await letterTo(instance, address, words ?? new RegExp(path), opened);
        opened.add(letter.raw);
        const link = new RegExp(`${instance.url}/${path}[\\w/?=&%.-]*`).exec(letter.text)?.[0];
        assert.ok(link, `no link to ${path} in:\n${letter.text}`);
        await page.goto(link);
        return letter;
      },
    });
    assert.deepEqual([...thirdParty, ...faults], []);
  } catch (error) {
    const seen = await main.innerText({ timeout: 1_000 }).catch(() => "");
    throw new Error(`at ${page.url()}, which reads:\n${seen.slice(0, 2_000)}\n`, { cause: error });
  } finally {
    await context.close();
  }
}

async function looksRight(page: Page, script: boolean): Promise<void> {
  // Words come before the sheets that lay them out.
  await page.waitForLoadState("load");
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 });
    if (script) await assertAxe(page);
    await assertNoSidewaysScroll(page);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

/** Letters to an address, oldest first, as a mail program shows them. */
export async function lettersTo(instance: RunningInstance, address: string): Promise<Letter[]> {
  const raws = (await instance.mails()).filter((raw) => raw.includes(`To: ${address}`));
  return Promise.all(
    raws.map(async (raw) => {
      const { subject = "", text = "" } = await PostalMime.parse(raw);
      return { subject, text, raw };
    }),
  );
}

/** The newest letter to an address whose subject or text has these words, once it has left; `opened`: letters of before. */
export async function letterTo(
  instance: RunningInstance,
  address: string,
  words: RegExp,
  opened: ReadonlySet<string> = new Set(),
): Promise<Letter> {
  for (let tries = 0; tries < 150; tries++) {
    const letters = (await lettersTo(instance, address)).filter(({ raw }) => !opened.has(raw));
    const found = letters.findLast(({ subject, text }) => words.test(`${subject}\n${text}`));
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`no letter to ${address} says ${words}`);
}

type Cookies = Parameters<ReturnType<Page["context"]>["addCookies"]>[0];
const sessions = new WeakMap<RunningInstance, Map<string, Cookies>>();

/**
 * Signs in by a link that the terminal gave, with the role of the options (`--admin`, `--role expert`...). Whoever signed in before
 * comes back with the same session.
 */
export async function signIn(instance: RunningInstance, page: Page, email: string, ...role: string[]): Promise<void> {
  const known = sessions.get(instance) ?? new Map<string, Cookies>();
  sessions.set(instance, known);
  const session = known.get(email);
  if (session) {
    await page.context().addCookies(session);
    return;
  }
  const said = await instance.command("account", "add", email, ...role);
  await page.goto(/https?:\S+\/connexion\/\S+/.exec(said)?.[0] ?? "");
  await page.getByRole("main").getByRole("button", { name: "Se connecter" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/connexion/"));
  known.set(email, await page.context().cookies());
}

/** A curator at the queue: opens the case whose title has these words, and leaves it open. */
export async function opensCase({ page }: Visitor, title: string | RegExp): Promise<void> {
  await page.goto("/bureau");
  // A title read from its fiche has the apostrophes and spaces of print; the queue shows what was sent.
  const escaped = typeof title === "string" ? title.replace(/[.*+?^${}()|[\]\\]/g, "\\$&") : "";
  const words = typeof title === "string" ? new RegExp(escaped.replace(/['’]/g, "['’]").replace(/\s+/g, "\\s+")) : title;
  await page.locator("[data-open]").filter({ hasText: words }).first().click();
  await page.waitForURL(/\/bureau\/cas\//);
}

/** Addresses of fiches that a search finds, once the instance has read its demonstration. */
export async function fichesOf(instance: RunningInstance, words: string, count: number): Promise<string[]> {
  for (let tries = 0; tries < 300; tries++) {
    const found = await (await fetch(`${instance.url}/api/v1/recherche?q=${encodeURIComponent(words)}`)).text();
    const paths = [...new Set([...found.matchAll(/\/fiche\/[\w-]+/g)].map(([path]) => path))];
    if (paths.length >= count) return paths.slice(0, count);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`fewer than ${count} fiches speak of ${words}`);
}
