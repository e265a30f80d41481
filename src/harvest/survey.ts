import { type Comparison, compare, fieldFill, filledFields, type IngestItem, titlesOf } from "../catalogue/index.ts";
import type { Executor, Transaction } from "../platform/database.ts";
import { isDrift, mayDrift } from "./guard.ts";
import type { Drift, RunPlan } from "./run.ts";

/** Samples of each kind that a person is shown. */
const SAMPLES = 20;
/** Characters of read records kept to be published without reading the document again; beyond, it is read twice. */
const KEPT = 16_000_000;

/** Gathers what a run would change while its document is read; nothing is written. */
export type Survey = {
  take(trx: Transaction, items: readonly IngestItem[]): Promise<void>;
  /** The whole of it, with what is no longer listed. */
  plan(executor: Executor, absent: readonly string[], known: number): Promise<RunPlan>;
  /** All that is to be published, unless it is too much to be kept. */
  kept(): readonly IngestItem[] | undefined;
};

async function driftOf(executor: Executor, source: string, lost: ReadonlyMap<string, number>, known: number): Promise<Drift[]> {
  const suspected = new Map([...lost].filter(([, count]) => mayDrift(count, known)));
  if (suspected.size === 0) return [];
  const filled = await fieldFill(executor, source, new Set(suspected.keys()));
  const all = [...suspected].map(([field, count]) => ({ field, filled: filled.get(field) ?? 0, of: known, lost: count }));
  return all.filter(isDrift);
}

/** A survey of what a document would change in what is known of its source. */
export function startSurvey(source: string): Survey {
  const counts = { created: 0, changed: 0 };
  const fields = new Map<string, number>();
  const lost = new Map<string, number>();
  const samples: Pick<RunPlan["samples"], "created" | "changed"> = { created: [], changed: [] };
  let kept: IngestItem[] | undefined = [];
  let characters = 0;
  const add = ({ created, changed }: Comparison) => {
    counts.created += created.length;
    counts.changed += changed.length;
    samples.created.push(...created.slice(0, SAMPLES - samples.created.length));
    samples.changed.push(...changed.slice(0, SAMPLES - samples.changed.length));
    for (const { field } of changed.flatMap((one) => one.fields)) fields.set(field, (fields.get(field) ?? 0) + 1);
  };
  return {
    async take(trx, items) {
      const comparison = await compare(trx, source, items, (before, after) => {
        const still = filledFields(after);
        for (const field of filledFields(before)) if (!still.has(field)) lost.set(field, (lost.get(field) ?? 0) + 1);
      });
      add(comparison);
      characters += comparison.characters;
      if (kept && characters <= KEPT) kept.push(...items);
      else kept = undefined;
    },
    async plan(executor, absent, known) {
      return {
        known,
        ...counts,
        missing: absent.length,
        fields: Object.fromEntries([...fields].sort((a, b) => b[1] - a[1])),
        drift: await driftOf(executor, source, lost, known),
        samples: { ...samples, missing: await titlesOf(executor, source, absent.slice(0, SAMPLES)) },
      };
    },
    kept: () => kept,
  };
}
