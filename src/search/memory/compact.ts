import { Core } from "./core.ts";
import { emptyParts } from "./core-parts.ts";
import { FREQUENCY_BITS } from "./document-terms.ts";
import { type Growable, growF64, growU32, type NumberArray } from "./growable.ts";
import type { Postings } from "./postings.ts";

function keptNumbers(core: Core): Uint32Array {
  const live = core.parts.columns.live.data;
  const kept: number[] = [];
  for (let number = 0; number < core.count; number++) if (live[number] === 1) kept.push(number);
  return Uint32Array.from(kept);
}

function copyPostings(from: Postings, to: Postings, bits: number, renumbered: Int32Array): void {
  const mask = (1 << bits) - 1;
  for (let key = 0; key < from.keys; key++) {
    for (const posting of from.values(key)) {
      const number = renumbered[posting >>> bits] ?? -1;
      if (number >= 0) to.append(key, number * (1 << bits) + (posting & mask));
    }
  }
}

/** The same index without its dead documents: about half a second for 100,000. Terms and facet values keep their numbers. */
export function compacted(core: Core): Core {
  const kept = keptNumbers(core);
  const renumbered = new Int32Array(core.count).fill(-1);
  kept.forEach((old, number) => {
    renumbered[old] = number;
  });
  const { parts } = core;
  const fresh = emptyParts();
  copyPostings(parts.postings, fresh.postings, FREQUENCY_BITS, renumbered);
  copyPostings(parts.valuePostings, fresh.valuePostings, 0, renumbered);
  for (const name of Object.keys(fresh.columns) as (keyof typeof fresh.columns)[]) {
    const from: Growable<NumberArray> = parts.columns[name];
    const to: Growable<NumberArray> = fresh.columns[name];
    for (const old of kept) to.push(from.data[old] ?? 0);
  }
  return new Core({
    ...fresh,
    ids: Array.from(kept, (old) => core.idOf(old)),
    stored: parts.stored.pick(kept),
    terms: parts.terms,
    sequences: parts.sequences.pick(kept, growU32()),
    values: parts.values,
    facets: parts.facets.pick(kept, growU32()),
    positions: parts.positions.pick(kept, growF64()),
  });
}
