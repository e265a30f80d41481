import type { Match } from "../../engine/linkage/index.ts";
import { type Band, caseIdOf, type Likeness, worthOf } from "../likeness.ts";
import { refOfKey } from "../linkage-record.ts";
import { reasonOf } from "../reason.ts";
import type { Standing } from "../standing.ts";
import { type Grouping, mayBeAsked } from "./grouping.ts";
import { type Keeper, MODEL_VERSION } from "./keeper.ts";

/** Entries that the machine puts together, with the least likely of the likenesses by which each of them is there, and why, in French. */
export type Merge = { entries: string[]; probability: number; reason: string; size: number };

/** What follows from a grouping. */
export type Proposals = { merges: Merge[]; likenesses: (Likeness & { worth: number })[] };

/** Pairs that no group holds, of each entry. */
const MOST_ALONE = 3;
/** From this probability on two records are siblings, where they share what a network shares. */
const SIBLING = 0.9;
/** What a network shares. */
const SHARED: Readonly<Record<string, readonly string[]>> = { site: ["equal"], phone: ["equal"], mail: ["equal"] };
/** Names that have nothing to do with each other: only a legal unit tells a network then; a site may be a portal's. */
const STRANGERS = ["nothing-shared"];
/** Names that say two things, unless something else tells that they are one. */
const DIFFERENT = ["nothing-shared", "both-differ-mostly", "both-differ-partly", "contrast"];
const TELLING: typeof SHARED = {
  ...SHARED,
  legal: ["same-site", "same-association", "same-unit"],
  address: ["number-and-street"],
};

const has = ({ explanation }: Match, wanted: Readonly<Record<string, readonly string[]>>): boolean =>
  explanation.contributions.some(({ field, level }) => wanted[field]?.includes(level));

function bandOf(match: Match, keeper: Keeper): Band | undefined {
  const { review, suggested } = keeper.matcher.model.bands;
  if (match.band !== "distinct" && match.probability >= review) {
    if (has(match, { name: DIFFERENT }) && !has(match, TELLING)) return undefined;
    return match.probability >= suggested ? "suggested" : "review";
  }
  if (match.sibling < SIBLING) return undefined;
  const network = has(match, { legal: ["same-unit-other-site", "same-unit"] });
  return network || (has(match, SHARED) && !has(match, { name: STRANGERS })) ? "sibling" : undefined;
}

/** By entry, the group that it is in. */
function groupOf<T extends { entries: readonly string[] }>(groups: readonly T[]): Map<string, T> {
  return new Map(groups.flatMap((group) => group.entries.map((entry) => [entry, group] as const)));
}

/** Of each entry of a group, the pair by which it is most surely there. */
function bestLinks({ comparisons, bits }: Grouping, groups: ReadonlyMap<string, unknown>, keeper: Keeper): Map<string, number> {
  const best = new Map<string, number>();
  const { a, b, count } = comparisons.pairs;
  for (let p = 0; p < count; p++) {
    const [one, other] = [keeper.entryAt(a[p] as number), keeper.entryAt(b[p] as number)];
    const group = groups.get(one);
    if (one === other || !group || group !== groups.get(other)) continue;
    for (const entry of [one, other]) {
      const known = best.get(entry);
      if (known === undefined || (bits[p] as number) > (bits[known] as number)) best.set(entry, p);
    }
  }
  return best;
}

function mergesOf(grouping: Grouping, keeper: Keeper): Merge[] {
  const { sure, comparisons, bits } = grouping;
  const { index, matcher } = keeper;
  const best = bestLinks(grouping, groupOf(sure), keeper);
  return sure.map(({ entries, size }) => {
    const links = entries.flatMap((entry) => best.get(entry) ?? []);
    const weakest = links.toSorted((p, q) => (bits[p] as number) - (bits[q] as number))[0];
    if (weakest === undefined) return { entries, size, probability: 0, reason: "" };
    const [a, b] = [comparisons.pairs.a[weakest] as number, comparisons.pairs.b[weakest] as number];
    const match = comparisons.isDecided(weakest) ? undefined : matcher.compare(index.idOf(a), index.idOf(b));
    return { entries, size, probability: match?.probability ?? 1, reason: match ? reasonOf(match.explanation) : "" };
  });
}

type Best = { match: Match; records: [string, string]; band: Band };

/** Of each pair of entries that stays two, its two most alike records. */
function bestPairs(
  { comparisons }: Grouping,
  keeper: Keeper,
  standing: Standing,
  present: (entry: string) => string,
): Map<string, Best> {
  const { index, matcher } = keeper;
  const found = new Map<string, Best>();
  const { a, b, count } = comparisons.pairs;
  for (let p = 0; p < count; p++) {
    const [one, other] = [a[p] as number, b[p] as number];
    const [from, to] = [present(keeper.entryAt(one)), present(keeper.entryAt(other))];
    if (from === to) continue;
    const [first, second] = from < to ? [one, other] : [other, one];
    const records: [string, string] = [index.idOf(first), index.idOf(second)];
    const related = standing.between(...records)?.verdict === "sibling";
    if (!related && (index.apart(one, other) || !keeper.comparable(one, other))) continue;
    const match = matcher.compare(...records);
    const band = related ? "sibling" : match && bandOf(match, keeper);
    if (!match || !band) continue;
    if (!related && band !== "sibling" && !mayBeAsked(keeper, comparisons, p)) continue;
    const key = `${from < to ? from : to} ${from < to ? to : from}`;
    const known = found.get(key);
    if (!known || known.match.bits < match.bits) found.set(key, { match, records, band });
  }
  return found;
}

/** What people judged of a pair without merging it, as it is kept with what is proposed; "distinct" is proposed no more. */
function judgedOf(keeper: Keeper, standing: Standing, a: string, b: string): Likeness["judged"] | "gone" {
  const verdict = standing.ofEntries(keeper.keysOf(a), keeper.keysOf(b))?.verdict;
  if (verdict === "distinct") return "gone";
  return verdict === "sibling" || verdict === "unknown" ? verdict : undefined;
}

/** A pair that somebody calls siblings is one whatever the model says. */
const judgedBand = (band: Band, judged: Likeness["judged"]): Band => (judged === "sibling" ? "sibling" : band);

/**
 * What follows from a grouping: merges, and for the pairs of entries that remain what is proposed of them, in cases: what would be
 * one thing is judged together, and what stopped for a person whole.
 */
export function proposalsOf(keeper: Keeper, grouping: Grouping, standing: Standing, at: string): Proposals {
  const merges = mergesOf(grouping, keeper);
  const merged = groupOf(merges);
  const present = (entry: string): string => merged.get(entry)?.entries[0] ?? entry;
  const inPresent = (groups: Grouping["likely"]) =>
    groupOf(groups.map(({ entries }) => ({ entries: [...new Set(entries.map(present))].sort() })));
  const likely = inPresent(grouping.likely);
  const held = inPresent(grouping.held);
  const likenesses: Likeness[] = [];
  for (const [pair, { match, records, band }] of bestPairs(grouping, keeper, standing, present)) {
    const [a = "", b = ""] = pair.split(" ");
    const judged = judgedOf(keeper, standing, a, b);
    if (judged === "gone") continue;
    const stopped = held.get(a);
    const own = judgedBand(stopped && stopped === held.get(b) && band !== "sibling" ? "held" : band, judged);
    const group = own === "held" ? stopped : likely.get(a) === likely.get(b) ? likely.get(a) : undefined;
    likenesses.push({
      ...{ a, b, case: caseIdOf(own === "sibling" ? [a, b] : (group?.entries ?? [a, b])), band: own, at, model: MODEL_VERSION },
      ...{ probability: match.probability, sibling: match.sibling, explanation: match.explanation },
      records: [refOfKey(records[0]), refOfKey(records[1])],
      ...(judged && { judged }),
    });
  }
  return { merges, likenesses: withWorth(fewAlone(likenesses)) };
}

/** Of pairs that no group holds, those of each entry that are likeliest: sixty alike would make a thousand cases of two. */
function fewAlone(likenesses: readonly Likeness[]): Likeness[] {
  const pairs = new Map<string, number>();
  const counted = ({ a, b }: Likeness): boolean => {
    const most = Math.max(pairs.get(a) ?? 0, pairs.get(b) ?? 0);
    for (const entry of [a, b]) pairs.set(entry, (pairs.get(entry) ?? 0) + 1);
    return most < MOST_ALONE;
  };
  const sorted = likenesses.toSorted((x, y) => y.probability - x.probability || (x.a + x.b < y.a + y.b ? -1 : 1));
  return sorted.filter((one) => one.judged || one.band === "sibling" || one.case !== caseIdOf([one.a, one.b]) || counted(one));
}

function withWorth(likenesses: readonly Likeness[]): Proposals["likenesses"] {
  const cases = Map.groupBy(likenesses, (likeness) => likeness.case);
  return likenesses.map((likeness) => {
    const own = cases.get(likeness.case) ?? [];
    const entries = new Set(own.flatMap(({ a, b }) => [a, b])).size;
    return { ...likeness, worth: worthOf(own, entries) };
  });
}
