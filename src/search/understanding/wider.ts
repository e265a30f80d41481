import type { Query } from "../../engine/index/index.ts";
import { formatNumber } from "../../web/index.ts";
import type { ReadNote } from "../index-port.ts";
import { WORDS_WANTED } from "../ranking.ts";
import { planQuery, together, unitQuery, wantedParts } from "./plan.ts";
import { mayExist } from "./spelling.ts";
import { fr } from "./understanding.fr.ts";
import type { KnownTerms, Plan, Understanding, Unit } from "./understanding.ts";
import { best, every, wordQuery } from "./word-query.ts";

/** Parts of a sentence that a fiche may do without. */
const looseOf = (plan: Plan | undefined): Unit[] =>
  plan ? wantedParts(plan).flatMap((part) => (part.kind === "unit" && part.unit.loose ? [part.unit] : [])) : [];

const enoughFor = (words: number): number =>
  words <= WORDS_WANTED.few.words ? WORDS_WANTED.few.enough : WORDS_WANTED.more.enough;

/** Whether words found so little that they are worth reconsidering. */
export const isLittle = ({ plan }: Understanding, total: number): boolean => total < enoughFor(looseOf(plan).length);

/** What is asked instead, what may then be done without, and what is said of it. */
type Wider = { query: Query; optional: Unit[]; notes: ReadNote[] };

/** The words of a name that finds nothing, each for itself; what stands for the whole of it stands for each of its words. */
function wordsOf(unit: Unit, found: number): Query[] {
  if (found > 0 || unit.words.length < 2) return [unitQuery(unit)];
  const others = unit.alternatives.slice(1).map(({ query }) => query);
  return unit.words.map((word) => best([wordQuery(word), ...others]));
}

/**
 * A share of the words of a sentence, when all of them together find too little; those that have more of them score more. Only plain words
 * are done without: what was asked with quotes, fields, places or operators stays.
 */
export function withFewerWords({ plan, text }: Understanding, found: number, known: KnownTerms): Wider | undefined {
  const loose = looseOf(plan);
  const words = loose.flatMap((unit) => wordsOf(unit, found));
  const present = words.filter((word) => mayExist(word, known));
  if (!plan || words.length < 2 || present.length === 0 || found >= enoughFor(loose.length)) return undefined;
  const firm = wantedParts(plan).filter((part) => part.kind !== "unit" || !part.unit.loose);
  const queryOf = (least: number) => every([...firm.map(planQuery), { kind: "most", of: present, least }]);
  let least = Math.min(Math.ceil(present.length * WORDS_WANTED.share), words.length - 1, present.length);
  while (least > 0 && known.count(queryOf(least)) <= found) least = found > 0 ? 0 : least >> 1;
  if (least === 0) return undefined;
  // Where only words that nobody has are missing, that was said.
  const told = least === present.length && found === 0;
  const only = found > 0 && loose.length > 1 ? [{ label: fr.onlyAll, q: withAnd(text, loose[0]) }] : [];
  const note = { message: fr.someWords(least, words.length, formatNumber(found)), ways: only };
  return { query: queryOf(least), optional: loose, notes: told ? [] : [note] };
}

/** The words with an "ET" among them: whoever types one wants them all. */
function withAnd(text: string, first: Unit | undefined): string {
  const end = first?.words.at(-1)?.end ?? 0;
  return `${text.slice(0, end)} ET${text.slice(end)}`;
}

const isPlace = (part: Plan): part is Extract<Plan, { kind: "unit" }> =>
  part.kind === "unit" && part.unit.clause.place !== undefined;

/**
 * What answers the words elsewhere, after what little does in the place that was read among them: a solution is worth knowing
 * wherever it was found. Undefined when there is enough, or no more elsewhere.
 */
export function elsewhere(whole: Understanding, fewer: Wider | undefined, found: number, known: KnownTerms): Wider | undefined {
  const parts = whole.plan ? wantedParts(whole.plan) : [];
  const places = parts.filter(isPlace).map(({ unit }) => unit);
  const words = together(
    "every",
    parts.filter((part) => !isPlace(part)),
  );
  if (places.length === 0 || !words || looseOf(words).length === 0 || !whole.query) return undefined;
  const here = fewer?.query ?? whole.query;
  const near = fewer ? known.count(here) : found;
  if (near >= WORDS_WANTED.few.enough) return undefined;
  const all = planQuery(words);
  const everywhere = withFewerWords({ ...whole, plan: words }, known.count(all), known)?.query ?? all;
  if (known.count(everywhere) <= near) return undefined;
  const query: Query = near > 0 ? { kind: "any", of: [here, everywhere], score: "sum" } : everywhere;
  const typed = places.map(({ clause }) => clause.text);
  return { query, optional: places, notes: [{ message: fr.elsewhere(typed, formatNumber(near)), ways: [] }] };
}
