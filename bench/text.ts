import { readFileSync } from "node:fs";
import { analyse, fold, language } from "../src/engine/text/index.ts";
import { readCollection } from "./relevance/collection.ts";
import { STEMMERS } from "./relevance/stemmers.ts";

/**
 * The French analyser (`npm run bench -- text`): CPU time a record, stems beside the gold ones of Snowball, languages told of the texts
 * that carry theirs. Needs the data beside the project.
 */
const DATA = new URL("../../shared/data/", import.meta.url);
const RECORD = 1_600;

const linesOf = (name: string): string[] =>
  readFileSync(new URL(`text/snowball-french/${name}`, DATA), "utf8")
    .trim()
    .split("\n");

/** Records of 1.6 kB, each a text of its own. */
function records(): string[] {
  const all = readCollection()
    .documents.map(({ title, text }) => `${title}. ${text}`)
    .join(" ");
  return Array.from({ length: Math.floor(all.length / RECORD) }, (_, i) =>
    Buffer.from(all.slice(i * RECORD, (i + 1) * RECORD)).toString(),
  );
}

function time(name: string, texts: readonly string[], work: (text: string) => unknown): void {
  const spent = Array.from({ length: 6 }, () => {
    const before = process.cpuUsage();
    for (const text of texts) work(text);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / texts.length;
  }).sort((a, b) => a - b);
  console.log(`${name.padEnd(44)} ${(spent[2] ?? 0).toFixed(1).padStart(6)} µs CPU`);
}

const pairs = (classes: Iterable<readonly unknown[]>): number =>
  [...classes].reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);

/** Of pairs of words with one gold stem, those we part; of pairs we bring together, those that gold stems part. */
function stems(name: string, stem: (folded: string, written: string) => string): void {
  const gold = linesOf("output.txt");
  const words = linesOf("voc.txt")
    .map((written, i) => ({ written, gold: fold(gold[i] ?? ""), stem: stem(fold(written), written) }))
    .filter(({ written }) => /^\p{L}{3,}$/u.test(written));
  const together = pairs(Map.groupBy(words, (word) => `${word.gold} ${word.stem}`).values());
  const under = 1 - together / pairs(Map.groupBy(words, (word) => word.gold).values());
  const over = 1 - together / pairs(Map.groupBy(words, (word) => word.stem).values());
  console.log(`${`stems, ${name}`.padEnd(44)} parted ${under.toFixed(3)}   wrongly together ${over.toFixed(3)}`);
}

function languages(): void {
  type Places = { features: { properties: Record<string, unknown> }[] };
  const file = readFileSync(new URL("sources/susy-ssedas-europe.geojson", DATA), "utf8");
  const texts = (JSON.parse(file) as Places).features.flatMap(({ properties }) =>
    Object.entries(properties).flatMap(([key, text]) => {
      const code = /^description:(\w\w)$/.exec(key)?.[1]?.replace("gr", "el");
      return code === undefined ? [] : [{ code, text: String(text) }];
    }),
  );
  const french = readCollection().documents.map(({ title, text }) => ({ code: "fr", text: `${title}. ${text}` }));
  for (const [name, of] of [
    ["in 12 languages", texts],
    ["in French", french],
  ] as const) {
    const told = of.map(({ code, text }) => ({ code, told: language(text) }));
    const count = (test: (one: { code: string; told: string }) => boolean) => told.filter(test).length;
    const [right, unknown] = [count((one) => one.told === one.code), count((one) => one.told === "unknown")];
    console.log(
      `${`${of.length} texts ${name}`.padEnd(44)} right ${right}   unknown ${unknown}   wrong ${of.length - right - unknown}`,
    );
  }
}

const texts = records();
time("a record of 1.6 kB, as a long text", texts, (text) => analyse(text));
time("the same, with function words and forms", texts, (text) => analyse(text, { stopWords: true, forms: true }));
time("its language", texts, (text) => language(text));
for (const [name, stem] of Object.entries(STEMMERS)) stems(name, stem);
languages();
