import { LIMITS, QUERY_LIMITS, type Query } from "../index/index.ts";

const NONE: Query = { kind: "none" };

/** A term as an index keeps it; undefined for one that it leaves out. */
export function keptTerm(term: string): string | undefined {
  const length = term.length * 3 <= LIMITS.termBytes ? term.length : Buffer.byteLength(term);
  return length > 0 && length <= LIMITS.termBytes ? term.toWellFormed() : undefined;
}

/** The same longitude from -180 to 180. */
const around = (lon: number): number => (Math.abs(lon) <= 180 ? lon : lon - 360 * Math.floor((lon + 180) / 360));

/** What an index reads of a query: bounded as `QUERY_LIMITS` says, numbers made plain. Nothing beyond is stored either. */
export function boundedQuery(query: Query): Query {
  return new Bounds().read(query, 0);
}

class Bounds {
  private clausesLeft: number = QUERY_LIMITS.clauses;

  read(query: Query, depth: number): Query {
    if (depth > QUERY_LIMITS.depth) return NONE;
    this.clausesLeft -= 1;
    switch (query.kind) {
      case "term": {
        const term = keptTerm(query.term);
        return term === undefined ? NONE : { ...query, term };
      }
      case "prefix": {
        const prefix = keptTerm(query.prefix);
        return prefix === undefined ? NONE : { ...query, prefix };
      }
      case "phrase":
        return this.phrase(query);
      case "any":
      case "every":
        return { ...query, of: this.parts(query.of, depth) };
      case "most":
        return { ...query, of: this.parts(query.of, depth), least: Math.max(0, Math.ceil(query.least) || 0) };
      case "not":
        return { kind: "not", query: this.read(query.query, depth + 1) };
      case "value":
        return { ...query, values: query.values.slice(0, QUERY_LIMITS.values) };
      case "box":
        return boxOf(query);
      case "radius":
        if (!(Number.isFinite(query.lon) && Math.abs(query.lat) <= 90 && query.km >= 0)) return NONE;
        return { ...query, lon: around(query.lon) };
      default:
        return query;
    }
  }

  private parts(queries: readonly Query[], depth: number): Query[] {
    const parts: Query[] = [];
    for (const query of queries) {
      if (this.clausesLeft <= 0) break;
      parts.push(this.read(query, depth + 1));
    }
    return parts;
  }

  private phrase(query: Extract<Query, { kind: "phrase" }>): Query {
    const words = query.terms.slice(0, QUERY_LIMITS.phrase).map(({ term, at }) => ({ term: keptTerm(term), at: Math.trunc(at) }));
    this.clausesLeft -= words.length;
    const places = words.map(({ at }) => at);
    const terms = words.flatMap(({ term, at }) => (term === undefined ? [] : [{ term, at }]));
    const near = Math.max(...places) - Math.min(...places) <= QUERY_LIMITS.phraseSpan;
    return near && terms.length === words.length ? { ...query, terms } : NONE;
  }
}

function boxOf(box: Extract<Query, { kind: "box" }>): Query {
  if (box.east - box.west >= 360) return { ...box, west: -180, east: 180 };
  if (!(Number.isFinite(box.west) && Number.isFinite(box.east))) return NONE;
  return { ...box, west: around(box.west), east: around(box.east) };
}
