import { fold } from "../../engine/text/index.ts";
import type { RawRow } from "../formats/index.ts";
import { nameScores, nameWords } from "./column-names.ts";
import type { ColumnProfile } from "./column-profile.ts";
import { alignedShare, cut, SCHEME_SLOTS, separatorByLabels } from "./label-columns.ts";
import { RULED_SLOTS, ruleOf } from "./slot-rules.ts";

type Candidate = { slot: string; confidence: number; by: "name" | "values" | "both" | "aligned"; share?: number };

const isCategory = (profile: ColumnProfile): boolean =>
  profile.filled >= 5 &&
  profile.fill > 0.05 &&
  profile.averageLength < 120 &&
  profile.shares.number < 0.5 &&
  profile.shares.url < 0.2 &&
  profile.shares.boolean < 0.8;

/** Everything a column may be, best first: by its name weighed by its values, by its values alone, by our vocabularies. */
function candidatesOf(profile: ColumnProfile): Candidate[] {
  const byName = nameScores(profile.column);
  const found: Candidate[] = [];
  for (const slot of new Set([...byName.keys(), ...RULED_SLOTS])) {
    const rule = ruleOf(slot);
    const named = (byName.get(slot) ?? 0) * rule.fits(profile);
    const alone = profile.filled > 0 ? (rule.alone?.(profile) ?? 0) : 0;
    const confidence = 1 - (1 - named) * (1 - alone);
    if (confidence < 0.3) continue;
    found.push({ slot, confidence, by: named > 0.3 && alone > 0.3 ? "both" : alone > named ? "values" : "name" });
  }
  if (profile.filled > 0 && profile.filled < 5 && /\bcode\b/i.test(profile.column))
    for (const candidate of found) if (candidate.slot in SCHEME_SLOTS) candidate.confidence *= 0.6;
  if (isCategory(profile)) {
    for (const [slot, scheme] of Object.entries(SCHEME_SLOTS)) {
      const share = alignedShare(profile, scheme);
      const known = found.find((each) => each.slot === slot);
      const vocabulary = share > 0.5 ? 0.35 + 0.5 * share : 0;
      if (known) {
        // "CODE" says that the words are elsewhere.
        if (share === 0 && /\bcode\b/i.test(profile.column)) known.confidence *= 0.6;
        known.confidence = Math.min(1, known.confidence * (0.85 + 0.15 * share) + 0.15 * share);
        if (vocabulary > 0) Object.assign(known, { by: "aligned", share });
      } else if (vocabulary > 0 && !(slot === "record.kind" && profile.column.includes(".")))
        found.push({ slot, confidence: vocabulary, by: "aligned", share });
    }
  }
  return found.sort((a, b) => b.confidence - a.confidence);
}

/** A column, what it may be, and what it was given. `note`: the column that took what it would have been. */
export type Assigned = { profile: ColumnProfile; candidates: Candidate[]; chosen?: Candidate; note?: string };

/** "Thématique CODE" beside "Thématique": the words say it, the code is for machines. */
function codeTwins(columns: readonly string[]): Map<string, string> {
  const key = (column: string): string =>
    nameWords(column)
      .filter((word) => word !== "code")
      .join(" ");
  const worded = new Map(columns.filter((column) => !nameWords(column).includes("code")).map((column) => [key(column), column]));
  const coded = columns.filter((column) => nameWords(column).includes("code"));
  return new Map(coded.flatMap((column) => (worded.has(key(column)) ? [[column, worded.get(key(column)) ?? ""]] : [])));
}

const IN_WORDS = new Set([
  ...Object.keys(SCHEME_SLOTS),
  "keywords",
  "recognition.labelled",
  "places.department",
  "places.region",
  "transitions",
]);

/** The surest column takes the slot; where only one can, others take what comes next for them. */
function assign(profiles: readonly ColumnProfile[], rows: readonly RawRow[]): Assigned[] {
  const twins = codeTwins(profiles.map(({ column }) => column));
  const all: Assigned[] = profiles.map((profile) => {
    const candidates = candidatesOf(profile);
    const twin = twins.get(profile.column);
    if (twin === undefined) return { profile, candidates };
    return { profile, candidates: candidates.filter(({ slot }) => !IN_WORDS.has(slot)), note: twin };
  });
  const taken = new Map<string, string>();
  const queue = all.flatMap((each, order) => each.candidates.map((candidate) => ({ each, candidate, order })));
  // A column that holds something comes before one that never does, whatever their names.
  const hollow = ({ each }: (typeof queue)[number]): number => Number(each.profile.filled === 0);
  queue.sort((a, b) => hollow(a) - hollow(b) || b.candidate.confidence - a.candidate.confidence || a.order - b.order);
  for (const { each, candidate } of queue) {
    if (each.chosen || candidate.confidence < 0.45) continue;
    const holder = taken.get(candidate.slot);
    if (holder !== undefined && ruleOf(candidate.slot).one) {
      each.note ??= holder;
      continue;
    }
    if (isConstant(each.profile, rows) && !mayBeConstant(candidate)) continue;
    each.chosen = candidate;
    taken.set(candidate.slot, each.profile.column);
  }
  return all;
}

/** The same value in every row speaks of the source ("Sourceur", its logo): not of each record. */
export const isConstant = (profile: ColumnProfile, rows: readonly RawRow[]): boolean =>
  rows.length >= 10 && profile.fill > 0.95 && profile.distinct === 1;
const MAY_BE_CONSTANT = new Set([
  "record.kind",
  "record.updated",
  "lang",
  "places.country",
  "places.department",
  "places.region",
  "places.commune",
  "places.postcode",
  "places.insee",
]);
/** A sample may hold one theme or one type of place only: then its words are ours, under a name that says so. */
const mayBeConstant = ({ slot, by }: Candidate): boolean =>
  MAY_BE_CONSTANT.has(slot) || (by === "aligned" && ["themes", "audiences", "placeTypes", "legalForm"].includes(slot));

/** Every record needs a title: failing a sure one, the likeliest column, then the one that best tells rows apart. */
function needTitle(all: readonly Assigned[]): void {
  if (all.some(({ chosen }) => chosen?.slot === "title")) return;
  const likely = all
    .flatMap((each) => each.candidates.filter(({ slot }) => slot === "title").map((candidate) => ({ each, candidate })))
    .sort((a, b) => b.candidate.confidence - a.candidate.confidence)[0];
  if (likely) {
    likely.each.chosen = likely.candidate;
    return;
  }
  const telling = all
    .filter(
      ({ chosen, profile }) =>
        !chosen && ruleOf("title").fits(profile) === 1 && profile.averageLength >= 4 && profile.averageLength <= 90,
    )
    .sort((a, b) => b.profile.distinct - a.profile.distinct)[0];
  if (telling && telling.profile.distinct > 1) telling.chosen = { slot: "title", confidence: 0.3, by: "values" };
}

/** A second column of the same thing fills the holes of the first: "NOMCOM", else "COMINIT"; "description", else "description:de". */
function fillHoles(all: readonly Assigned[]): void {
  for (const each of all) {
    const [best] = each.candidates;
    if (
      each.chosen ||
      !best ||
      each.note === undefined ||
      each.profile.filled === 0 ||
      nameWords(each.profile.column).includes("code")
    )
      continue;
    const variant = /^(?:description|pitch|title)/.test(best.slot) && /^[:_. -]/.test(tail(each.profile.column, each.note));
    if (variant || (FILLED_BY_OTHERS.has(best.slot) && best.confidence > 0.85)) each.chosen = best;
  }
}

const FILLED_BY_OTHERS = new Set(["places.commune", "links.home"]);
const tail = (column: string, holder: string): string =>
  fold(column).startsWith(fold(holder)) ? column.slice(holder.length) : "";

/** Codes, classes and names of areas are no words of classification. */
const NOT_WORDS =
  /(?:^|[^a-z])(?:dep|com|reg|ze|metro|zone|geo|territoire|canton|arrondissement|epci|iris|qpv|code|class\w*|academie)(?:[^a-z]|$)/;

const isWording = ({ column, values }: ColumnProfile): boolean =>
  !NOT_WORDS.test(fold(column)) &&
  !/^(?:nom|insee|pop)?(?:metro|reg|dep|com)/.test(fold(column)) &&
  values.filter(({ label }) => /\p{Ll}{3}/u.test(label) && !/\d{3}/.test(label)).length > values.length * 0.7;

/** Columns of few short values that nothing claims are the partner's own words. */
function keepWords(all: readonly Assigned[], rows: readonly RawRow[]): void {
  for (const each of all) {
    const { profile } = each;
    if (!isWording(profile)) continue;
    const few = profile.distinct > 1 && profile.distinct <= Math.max(12, profile.filled * 0.2);
    if (each.chosen || !few || !isCategory(profile) || profile.averageLength > 60 || isConstant(profile, rows)) continue;
    each.chosen = { slot: "keywords", confidence: 0.35, by: "values" };
  }
}

/** What each column is for: by the surest first, then a title whatever happens, then what fills holes and what is left of words. */
export function assignColumns(profiles: readonly ColumnProfile[], rows: readonly RawRow[]): Assigned[] {
  const all = assign(profiles, rows);
  needTitle(all);
  fillHoles(all);
  for (const each of all) {
    const separator = each.chosen && separatorByLabels(each.chosen.slot, each.profile);
    if (separator !== undefined) each.profile = cut(each.profile, separator);
  }
  keepWords(all, rows);
  return all;
}
