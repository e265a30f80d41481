import type { Query } from "../../engine/index/index.ts";
import { formatNumber } from "../../web/index.ts";
import type { ReadClause, ReadNote } from "../index-port.ts";
import { WORDS_WANTED } from "../ranking.ts";
import { planQuery, replaced, unitQuery, wantedParts } from "./plan.ts";
import { completed, mayExist, offered, spelled } from "./spelling.ts";
import { fr } from "./understanding.fr.ts";
import type { KnownTerms, Understanding, Unit } from "./understanding.ts";
import { every } from "./word-query.ts";

/** Parts of a sentence that a fiche may do without. */
const looseOf = ({ plan }: Understanding): Unit[] =>
  plan ? wantedParts(plan).flatMap((part) => (part.kind === "unit" && part.unit.loose ? [part.unit] : [])) : [];

const enoughFor = (words: number): number =>
  words <= WORDS_WANTED.few.words ? WORDS_WANTED.few.enough : WORDS_WANTED.more.enough;

/** Whether words found so little that they are worth reconsidering. */
export const isLittle = (understanding: Understanding, total: number): boolean =>
  total < enoughFor(looseOf(understanding).length);

/**
 * What to search instead of words that found little (`total`): errors of typing corrected where no fiche has what was typed, the last
 * word completed, then some of the words done without. Each thing done is said. Undefined when there is nothing better.
 */
export function reconsider(first: Understanding, total: number, known: KnownTerms): Understanding | undefined {
  const { understanding, notes } = spelled(first, known);
  const whole = withBeginnings(understanding, known);
  const changed = whole !== first;
  const found = changed && whole.query ? known.count(whole.query) : total;
  const fewer = withFewerWords(whole, found, known);
  const maybe = changed || fewer ? [] : offered(first, known);
  const said = [...whole.notes, ...notes, ...(fewer?.notes ?? []), ...maybe];
  if (!changed && !fewer && said.length === first.notes.length) return undefined;
  const optional = new Set(fewer?.optional.map(({ clause }) => clause));
  return {
    ...whole,
    ...(fewer && { query: fewer.query }),
    clauses: whole.clauses.map((clause) => (optional.has(clause) ? { ...clause, optional: true } : clause)),
    notes: said,
  };
}

/** The last word as a beginning, where no fiche has the word itself. */
function withBeginnings(first: Understanding, known: KnownTerms): Understanding {
  const changes = new Map<Unit, Unit>();
  for (const unit of first.units) {
    const other = completed(unit, known);
    if (other) changes.set(unit, other);
  }
  if (changes.size === 0 || !first.plan) return first;
  const plan = replaced(first.plan, changes);
  const clauses = new Map<ReadClause, ReadClause>([...changes].map(([from, to]) => [from.clause, to.clause]));
  return {
    ...first,
    plan,
    query: planQuery(plan),
    clauses: first.clauses.map((clause) => clauses.get(clause) ?? clause),
    units: first.units.map((unit) => changes.get(unit) ?? unit),
  };
}

type Fewer = { query: Query; optional: Unit[]; notes: ReadNote[] };

/**
 * A share of the words of a sentence, when all of them together find too little; those that have more of them score more. Only plain words
 * are done without: what was asked with quotes, fields, places or operators stays.
 */
function withFewerWords(understanding: Understanding, found: number, known: KnownTerms): Fewer | undefined {
  const { plan, query: whole } = understanding;
  const loose = looseOf(understanding);
  const present = loose.filter((unit) => mayExist(unitQuery(unit), known));
  if (!plan || !whole || loose.length < 2 || present.length === 0 || found >= enoughFor(loose.length)) return undefined;
  const firm = wantedParts(plan).filter((part) => part.kind !== "unit" || !part.unit.loose);
  const of = present.map(unitQuery);
  const queryOf = (least: number) => every([...firm.map(planQuery), { kind: "most", of, least }]);
  const share = Math.min(Math.ceil(present.length * WORDS_WANTED.share), loose.length - 1, present.length);
  let least = share;
  while (least > 0 && known.count(queryOf(least)) <= found) least = found > 0 ? 0 : least >> 1;
  if (least === 0) return undefined;
  // Where only words that nobody has are missing, that was said.
  const told = least === present.length && found === 0;
  const only = found > 0 ? [{ label: fr.onlyAll, q: withAnd(understanding.text, loose[0]) }] : [];
  const note = { message: fr.someWords(least, loose.length, formatNumber(found)), ways: only };
  return { query: queryOf(least), optional: loose, notes: told ? [] : [note] };
}

/** The words with an "ET" among them: whoever types one wants them all. */
function withAnd(text: string, first: Unit | undefined): string {
  const end = first?.words.at(-1)?.end ?? 0;
  return `${text.slice(0, end)} ET${text.slice(end)}`;
}
