import { fold, isStopWord } from "../engine/text/index.ts";
import type { Signal } from "./case.ts";
import { spamTexts as t } from "./spam.fr.ts";

/** Too few words say nothing of the language they are in. */
const FEWEST_WORDS = 8;

/** French prose has about half of such words, lists of nouns a quarter. */
const FRENCH_SHARE = 0.15;

/** The small words of other languages that are spoken here, or that spam is written in. */
const SMALL_WORDS: Record<"english" | "regional", ReadonlySet<string>> = {
  english: new Set(
    (
      "the a an of and to in is are for with your you we our my i me this that these those on by it its at can from be have has had will would " +
      "who which what how when where why do did does not no or if as but so they their them there here he she his her was were been us more all any up"
    ).split(" "),
  ),
  regional: new Set(
    // Breton, Occitan, Basque, Creoles.
    (
      "ar an ur un eus ha hag da er en ez bep evit gant a zo o e ti na ket " +
      "lo la los las de del dels dins per amb es e un una cada son que " +
      "eta da du dira bat egin ditu den hau ere edo eta " +
      "nou ka pou tout an ba li yo ki sa moun dan bann po zot i"
    ).split(" "),
  ),
};

/** Words that say only that a text is in English: no reason to think anything of it. */
export const isEnglishSmallWord = (word: string): boolean => SMALL_WORDS.english.has(word);

const share = (words: readonly string[], known: (word: string) => boolean): number =>
  words.filter(known).length / Math.max(1, words.length);

/**
 * A contribution in another language than French is welcome, and a little less likely: a small sign, which alone is nothing.
 * Languages of France weigh least.
 */
export function languageSignals(text: string): Signal[] {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters >= 20 && latin < letters / 2) return [{ code: "other-script", weight: 2, detail: t.otherScript }];
  const words = fold(text.replace(/https?:\S+/g, " ")).match(/[a-z]+/g) ?? [];
  if (words.length < FEWEST_WORDS || share(words, isStopWord) >= FRENCH_SHARE) return [];
  if (share(words, (word) => SMALL_WORDS.english.has(word)) > 0.2) return [{ code: "english", weight: 2, detail: t.english }];
  const regional = share(words, (word) => SMALL_WORDS.regional.has(word)) > 0.2;
  return [{ code: "not-french", weight: regional ? 1 : 2, detail: regional ? t.regional : t.notFrench }];
}
