import type { TextField } from "../engine/index/index.ts";
import type { MatchField } from "./index-port.ts";

/**
 * How much a word counts where it stands (BM25F). A fiche of two lines is never worth less for being short: beside the length
 * that its field usually has, a shorter one gains a little, and a longer one loses.
 */
export const TEXT_FIELDS: readonly (TextField & { name: MatchField })[] = [
  { name: "title", weight: 6, lengthShare: 0.3, pivot: 8 },
  { name: "pitch", weight: 3, lengthShare: 0.3, pivot: 24 },
  { name: "keywords", weight: 3, lengthShare: 0.3, pivot: 16 },
  { name: "body", weight: 1, lengthShare: 0.4, pivot: 160 },
];

/** Most that being fresh and filled in adds to how well a fiche answers: it parts equals, and never buries an answer. */
export const QUALITY_SHARE = 0.15;

/** Of any five first results, at most two come from one partner as long as another has something to show. */
export const SPREAD = { group: "partners", most: 2, window: 5 } as const;

/**
 * How many of the words asked for a fiche must have, where no operator says so. All of them, as long as that finds `enough`;
 * otherwise `share` of them, rounded up. Two words are nearly always meant together; a longer request seldom finds all its words in
 * one text (figures in decision 145). Function words and words of questions are not counted.
 */
export const WORDS_WANTED = {
  few: { words: 2, enough: 3 },
  more: { enough: 20 },
  share: 0.5,
} as const;
