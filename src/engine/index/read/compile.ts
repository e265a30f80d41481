import { QUERY_LIMITS, type Query } from "../query.ts";
import { contribution, termFactor } from "../score.ts";
import type { ValueTable } from "../value-table.ts";
import { areaOf, isEverywhere } from "./area.ts";
import { findTerm, termBytes } from "./dictionary.ts";
import { estimate } from "./estimate.ts";
import type { Plan, PlanTest, TermPlan } from "./plan.ts";
import { prefixRanges } from "./prefix-ranges.ts";
import type { Scene } from "./scene.ts";

/** Works out a query for the segments of a scene. What goes beyond `QUERY_LIMITS` is not read. Tables are of the scene's scratch. */
export function compile(query: Query, scene: Scene): Plan {
  return new Compiler(scene).plan(query, 0);
}

/** What tests take, see `QUERY_LIMITS.steps`: for a posting, for its positions, for each document whose place or bit is looked at. */
const STEPS = { posting: 2, positions: 20, place: 6, bit: 0.25 };

class Compiler {
  private readonly scene: Scene;
  private clausesLeft: number = QUERY_LIMITS.clauses;
  private expansionsLeft: number = QUERY_LIMITS.expansions;
  private stepsLeft: number;

  constructor(scene: Scene) {
    this.scene = scene;
    this.stepsLeft = QUERY_LIMITS.steps.aDocument * scene.documents + QUERY_LIMITS.steps.beside;
  }

  plan(query: Query, depth: number): Plan {
    if (depth > QUERY_LIMITS.depth) return this.none();
    this.clausesLeft -= 1;
    switch (query.kind) {
      case "all":
      case "none":
        return this.sized({ kind: query.kind });
      case "term":
        return this.term(query.term, this.fieldsOf(query), weightOf(query)) ?? this.none();
      case "prefix":
        return this.prefix(query);
      case "phrase":
        return this.phrase(query);
      case "any":
        return query.score === "best" ? this.best(query.of, depth) : this.most(this.parts(query.of, depth), 1);
      case "every":
        return this.every(this.parts(query.of, depth));
      case "most":
        return this.most(this.parts(query.of, depth), Math.max(0, Math.ceil(query.least) || 0));
      case "not":
        this.stepsLeft -= this.scene.documents * STEPS.bit;
        return this.not(this.plan(query.query, depth + 1));
      case "value":
        return this.value(query);
      case "range":
        return this.range(query);
      case "box":
      case "radius": {
        const area = areaOf(query);
        this.stepsLeft -= this.scene.documents * STEPS.place;
        return area === undefined ? this.none() : this.sized({ kind: "area", area, everywhere: isEverywhere(area) });
      }
    }
  }

  private sized<T extends PlanTest>(test: T): T & { scored: boolean; sizes: readonly number[] } {
    const sizes = this.scene.segments.map((live, at) => estimate(test, live, at));
    return { ...test, scored: isScored(test), sizes };
  }

  private none(): Plan {
    return this.sized({ kind: "none" });
  }

  private parts(queries: readonly Query[], depth: number): Plan[] {
    const plans: Plan[] = [];
    for (const query of queries) {
      if (this.clausesLeft <= 0 || this.stepsLeft <= 0) break;
      plans.push(this.plan(query, depth + 1));
    }
    return plans;
  }

  private fieldsOf({ fields }: { fields?: number }): number {
    const all = 2 ** this.scene.schema.fields.length - 1;
    return fields === undefined ? all : fields & all;
  }

  /** Nothing for a term that no document holds any more. */
  private term(term: string, fields: number, weight: number): TermPlan | undefined {
    const { segments, documents, scratch, maskOf, impactOf } = this.scene;
    const bytes = termBytes(term);
    if (bytes === undefined || fields === 0) return undefined;
    const numbers = segments.map(({ segment }) => findTerm(segment, bytes));
    let holding = 0;
    for (const [s, live] of segments.entries()) {
      const number = numbers[s] as number;
      if (number >= 0) holding += live.liveFrequency(number);
    }
    if (holding === 0) return undefined;
    this.stepsLeft -= holding * STEPS.posting;
    const table = scratch.table();
    const factor = termFactor(holding, documents, weight);
    table[0] = -1;
    for (let code = 1; code < 256; code++)
      table[code] = ((maskOf[code] as number) & fields) === 0 ? -1 : contribution(factor, impactOf[code] as number);
    return this.sized({ kind: "term", term, numbers, table, holding, weight });
  }

  /** A term as one of several that say one thing: as rare as the most frequent of them, and the part of a phrase that it is. */
  private shared({ table, weight }: TermPlan, holding: number, terms: number): void {
    const { documents, impactOf } = this.scene;
    const factor = termFactor(holding, documents, weight) / terms;
    for (let code = 1; code < 256; code++)
      if ((table[code] as number) >= 0) table[code] = contribution(factor, impactOf[code] as number);
  }

  private prefix(query: Extract<Query, { kind: "prefix" }>): Plan {
    const { segments, documents, maskOf, impactOf } = this.scene;
    const bytes = termBytes(query.prefix);
    const fields = this.fieldsOf(query);
    if (bytes === undefined || fields === 0) return this.none();
    const { ranges, terms, postings } = prefixRanges(segments, bytes, documents, weightOf(query), this.expansionsLeft);
    this.expansionsLeft -= terms;
    this.stepsLeft -= postings * STEPS.posting;
    if (terms === 0) return this.none();
    const counted = Int32Array.from(maskOf, (mask) => ((mask & fields) === 0 ? 0 : 1));
    const impacts = { impacts: Float64Array.from(impactOf), counted };
    return this.sized({ kind: "prefix", prefix: query.prefix, fields, impacts, ranges });
  }

  private phrase(query: Extract<Query, { kind: "phrase" }>): Plan {
    const fields = this.fieldsOf(query);
    const words = query.terms.slice(0, QUERY_LIMITS.phrase).map(({ term, at }) => ({ term, at: Math.trunc(at) }));
    this.clausesLeft -= words.length;
    const first = Math.min(...words.map(({ at }) => at));
    const last = Math.max(...words.map(({ at }) => at));
    // Further apart than any document is long, they never meet; nor do they at no number.
    if (!(last - first <= QUERY_LIMITS.phraseSpan)) return this.none();
    const terms: TermPlan[] = [];
    let rarest = this.scene.documents;
    for (const { term } of words) {
      const before = this.stepsLeft;
      const plan = this.term(term, fields, weightOf(query));
      if (plan === undefined) return this.none();
      terms.push(plan);
      rarest = Math.min(rarest, (before - this.stepsLeft) / STEPS.posting);
    }
    if (terms.length > 1) this.stepsLeft -= rarest * terms.length * STEPS.positions;
    const [only] = terms;
    if (only === undefined || terms.length === 1) return only ?? this.none();
    return this.sized({ kind: "phrase", fields, terms, at: Int32Array.from(words, ({ at }) => at - first) });
  }

  private value({ group, values }: Extract<Query, { kind: "value" }>): Plan {
    const place = this.scene.schema.groups.indexOf(group);
    const numbers = valueNumbers(this.scene.values, place, values);
    this.stepsLeft -= this.scene.documents * STEPS.bit + numbers.length;
    return numbers.length === 0 ? this.none() : this.sized({ kind: "value", group: place, values: numbers });
  }

  private range({ column, from, to }: Extract<Query, { kind: "range" }>): Plan {
    const place = this.scene.schema.numbers.indexOf(column);
    this.stepsLeft -= this.scene.documents;
    const [low, high] = [from ?? Number.NEGATIVE_INFINITY, to ?? Number.POSITIVE_INFINITY];
    return place < 0 || !(low <= high) ? this.none() : this.sized({ kind: "range", column: place, from: low, to: high });
  }

  /** Parts that are themselves "every" are as good as written out; what asks for nothing is left out. */
  private every(parts: readonly Plan[]): Plan {
    const of = parts.flatMap((part) => (part.kind === "every" ? part.of : [part])).filter(({ kind }) => kind !== "all");
    if (of.some(({ kind }) => kind === "none")) return this.none();
    const [only] = of;
    if (only === undefined) return this.sized({ kind: "all" });
    return of.length === 1 ? only : this.sized({ kind: "every", of });
  }

  /**
   * The best of several: writings and synonyms of one thing, which share one rarity, that of the most frequent, as Lucene's `SynonymQuery`
   * does; otherwise the rarest would be worth most. A phrase counts as one word. What is told by several words together keeps its worth.
   */
  private best(queries: readonly Query[], depth: number): Plan {
    const parts = this.alternatives(queries, depth);
    const words = parts.length < 2 ? [] : parts.filter(({ query: { kind } }) => kind === "term" || kind === "phrase");
    const holding = Math.max(...words.map(({ plan }) => holdingOf(plan)));
    for (const { plan } of words) {
      if (plan.kind === "term" && plan.holding !== holding) this.shared(plan, holding, 1);
      if (plan.kind === "phrase") for (const term of plan.terms) this.shared(term, holding, plan.terms.length);
    }
    const of = parts.map(({ plan }) => plan).filter(({ kind }) => kind !== "none");
    const [only = this.none()] = of;
    return of.length < 2 ? only : this.sized({ kind: "any", of });
  }

  /** What the best of several comes down to: one inside another is as good as written out. */
  private alternatives(queries: readonly Query[], depth: number): { query: Query; plan: Plan }[] {
    const parts: { query: Query; plan: Plan }[] = [];
    for (const query of queries) {
      if (this.clausesLeft <= 0 || this.stepsLeft <= 0) break;
      if (query.kind !== "any" || query.score !== "best") parts.push({ query, plan: this.plan(query, depth + 1) });
      else if (depth < QUERY_LIMITS.depth) {
        this.clausesLeft -= 1;
        parts.push(...this.alternatives(query.of, depth + 1));
      }
    }
    return parts;
  }

  private most(parts: readonly Plan[], least: number): Plan {
    const of = parts.filter(({ kind }) => kind !== "none");
    if (least > of.length) return this.none();
    return least === of.length ? this.every(of) : this.sized({ kind: "most", of, least });
  }

  private not(part: Plan): Plan {
    if (part.kind === "none") return this.sized({ kind: "all" });
    return part.kind === "all" ? this.none() : this.sized({ kind: "not", of: part });
  }
}

/** How many documents hold a word, as far as it is one; of a phrase, its rarest term tells most. */
function holdingOf(test: PlanTest): number {
  if (test.kind === "phrase") return Math.min(...test.terms.map(({ holding }) => holding));
  return test.kind === "term" ? test.holding : 0;
}

const weightOf = ({ weight = 1 }: { weight?: number }): number =>
  Number.isNaN(weight) ? 0 : Math.min(QUERY_LIMITS.weight, Math.max(0, weight));

/** Numbers of the values of a group that any document ever had; a group that is not there has none. */
export function valueNumbers(table: ValueTable, group: number, values: readonly string[]): number[] {
  const numbers = new Set<number>();
  for (const value of values.slice(0, QUERY_LIMITS.values)) {
    const number = group < 0 ? undefined : table.find(group, value);
    if (number !== undefined) numbers.add(number);
  }
  return [...numbers];
}

/** Whether a test may add anything to a score. */
function isScored(test: PlanTest): boolean {
  switch (test.kind) {
    case "term":
    case "prefix":
    case "phrase":
      return true;
    case "every":
    case "any":
    case "most":
      return test.of.some(({ scored }) => scored);
    default:
      return false;
  }
}
