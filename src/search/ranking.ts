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
