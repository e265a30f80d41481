const DECIMALS = 1e6;

/**
 * A score as it counts: to six decimals. The same terms added in another order differ in their last bits; without this,
 * two fiches as relevant as one another could change places with the history of the index.
 */
export const settledScore = (score: number): number => Math.round(score * DECIMALS) / DECIMALS;
