import { readFileSync } from "node:fs";
import { fold, isStopWord } from "../engine/text/index.ts";
import type { Signal } from "./case.ts";
import { spamTexts as t } from "./spam.fr.ts";
import { unmask } from "./spam-disguise.ts";
import { isEnglishSmallWord } from "./spam-language.ts";

/** In how many texts each word stands, on either side. */
export type Lexicon = { spam: Counts; honest: Counts };
type Counts = { texts: number; by: ReadonlyMap<string, number> };

/** No word says more than this, however often it was seen on one side alone (natural logarithm of odds). */
const MOST_SAID = 2.5;

/** Fewer known words than this say little together. */
const ENOUGH_WORDS = 5;

/** A number, an address, a price say little: honest contributions correct them. */
const MOST_SAID_BY_THINGS = 0.7;

/** Points of words alone: never enough to hide a text. In another language even fewer, for most of what is known of it is spam. */
const MOST_POINTS = 9;
const MOST_POINTS_ABROAD = 6;

/** Texts written for this, one a paragraph: spam as it really looks, and what people really contribute. */
export const corpus = (name: "spam" | "honest"): string[] =>
  readFileSync(new URL(`./data/${name}.txt`, import.meta.url), "utf8")
    .split(/\n\s*\n/)
    .map((text) => text.trim())
    .filter(Boolean);

/** What stands in a text besides words, each under a name that no word has. */
const THINGS: readonly (readonly [string, RegExp])[] = [
  ["#link", /https?:|www\./],
  ["#mail", /\S@\S{1,255}\.\w/],
  ["#phone", /(\+|\b00?)[1-9]([ .()-]?\d){8}/],
  ["#price", /\d ?(€|euros?)|[$€] ?\d/],
  ["#percent", /\d ?%/],
];

function wordsOf(text: string): Set<string> {
  const folded = fold(unmask(text));
  const words = folded.replace(/https?:\S+|www\.\S+|\S{1,80}@\S+/g, " ").match(/\p{L}{2,}/gu) ?? [];
  const telling = words.filter((word) => !isStopWord(word) && !isEnglishSmallWord(word));
  return new Set([...telling, ...THINGS.flatMap(([name, sign]) => (sign.test(folded) ? [name] : []))]);
}

function countWords(texts: readonly string[]): Counts {
  const by = new Map<string, number>();
  for (const text of texts) for (const word of wordsOf(text)) by.set(word, (by.get(word) ?? 0) + 1);
  return { texts: texts.length, by };
}

/** A lexicon of these texts. */
export const lexiconOf = (spam: readonly string[], honest: readonly string[]): Lexicon => ({
  spam: countWords(spam),
  honest: countWords(honest),
});

let shipped: Lexicon | undefined;

/** The lexicon of the texts that come with the program, read once. */
function shippedLexicon(): Lexicon {
  shipped ??= lexiconOf(corpus("spam"), corpus("honest"));
  return shipped;
}

function logOdds(word: string, { spam, honest }: Lexicon): number | undefined {
  const [bad, good] = [spam.by.get(word) ?? 0, honest.by.get(word) ?? 0];
  if (bad + good < 2) return undefined;
  const odds = (bad + 0.3) / (spam.texts + 0.6) / ((good + 0.3) / (honest.texts + 0.6));
  const most = word.startsWith("#") ? MOST_SAID_BY_THINGS : MOST_SAID;
  return Math.max(-most, Math.min(most, Math.log(odds)));
}

/**
 * Whether the words are those of advertisements or those of people who do things together: naive Bayes on the presence of words
 * (Graham, "A plan for spam", 2002), the sum divided by the root of their number so that long texts are not judged harder.
 */
export function wordSignals(
  text: string,
  { french = true, lexicon = shippedLexicon() }: { french?: boolean; lexicon?: Lexicon | undefined } = {},
): Signal[] {
  const known = [...wordsOf(text)].flatMap((word) => {
    const odds = logOdds(word, lexicon);
    return odds === undefined ? [] : [{ word, odds }];
  });
  const z = known.reduce((sum, { odds }) => sum + odds, 0) / Math.sqrt(Math.max(ENOUGH_WORDS, known.length));
  const weight =
    z > 0 ? Math.min(french ? MOST_POINTS : MOST_POINTS_ABROAD, Math.round(z * 3)) : Math.max(-4, Math.round(z * 1.5));
  if (weight < 2 && weight > -2) return [];
  const telling = known.filter(({ word, odds }) => odds * weight > 0 && !word.startsWith("#"));
  // A few signs that advertisements share with everybody ("besoin", "dit") accuse nobody.
  if (weight > 0 && known.filter(({ odds }) => odds > 0).length < ENOUGH_WORDS) return [];
  const words = telling.sort((a, b) => Math.abs(b.odds) - Math.abs(a.odds)).slice(0, 5);
  return [
    {
      code: weight > 0 ? "advert-words" : "honest-words",
      weight,
      detail: t.words(
        weight > 0,
        words.map(({ word }) => word),
      ),
    },
  ];
}
