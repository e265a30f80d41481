/** A score of 1, as the whole number it is kept as: sums of whole numbers do not depend on their order. */
const UNIT = 4_096;

/** How much a term tells, from how many of the `documents` hold it, removed ones not counted: `idf` of BM25, never negative. */
export const idf = (holding: number, documents: number): number => Math.log(1 + (documents - holding + 0.5) / (holding + 0.5));

/** What every posting of a term multiplies its impact by. */
export const termFactor = (holding: number, documents: number, weight: number): number => idf(holding, documents) * weight * UNIT;

/** What one posting adds to a score: a whole number, 0 at least. @param impact as the codebook reads it */
export const contribution = (factor: number, impact: number): number => Math.floor(factor * impact + 0.5);

/** What a document's own qualities multiply its score by. @param boost as kept, 0 to 255 @param share `IndexSchema.boost` */
export const boosted = (score: number, boost: number, share: number): number => score * (1 + (share * boost) / 255);
