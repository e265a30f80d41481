import type { Match } from "./alignment.schema.ts";
import type { Scheme } from "./concept.ts";
import { labelKey } from "./label-key.ts";
import { type Aligned, type Alignment, alignByName, type Index, UNMAPPED } from "./names.ts";
import { sharedAlignments } from "./shared-alignments.ts";
import { concept, currentConcept, onVocabularyChanged } from "./vocabulary.ts";

/** What a word of a source means in one of our schemes. Never throws; `unmapped` when nobody knows. */
export type Aligner = (source: string, scheme: Scheme, label: string) => Aligned;

/** Labels come back row after row: the answers of the last ones are kept, bounded against free text. */
const CACHED = 20_000;
/** Codes such as "mobilite--preparer-un-permis" say their category first: an unknown one is at least of that category. */
const LEVELS = "--";
const WEAKER: readonly Match[] = ["exact", "close", "broad", "unclassified"];

/** Two statements of one source about one label: all the concepts of both, as sure as the less sure one. */
function both(first: Aligned, second: Aligned): Aligned {
  const sure = (one: Aligned) => WEAKER.indexOf(one.match as Match);
  const filled = [first, second].filter((one) => one.to.length > 0);
  const [only] = filled;
  if (only === undefined || filled.length === 1) return only ?? first;
  return { ...(sure(first) > sure(second) ? first : second), to: [...new Set([...first.to, ...second.to])] };
}

function add(index: Index, key: string, aligned: Aligned): void {
  const known = index.get(key);
  index.set(key, known === undefined ? aligned : both(known, aligned));
}

function indexAlignments(alignments: readonly Alignment[]): Map<string, Index> {
  const bySource = new Map<string, Index>();
  for (const { source, scheme, label, to, match } of alignments) {
    const index = bySource.get(source) ?? new Map<string, Aligned>();
    bySource.set(source, index);
    add(index, `${scheme} ${labelKey(label)}`, {
      to: match === "unclassified" ? [] : [...to],
      match,
      via: source === "*" ? "shared" : "source",
    });
  }
  return bySource;
}

/** A statement made before a concept went out of use means what is read instead. */
function upToDate(scheme: Scheme, aligned: Aligned): Aligned {
  if (aligned.to.every((id) => concept(scheme, id)?.retired === undefined)) return aligned;
  const to = [...new Set(aligned.to.flatMap((id) => currentConcept(scheme, id) ?? []))];
  return to.length > 0 ? { ...aligned, to } : UNMAPPED;
}

/**
 * What partners' words mean, in constant time. Asked in this order: what this source says of this label, what holds for all
 * sources (those given with source "*", then those shipped with the product), then a concept of that name. What one
 * source says never reaches another: the same word means different things at different partners.
 */
export function createAligner(alignments: readonly Alignment[]): Aligner {
  const bySource = indexAlignments(alignments);
  const given = bySource.get("*");
  const known = (source: string, scheme: Scheme, label: string): Aligned => {
    const key = `${scheme} ${labelKey(label)}`;
    const explicit = bySource.get(source)?.get(key) ?? given?.get(key) ?? shipped().get(key);
    return explicit === undefined ? alignByName(scheme, label) : upToDate(scheme, explicit);
  };
  const answer = (source: string, scheme: Scheme, label: string): Aligned => {
    const whole = known(source, scheme, label);
    const category = label.indexOf(LEVELS);
    if (whole.match !== "unmapped" || category <= 0) return whole;
    const above = known(source, scheme, label.slice(0, category));
    return above.to.length > 0 ? { ...above, match: "broad" } : above;
  };
  const cache = new Map<string, Aligned>();
  return (source, scheme, label) => {
    const key = `${source}\n${scheme}\n${label}`;
    const answered = cache.get(key);
    if (answered !== undefined) return answered;
    const aligned = label.trim() === "" ? UNMAPPED : answer(source, scheme, label);
    if (cache.size >= CACHED) cache.clear();
    cache.set(key, aligned);
    return aligned;
  };
}

let shippedIndex: Index | undefined;
onVocabularyChanged(() => {
  shippedIndex = undefined;
});

function shipped(): Index {
  shippedIndex ??= indexAlignments(sharedAlignments()).get("*") ?? new Map();
  return shippedIndex;
}
