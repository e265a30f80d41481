import type { Signal } from "./case.ts";
import type { Around } from "./likeness.ts";
import { paceSignals, trapSignals } from "./spam-conduct.ts";
import { disguiseSignals } from "./spam-disguise.ts";
import { languageSignals } from "./spam-language.ts";
import { linkSignals } from "./spam-links.ts";
import { patternSignals } from "./spam-patterns.ts";
import { type Lexicon, wordSignals } from "./spam-words.ts";

/** Points from which a text is kept from everybody but those who decide, who see it last, with its reasons. */
export const LIKELY_SPAM = 10;

/** What is known of a contribution when it arrives. */
export type Evidence = {
  texts: readonly string[];
  honeypot?: string | undefined;
  /** When the form was opened and sent, ISO. */
  startedAt?: string | undefined;
  sentAt: string;
  around: Around;
  /** Reasons told by the room that the contribution belongs to. */
  told: readonly Signal[];
};

/**
 * Adds up the reasons to think that a contribution is spam. Local and transparent: no text leaves this machine, each point is
 * told in words. Never refuses anything by itself: a person always decides.
 */
export function judge(evidence: Evidence, lexicon?: Lexicon): { signals: Signal[]; score: number; likelySpam: boolean } {
  const text = evidence.texts.join("\n");
  const language = languageSignals(text);
  const words = wordSignals(text, { french: language.length === 0, lexicon });
  const signals = [
    ...trapSignals(evidence),
    ...paceSignals(evidence),
    ...linkSignals(text),
    ...disguiseSignals(text),
    ...language,
    ...words,
    ...patternSignals(text, language.length === 0 && words.some(({ weight }) => weight >= 4)),
    ...evidence.told,
  ]
    .filter((signal) => signal.weight !== 0)
    .sort((a, b) => b.weight - a.weight);
  const score = Math.round(signals.reduce((sum, signal) => sum + signal.weight, 0));
  return { signals, score, likelySpam: score >= LIKELY_SPAM };
}
