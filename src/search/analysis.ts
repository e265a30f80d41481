import { isStopWord, lightStem, tokensByWord } from "../engine/text/index.ts";

/**
 * A word as the index knows it: `terms` in reading order (several for a hyphenated compound or an elision), `glued` the
 * compound in one piece, `stop` when it is only function words. `last` is the last part before stemming.
 */
export type AnalysedWord = { terms: readonly string[]; glued?: string; stop: boolean; last: string };

/** One analysis for documents and queries: a folded token as an index term. Function words are never stemmed. */
export function termOf(token: string): string {
  return isStopWord(token) ? token : lightStem(token);
}

// Words repeat: the analysis of each distinct list of tokens (itself shared by the tokeniser) is done once.
const analysed = new WeakMap<readonly string[], AnalysedWord>();

function analyse(tokens: readonly string[]): AnalysedWord {
  const known = analysed.get(tokens);
  if (known) return known;
  const compound = tokens.length > 2 && tokens.slice(0, -1).join("") === tokens.at(-1);
  const parts = compound ? tokens.slice(0, -1) : tokens;
  const word: AnalysedWord = { terms: parts.map(termOf), stop: parts.every(isStopWord), last: parts.at(-1) ?? "" };
  if (compound) word.glued = termOf(tokens.at(-1) ?? "");
  analysed.set(tokens, word);
  return word;
}

/** The words of a text in order. */
export function analyseText(text: string): AnalysedWord[] {
  return tokensByWord(text).map(analyse);
}

/** The terms of a text in reading order, without glued forms. */
export function termsOf(text: string): string[] {
  return analyseText(text).flatMap((word) => word.terms);
}
