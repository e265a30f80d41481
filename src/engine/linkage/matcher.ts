import type { Column } from "./compare/column.ts";
import { contradicting, settledBy, UNNAMED_BITS, unnamed } from "./comparisons.ts";
import type { LinkageIndex } from "./linkage-index.ts";
import { type Explanation, explain } from "./model/explain.ts";
import { type LinkageModel, modelFaults } from "./model/model.ts";
import { Scorer } from "./model/score.ts";
import type { LinkageRecord } from "./record.ts";

/** What is done with a pair: put together, shown as probably the same, looked at by a person, left apart. */
type Band = "automatic" | "suggested" | "review" | "distinct";

/** A record that may be the one that was asked about. */
export type Match = {
  id: string;
  /** That both are one thing. */
  probability: number;
  /** That they are siblings: one network or legal unit, two places. */
  sibling: number;
  bits: number;
  band: Band;
  explanation: Explanation;
};

/** Compares single records with all others, by a model: while somebody types, or when a pair is shown. */
export class Matcher {
  readonly model: LinkageModel;
  readonly #index: LinkageIndex;
  readonly #columns: readonly Column[];
  readonly #scorer: Scorer;
  readonly #levels: Uint8Array;
  readonly #rarities: Float64Array;

  /** Throws a RangeError that says what is wrong where the model does not fit the index's schema. */
  constructor(index: LinkageIndex, model: LinkageModel) {
    this.#index = index;
    this.#columns = index.fields.columns;
    this.model = model;
    const faults = modelFaults(
      model,
      index.schema,
      this.#columns.map((column) => column.levels),
    );
    if (faults.length > 0) throw new RangeError(`model ${model.version}: ${faults.slice(0, 5).join("; ")}`);
    this.#scorer = new Scorer(model, this.#columns);
    this.#levels = new Uint8Array(this.#columns.length);
    this.#rarities = new Float64Array(this.#columns.length);
  }

  /** Records that may be the one described, the likeliest first, from a probability of `atLeast` (.05) on. The index stays as it is. */
  match(record: LinkageRecord, options: { limit?: number; atLeast?: number } = {}): Match[] {
    return this.#index.probe(record, (slot, candidates) =>
      candidates
        .filter((candidate) => this.#index.idOf(candidate) !== record.id)
        .map((candidate) => this.#compared(slot, candidate))
        .filter(({ probability }) => probability >= (options.atLeast ?? 0.05))
        .sort((x, y) => y.bits - x.bits || (x.id < y.id ? -1 : 1))
        .slice(0, options.limit ?? 10),
    );
  }

  /** How two records of the index stand to each other; undefined where one is not in it. */
  compare(a: string, b: string): Match | undefined {
    const [one, other] = [this.#index.slotOf(a), this.#index.slotOf(b)];
    return one === undefined || other === undefined ? undefined : this.#compared(one, other);
  }

  #compared(a: number, b: number): Match {
    for (const [f, column] of this.#columns.entries()) {
      const level = column.compare(a, b);
      this.#levels[f] = level;
      this.#rarities[f] = level === 0 ? 0 : column.rarity(a, b, level);
    }
    const explanation = explain(this.#scorer, this.#columns, this.#levels, this.#rarities);
    const { match, sibling } = this.#scorer;
    const settled = settledBy(this.#columns, this.#levels);
    const against = contradicting(this.#columns, (f) => this.#levels[f] as number);
    const nameless = this.#scorer.bits > 0 && unnamed(this.#columns, (f) => this.#levels[f] as number);
    const bits = nameless ? UNNAMED_BITS : this.#scorer.bits;
    const probability = nameless ? 1 / (1 + 2 ** -bits) : match;
    const band = settled > 1 || this.#index.apart(a, b) ? "distinct" : bandOf(probability, this.model, against);
    return { id: this.#index.idOf(b), probability, sibling, bits, band, explanation };
  }
}

/** The band of a probability; what names or places contradict is at most suggested. */
function bandOf(probability: number, model: LinkageModel, contradicted: boolean): Band {
  const { automatic, suggested, review } = model.bands;
  if (probability >= automatic && !contradicted) return "automatic";
  return probability >= suggested ? "suggested" : probability >= review ? "review" : "distinct";
}
