import type { Query } from "../../engine/index/index.ts";
import type { ReadClause, ReadNote } from "../index-port.ts";
import { planQuery, replaced, unitQuery, wantedParts } from "./plan.ts";
import { completed, mayExist, offered, spelled } from "./spelling.ts";
import { fr } from "./understanding.fr.ts";
import { FEW, type KnownTerms, type Plan, type Understanding, type Unit } from "./understanding.ts";
import { every } from "./word-query.ts";

/**
 * What to search instead of words that found little (`total`, below `FEW`): errors of typing corrected where no fiche has what was
 * typed, the last word completed, then some of the words done without. Each thing done is said. Undefined when there is nothing better.
 */
export function reconsider(first: Understanding, total: number, known: KnownTerms): Understanding | undefined {
  const { understanding, notes } = spelled(first, known);
  const whole = withBeginnings(understanding, known);
  const changed = whole !== first;
  const found = changed && whole.query ? known.count(whole.query) : total;
  const fewer = found < FEW && whole.plan ? withFewerWords(whole.plan, found, known) : undefined;
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
 * As many of the words of a sentence as give something, the most first: only plain words are done without, what was asked with quotes,
 * fields, places or operators stays. Answers with more of the words have a higher score.
 */
function withFewerWords(plan: Plan, found: number, known: KnownTerms): Fewer | undefined {
  const parts = wantedParts(plan);
  const loose = parts.flatMap((part) => (part.kind === "unit" && part.unit.loose ? [part.unit] : []));
  const present = loose.filter((unit) => mayExist(unitQuery(unit), known));
  if (loose.length < 2 || present.length === 0) return undefined;
  const firm = parts.filter((part) => part.kind !== "unit" || !part.unit.loose).map(planQuery);
  const queryOf = (least: number) => every([...firm, { kind: "most", of: present.map(unitQuery), least }]);
  // Fiches with all the words are among those with fewer: the totals only grow.
  const lowest = found > 0 ? Math.ceil(loose.length / 2) : 1;
  const highest = Math.min(loose.length - 1, present.length);
  if (lowest > highest) return undefined;
  const enough = Math.min(FEW, known.count(queryOf(lowest)));
  if (enough <= found) return undefined;
  let [low, high] = [lowest, highest];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (known.count(queryOf(middle)) >= enough) low = middle;
    else high = middle - 1;
  }
  // Where only words that nobody has are missing, that was said.
  const all = low === present.length;
  return { query: queryOf(low), optional: loose, notes: all ? [] : [{ message: fr.someWords(low, loose.length), ways: [] }] };
}
