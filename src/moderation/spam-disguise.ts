import type { Signal } from "./case.ts";
import { spamTexts as t } from "./spam.fr.ts";

/** Letters of other scripts that are drawn as Latin ones. */
const LOOKALIKES: Record<string, string> = Object.fromEntries(
  [..."аaеeоoрpсcхxуyіiјjѕsԁdһhкkмmтtвbнhгrпnлlАAЕEОOРPСCХXУYІIКKМMТTВBНHαaεeοoρpνvιiκkτtχxυuΑAΕEΟOΡPΤTΚKΜMΝNΒBΙI"]
    .join("")
    .match(/../gu)
    ?.map((pair) => [pair.charAt(0), pair.charAt(1)]) ?? [],
);

/** Characters that take no room, between two Latin letters: nobody types them. */
const HIDDEN = /(?<=\p{Script=Latin})[\u200b-\u200d\u2060\ufeff]+(?=\p{Script=Latin})/gu;

const WORD = /[\p{L}\p{M}]+/gu;
const LATIN = /\p{Script=Latin}/u;
const LOOKING_LATIN = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;
/** Mathematical letters, circled and squared ones: read as words, unseen by searches. */
const FANCY = /[\u{1d400}-\u{1d7ff}\u{24b6}-\u{24e9}\u{1f130}-\u{1f189}]/gu;

/** Neighbouring words count together: in "Тaxi Рaris" each hides in the other's company. */
const isMixed = (word: string): boolean => LATIN.test(word) && LOOKING_LATIN.test(word);

/** The text as an eye reads it: hidden characters dropped, letters of other scripts in Latin words taken for what they look like. */
export function unmask(text: string): string {
  return text
    .replace(HIDDEN, "")
    .replace(WORD, (word) => (isMixed(word) ? word.replace(/./gu, (letter) => LOOKALIKES[letter] ?? letter) : word));
}

/** Tricks that make a text read otherwise by people and by machines, and links written for machines alone. */
export function disguiseSignals(text: string): Signal[] {
  const signals: Signal[] = [];
  const hidden = text.match(HIDDEN)?.length ?? 0;
  if (hidden > 0) signals.push({ code: "hidden-letters", weight: hidden > 2 ? 8 : 4, detail: t.hidden(hidden) });
  const mixed = (text.match(WORD) ?? []).filter(isMixed);
  if (mixed.length > 0)
    signals.push({ code: "mixed-scripts", weight: mixed.length > 1 ? 8 : 4, detail: t.mixed(mixed[0]?.slice(0, 30) ?? "") });
  const fancy = text.match(FANCY)?.length ?? 0;
  if (fancy > 4) signals.push({ code: "fancy-letters", weight: 5, detail: t.fancy });
  if (/\[(?:url|link)\s*=/i.test(text)) signals.push({ code: "bbcode", weight: 8, detail: t.bbcode });
  if (/<a\s[^>]{0,200}href/i.test(text)) signals.push({ code: "html-links", weight: 7, detail: t.htmlLinks });
  return signals;
}
