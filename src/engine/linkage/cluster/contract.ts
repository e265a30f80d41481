/** What a pair that nobody compared counts against putting two groups together, in bits. */
const UNCOMPARED = -3;
export const NEVER = -1e6;
export const ALWAYS = 1e6;
/** Largest part that is clustered at once: its matrix of weights has the square of it. */
export const LARGEST_PART = 1000;

/**
 * Correlation clustering of one part by greedy additive edge contraction (Keuper et al. 2015): the two groups with the highest sum
 * of weights are put together as long as that sum is positive. What speaks against a pair speaks against every group that would
 * hold it: no chains. A pair that must never be together keeps its groups apart for good.
 */
export class Contraction {
  #weights = new Float64Array(64 * 64);
  #size = 0;
  #best = new Int32Array(64);
  #alive = new Uint8Array(64);

  /** Begins with `size` groups of one record each, nothing compared. */
  begin(size: number): void {
    this.#size = size;
    if (size * size > this.#weights.length) this.#weights = new Float64Array(size * size);
    if (size > this.#best.length) {
      this.#best = new Int32Array(size);
      this.#alive = new Uint8Array(size);
    }
    this.#weights.fill(UNCOMPARED, 0, size * size);
    this.#alive.fill(1, 0, size);
  }

  set(a: number, b: number, bits: number): void {
    this.#weights[a * this.#size + b] = bits;
    this.#weights[b * this.#size + a] = bits;
  }

  /** The group of each record, as the smallest record in it. */
  run(): Int32Array {
    const size = this.#size;
    const group = Int32Array.from({ length: size }, (_, i) => i);
    for (let i = 0; i < size; i++) this.#findBest(i);
    for (;;) {
      let one = -1;
      let most = 0;
      for (let i = 0; i < size; i++) {
        const best = this.#best[i] as number;
        if (this.#alive[i] === 0 || best < 0) continue;
        const weight = this.#weights[i * size + best] as number;
        if (weight > most) {
          most = weight;
          one = i;
        }
      }
      if (one < 0) return group;
      const other = this.#best[one] as number;
      this.#contract(Math.min(one, other), Math.max(one, other));
      for (let i = 0; i < size; i++) if (group[i] === Math.max(one, other)) group[i] = Math.min(one, other);
    }
  }

  #contract(into: number, gone: number): void {
    const size = this.#size;
    const weights = this.#weights;
    this.#alive[gone] = 0;
    for (let i = 0; i < size; i++) {
      if (this.#alive[i] === 0 || i === into) continue;
      const [a, b] = [weights[i * size + into] as number, weights[i * size + gone] as number];
      // Apart for good stays so whatever speaks for it.
      const sum = a <= NEVER || b <= NEVER ? 2 * NEVER : a + b;
      weights[i * size + into] = sum;
      weights[into * size + i] = sum;
    }
    this.#findBest(into);
    for (let i = 0; i < size; i++) {
      if (this.#alive[i] === 0 || i === into) continue;
      const best = this.#best[i] as number;
      if (best === into || best === gone) this.#findBest(i);
      else if (best < 0 || (weights[i * size + into] as number) > (weights[i * size + best] as number)) this.#best[i] = into;
    }
  }

  #findBest(i: number): void {
    const size = this.#size;
    let best = -1;
    let most = Number.NEGATIVE_INFINITY;
    for (let j = 0; j < size; j++) {
      if (j === i || this.#alive[j] === 0) continue;
      const weight = this.#weights[i * size + j] as number;
      if (weight > most) {
        most = weight;
        best = j;
      }
    }
    this.#best[i] = best;
  }
}
