import type { RecordDraft } from "../../catalogue/index.ts";
import { fold, isStopWord, lightStem, tokens } from "../../engine/text/index.ts";

/** What is known so far of a fiche being proposed. */
export type AlikeSearch = {
  title: string;
  /** Code of the territory. */
  where?: string | undefined;
  /** What is described so far, by which fiches are compared; never its contacts: nobody may learn by trying whose they are. */
  draft?: Pick<RecordDraft, "kind" | "places" | "links">;
};

/** A fiche that may speak of the same thing; `why` in a few French words. */
export type Alike = {
  id: string;
  href: string;
  title: string;
  where: string;
  pitch?: string | undefined;
  why?: string | undefined;
};

const MOST_WORDS = 6;

/** The words of a title that tell it from others, without their endings; all of them when it is made of common ones. */
export function tellingWords(title: string): string[] {
  const all = [...new Set(tokens(title))];
  const rare = all.filter((word) => word.length > 2 && !isStopWord(word));
  return (rare.length ? rare : all).slice(0, MOST_WORDS);
}

const stems = (title: string): Set<string> => new Set(tellingWords(title).map(lightStem));

function trigrams(title: string): Set<string> {
  const text = ` ${fold(title)
    .replace(/[^a-z0-9]+/g, " ")
    .trim()} `;
  return new Set(Array.from({ length: Math.max(0, text.length - 2) }, (_, at) => text.slice(at, at + 3)));
}

/** Dice's coefficient: twice what is shared over all there is. */
function dice(a: Set<string>, b: Set<string>): number {
  const shared = [...a].filter((each) => b.has(each)).length;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}

/**
 * How alike two titles are, from 0 to 1: their words without endings, and their trigrams, which forgive misspellings; a title
 * whose words are all in the other is at least rather alike.
 */
export function titleLikeness(a: string, b: string): number {
  const [first, second] = [stems(a), stems(b)];
  const [few, many] = first.size <= second.size ? [first, second] : [second, first];
  const contained = few.size > 0 && [...few].every((word) => many.has(word));
  return Math.max(dice(first, second), dice(trigrams(a), trigrams(b)), contained ? 0.6 + 0.1 * Math.min(few.size, 3) : 0);
}
