import type { Executor } from "../platform/database.ts";
import { allEntries, countEntries, idAtRank } from "./entry.store.ts";
import { entryPath } from "./entry-address.ts";

/** What the map of the site is written from. */
export type SitemapDeps = {
  /** Reads only. */
  read: Executor;
  /** Public address of the instance. */
  url: string;
  /** Paths of the pages that are no fiche, from rooms that the catalogue does not know. */
  pages(): Promise<readonly string[]>;
  /** Addresses in one file: 50,000 is the most that sitemaps.org allows. */
  perFile?: number;
};

/** Addresses in one file, at most (sitemaps.org). */
export const MOST_PER_FILE = 50_000;

const PAGE = 1_000;
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };
const escapeXml = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? "");

const line = (address: string, modified?: string): string =>
  `<url><loc>${escapeXml(address)}</loc>${modified ? `<lastmod>${escapeXml(modified)}</lastmod>` : ""}</url>\n`;

/** How many files of fiches there are. */
export async function sitemapFiles({ read, perFile = MOST_PER_FILE }: SitemapDeps): Promise<number> {
  return Math.ceil((await countEntries(read)) / perFile);
}

/** The index, when one file does not hold everything: pages first, then fiches. */
export function sitemapIndex({ url }: SitemapDeps, files: number): string {
  const names = ["pages", ...Array.from({ length: files }, (_, i) => String(i + 1))];
  const lines = names.map((name) => `<sitemap><loc>${escapeXml(`${url}/sitemap-${name}.xml`)}</loc></sitemap>\n`);
  return `${HEAD}<sitemapindex ${NAMESPACE}>\n${lines.join("")}</sitemapindex>\n`;
}

async function* pageLines({ url, pages, perFile = MOST_PER_FILE }: SitemapDeps): AsyncGenerator<string> {
  const paths = await pages();
  yield paths
    .slice(0, perFile)
    .map((path) => line(url + path))
    .join("");
}

/** Fiches of one file, from 1. They follow the order of ids, which new ones end: files that are full no longer change. */
async function* entryLines({ read, url, perFile = MOST_PER_FILE }: SitemapDeps, file: number): AsyncGenerator<string> {
  const before = file === 1 ? "" : await idAtRank(read, (file - 1) * perFile - 1);
  if (before === undefined) return;
  let left = perFile;
  for await (const entries of allEntries(read, Math.min(PAGE, perFile), before)) {
    const some = entries.slice(0, left);
    yield some.map((entry) => line(url + entryPath(entry), entry.updatedAt)).join("");
    left -= some.length;
    if (left === 0) return;
  }
}

/** One file of addresses, streamed: `pages`, `all` (everything, when it fits), or the number of a file of fiches. */
export async function* sitemapFile(deps: SitemapDeps, which: "pages" | "all" | number): AsyncGenerator<string> {
  yield `${HEAD}<urlset ${NAMESPACE}>\n`;
  if (typeof which !== "number") yield* pageLines(deps);
  if (which === "all") yield* entryLines(deps, 1);
  else if (which !== "pages") yield* entryLines(deps, which);
  yield "</urlset>\n";
}
