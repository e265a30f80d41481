import { fold, isStopWord, typedWords, words } from "../../src/engine/text/index.ts";
import { STEMMERS, type Stemmer } from "./stemmers.ts";

/** A word of a text, compounds in parts: folded, as written in lower case, and at which place. */
export type Part = { folded: string; form: string; at: number };

/** The words of a text, function words included. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  for (const { tokens, start, end } of words(text)) {
    const glued = tokens.length > 2 && tokens.slice(0, -1).join("") === tokens.at(-1);
    const written = text
      .slice(start, end)
      .toLowerCase()
      .normalize("NFC")
      .split(/['’\-‐‑.·]/);
    for (const folded of glued ? tokens.slice(0, -1) : tokens) {
      const form = written.find((piece) => fold(piece) === folded) ?? folded;
      parts.push({ folded, form, at: parts.length });
    }
  }
  return parts;
}

const memory = new Map<string, string>();

/** The stem of a part; function words stay as they are. */
export function stemOf(stemmer: Stemmer, { folded, form }: Part): string {
  if (isStopWord(folded)) return folded;
  const key = `${stemmer} ${form} ${folded}`;
  const known = memory.get(key);
  if (known !== undefined) return known;
  const stem = STEMMERS[stemmer](folded, form);
  memory.set(key, stem);
  return stem;
}

const isIdle = (folded: string): boolean => typedWords(folded)[0]?.idle ?? false;

/** The parts of a query worth looking for: without function words and, if `questions` are dropped, words that only ask. */
export function wantedParts(text: string, questions: "kept" | "dropped"): Part[] {
  const all = partsOf(text);
  const meant = all.filter(({ folded }) => !(questions === "dropped" ? isIdle(folded) : isStopWord(folded)));
  return meant.length > 0 ? meant : all;
}
