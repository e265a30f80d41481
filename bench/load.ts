import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import PostalMime from "postal-mime";
import { startInstance } from "../e2e/instance.ts";
import { openDatabase } from "../src/platform/database.ts";
import { person, type Sample } from "./load/person.ts";

/**
 * PEOPLE people write and send a proposal each, question by question, while searches run at half of what the server can serve:
 * how long each request takes, and whether everything that was acknowledged is there at the end. One server process with its
 * worker, embedded database, demonstration catalogue; the load comes from this process, on the same cores.
 */
const PEOPLE = Number(process.env.PEOPLE ?? 50);
const THINK_MS = Number(process.env.THINK_MS ?? 1_000);
const SATURATION_MS = 8_000;
const WORDS = [
  "atelier",
  "jardin partagé",
  "épicerie",
  "habitat",
  "réparer",
  "monnaie",
  "tiers-lieu",
  "mobilité",
  "café",
  "emploi",
];

const samples: Sample[] = [];
const searches: Sample[] = [];
const instance = await startInstance({ ESSAIM_SECOND_FACTOR: "optional" });
const { url, folder } = instance;

const searchHref = (n: number): string => `/recherche?q=${encodeURIComponent(WORDS[n % WORDS.length] ?? "")}&page=${1 + (n % 3)}`;
const percentile = (all: readonly Sample[], p: number): number => {
  const sorted = all.map(({ ms }) => ms).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * p) / 100))] ?? 0;
};

/** Searches a second when eight readers ask without a pause. */
async function capacity(): Promise<number> {
  const end = performance.now() + SATURATION_MS;
  let served = 0;
  const read = async (reader: number) => {
    const one = person(url, `127.0.2.${reader + 1}`, () => {});
    for (let n = reader; performance.now() < end; n++) {
      await one.get(searchHref(n));
      served++;
    }
    one.close();
  };
  await Promise.all(Array.from({ length: 8 }, (_, reader) => read(reader)));
  return served / (SATURATION_MS / 1_000);
}

/** Asks at a steady rate, whether or not answers come (an open loop), until told to stop. */
async function steadySearches(perSecond: number, signal: AbortSignal): Promise<void> {
  const readers = Array.from({ length: 32 }, (_, n) => person(url, `127.0.3.${n + 1}`, (sample) => searches.push(sample)));
  const start = performance.now();
  const asked: Promise<unknown>[] = [];
  for (let n = 0; !signal.aborted; n++) {
    await sleep(Math.max(0, start + (n * 1_000) / perSecond - performance.now()));
    asked.push(readers[n % readers.length]?.get(searchHref(n)) ?? Promise.resolve());
  }
  await Promise.all(asked);
  for (const reader of readers) reader.close();
}

/** The link of the letter to an address, once the worker has written it. */
async function letterTo(address: string): Promise<string> {
  for (let waited = 0; waited < 120_000; waited += 250) {
    const mails = join(folder, "mail");
    for (const file of (await readdir(mails).catch(() => [] as string[])).filter((name) => name.endsWith(".eml"))) {
      const letter = await PostalMime.parse(await readFile(join(mails, file)));
      const link =
        letter.to?.some((to) => to.address === address) && /https?:\/\/\S+\/contribuer\/confirmer\/\S+/.exec(letter.text ?? "");
      if (link) return new URL(link[0]).pathname;
    }
    await sleep(250);
  }
  throw new Error(`no letter to ${address}`);
}

const sent: string[] = [];

async function contribute(n: number): Promise<void> {
  const one = person(url, `127.0.1.${n + 1}`, (sample) => samples.push(sample));
  await sleep((n * THINK_MS * 4) / PEOPLE);
  const email = `personne-${n}@exemple.fr`;
  const title = `Le Garage solidaire n° ${n}`;
  const answers = {
    ...{
      qui: "citizen",
      title,
      pitch: `Un garage où chacun répare, ${n}.`,
      need: "Se déplacer sans se ruiner.",
      solution: "On répare ensemble.",
    },
    ...{ ou: "place", commune: "Morlaix (29)", adresse: `${n} rue de Brest`, annee: "2021", email, name: `Personne ${n}` },
  };
  let page = await one.fill("/contribuer", answers);
  for (let step = 0; step < 30 && !page.endsWith("/envoi"); step++) {
    await sleep(THINK_MS * (0.5 + Math.random()));
    // Pictures have a form of their own, with a file: nobody here has one.
    page = page.endsWith("/images") ? page.replace(/images$/, "apercu") : await one.fill(page, answers);
  }
  await one.fill(await letterTo(email), {});
  sent.push(title);
  one.close();
}

const whole = await capacity();
console.log(`searches at full speed                 ${whole.toFixed(0)} a second (8 readers, same machine)`);
const stop = new AbortController();
const searching = steadySearches(whole / 2, stop.signal);
const outcomes = await Promise.allSettled(Array.from({ length: PEOPLE }, (_, n) => contribute(n)));
stop.abort();
await searching;

const report = (what: string, all: readonly Sample[]) => {
  const errors = all.filter(({ status }) => status >= 400).length;
  const [p50, p95, p99] = [50, 95, 99].map((p) => percentile(all, p).toFixed(0));
  console.log(`${what.padEnd(38)} ${all.length} requests, p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms, ${errors} errors`);
};
report(`${PEOPLE} people contributing`, samples);
report(`searches at ${(whole / 2).toFixed(0)} a second`, searches);
for (const outcome of outcomes) if (outcome.status === "rejected") console.log(`failed: ${outcome.reason}`);

const database = await openDatabase({ file: join(folder, "essaim.sqlite") });
const kept = await database.read.selectFrom("proposal").selectAll().execute();
const lost = sent.filter((title) => !kept.some((row) => JSON.stringify(row).includes(title)));
console.log(`acknowledged ${sent.length}, lost ${lost.length}`);
await database.close();
await instance.stop();
