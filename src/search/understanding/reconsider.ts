import type { ReadClause } from "../index-port.ts";
import { planQuery, replaced } from "./plan.ts";
import { completed, offered, spelled } from "./spelling.ts";
import type { KnownTerms, Understanding, Unit } from "./understanding.ts";
import { unknownPartners } from "./unknown-partner.ts";
import { elsewhere, withFewerWords } from "./wider.ts";

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
  const besides = elsewhere(whole, fewer, found, known);
  const query = besides?.query ?? fewer?.query;
  const maybe = changed || query ? [] : offered(first, known);
  const said = [
    ...whole.notes,
    ...unknownPartners(whole, known),
    ...notes,
    ...(fewer?.notes ?? []),
    ...(besides?.notes ?? []),
    ...maybe,
  ];
  if (!changed && !query && said.length === first.notes.length) return undefined;
  const optional = new Set([...(fewer?.optional ?? []), ...(besides?.optional ?? [])].map(({ clause }) => clause));
  return {
    ...whole,
    ...(query && { query }),
    clauses: whole.clauses.map((clause) => (optional.has(clause) ? { ...clause, optional: true } : clause)),
    notes: said,
  };
}

/** The last word as a beginning, where no fiche has the word itself. */
function withBeginnings(first: Understanding, known: KnownTerms): Understanding {
  const changes = new Map<Unit, Unit>();
  for (const unit of first.units) {
    const other = completed(unit, first, known);
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
