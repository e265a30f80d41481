import { type Random, random } from "./random.ts";
import { type BenchRecord, type Corpus, GROUP_START, groupOf } from "./records.ts";
import { token } from "./vocabulary.ts";

/** What each engine is asked. All of what is set is wanted together. */
export type BenchQuery = {
  /** Words that must all be there. */
  terms: readonly string[];
  /** How a last word begins. */
  prefix?: string;
  /** A last word with one mistake in it: any word one letter away (added, missing, other, or swapped with its neighbour) will do. */
  typo?: string;
  /** Words at these distances from a common place. */
  phrase?: readonly { term: string; at: number }[];
  /** By group, the values chosen: any of them; counts of a group ignore its own choice. */
  choices: readonly { group: number; values: readonly number[] }[];
  area?: Area;
};

export type Area =
  | { kind: "box"; west: number; south: number; east: number; north: number }
  | { kind: "radius"; lat: number; lon: number; km: number };

/** The seven classes, in the order of the reports. */
export const CLASSES = ["text", "filtered", "prefix", "typo", "area", "browse", "phrase"] as const;
export type QueryClass = (typeof CLASSES)[number];

const QUERIES = 300;
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** The words of a field, function words left out. */
const contentOf = (field: readonly number[]): number[] => field.filter((word) => word >= 0);

/**
 * `count` different words of one record, of mixed frequencies: the most common of 1 to 32 drawn from its text, or
 * from its title and keywords.
 */
function wordsOf(record: BenchRecord, count: number, stream: Random): string[] {
  const about = contentOf([...(record.fields[0] ?? []), ...(record.fields[2] ?? [])]);
  const all = record.fields.flatMap(contentOf);
  const words = new Set<string>();
  for (let tries = 0; words.size < count && tries < 20; tries++) {
    const from = stream.chance(0.4) ? about : all;
    const drawn = Array.from({ length: 1 << stream.below(6) }, () => stream.pick(from));
    words.add(token(Math.min(...drawn)));
  }
  return [...words];
}

const howMany = (stream: Random): number => stream.pick([1, 1, 1, 1, 2, 2, 2, 2, 3, 4]);

/** Values of `count` groups, each with a value of this record and sometimes another. */
function choicesOf(record: BenchRecord, count: number, stream: Random): BenchQuery["choices"] {
  const groups = new Set<number>();
  while (groups.size < count) groups.add(groupOf(stream.pick(record.values)));
  return [...groups].map((group) => {
    const values = new Set([stream.pick(record.values.filter((value) => groupOf(value) === group))]);
    const [first = 0, after = 0] = [GROUP_START[group], GROUP_START[group + 1]];
    if (stream.chance(0.4)) values.add(first + stream.below(after - first));
    return { group, values: [...values].sort((a, b) => a - b) };
  });
}

/** The word with one letter added, missing, changed, or swapped with its neighbour; never the first. */
function mistyped(word: string, stream: Random): string {
  const at = 1 + stream.below(word.length - 2);
  const letter = stream.pick([...LETTERS]);
  const kind = stream.below(4);
  if (kind === 0) return word.slice(0, at) + letter + word.slice(at);
  if (kind === 1) return word.slice(0, at) + word.slice(at + 1);
  if (kind === 2 || word[at] === word[at + 1]) return word.slice(0, at) + letter + word.slice(at + 1);
  return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
}

/** 8 to 120 km around the record, or around any town when it stands nowhere. */
function areaAround(record: BenchRecord, corpus: Corpus, stream: Random): Area {
  const { lat, lon } = record.places[0] ?? stream.pick(corpus.towns);
  const km = 8 * 15 ** stream.next();
  if (stream.chance(0.5)) return { kind: "radius", lat, lon, km };
  const [high, wide] = [km / 111, km / 76];
  return { kind: "box", west: lon - wide, south: lat - high, east: lon + wide, north: lat + high };
}

type Run = { word: number; at: number }[];

/** Two or three words that stand so in a text, at most one function word between two. */
function runOf(record: BenchRecord, wanted: number, stream: Random): Run {
  for (;;) {
    const field = record.fields[stream.chance(0.5) ? 2 : 3] ?? [];
    const start = stream.below(field.length);
    const run: Run = [];
    for (let i = start; i < field.length && run.length < wanted; i++) {
      const word = field[i] ?? -1;
      if (word >= 0) run.push({ word, at: i - start });
      else if (run.length === 0 || (field[i - 1] ?? -1) < 0) break;
    }
    if (run.length === wanted) return run;
  }
}

/** Of 1 to 8 such runs, that whose rarest word is the most common. */
function phraseOf(record: BenchRecord, stream: Random): { term: string; at: number }[] {
  const wanted = stream.chance(0.6) ? 2 : 3;
  const runs = Array.from({ length: 1 << stream.below(4) }, () => runOf(record, wanted, stream));
  const rarest = (run: Run) => Math.max(...run.map(({ word }) => word));
  const [best = []] = runs.sort((a, b) => rarest(a) - rarest(b));
  return best.map(({ word, at }) => ({ term: token(word), at }));
}

function makeQuery(kind: QueryClass, record: BenchRecord, corpus: Corpus, stream: Random): BenchQuery {
  const words = wordsOf(record, howMany(stream), stream);
  const last = words.at(-1) ?? "";
  const others = words.slice(0, -1);
  switch (kind) {
    case "text":
      return { terms: words, choices: [] };
    case "filtered":
      return { terms: words, choices: choicesOf(record, 2, stream) };
    case "prefix":
      return { terms: others, prefix: last.slice(0, 2 + stream.below(4)), choices: [] };
    case "typo": {
      const long = record.fields
        .flatMap(contentOf)
        .map(token)
        .filter((word) => word.length >= 5 && !others.includes(word));
      return { terms: others, typo: mistyped(stream.pick(long), stream), choices: [] };
    }
    case "area":
      return { terms: words.slice(0, 2), choices: [], area: areaAround(record, corpus, stream) };
    case "browse":
      return { terms: [], choices: choicesOf(record, 1 + stream.below(3), stream) };
    case "phrase":
      return { terms: [], phrase: phraseOf(record, stream), choices: [] };
  }
}

/** The queries of a class on the first `size` records, from a stream that made no record. */
export function queriesOf(kind: QueryClass, corpus: Corpus, size: number, seed: number): BenchQuery[] {
  return Array.from({ length: QUERIES }, (_, number) => {
    const stream = random(seed, 3 + CLASSES.indexOf(kind), number);
    return makeQuery(kind, corpus.record(stream.below(size)), corpus, stream);
  });
}
