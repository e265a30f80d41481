import { haversineKm, inPolygons } from "../geometry/index.ts";
import type { IndexSchema, Query } from "../index/index.ts";
import type { ReadyDocument } from "./ready-document.ts";

/** Whether a document answers a query. */
export type Condition = (document: ReadyDocument) => boolean;

const ANY_FIELD = 0xff;

/** A bounded query as a function, which says of a document exactly what an index that holds it would. */
export function conditionOf(query: Query, schema: IndexSchema): Condition {
  const all = (queries: readonly Query[]) => queries.map((each) => conditionOf(each, schema));
  switch (query.kind) {
    case "all":
      return () => true;
    case "none":
      return () => false;
    case "term":
    case "prefix":
    case "phrase":
      return textCondition(query);
    case "any": {
      const conditions = all(query.of);
      return (document) => conditions.some((holds) => holds(document));
    }
    case "every": {
      const conditions = all(query.of);
      return (document) => conditions.every((holds) => holds(document));
    }
    case "most": {
      const conditions = all(query.of);
      return (document) => conditions.reduce((met, holds) => met + (holds(document) ? 1 : 0), 0) >= query.least;
    }
    case "not": {
      const holds = conditionOf(query.query, schema);
      return (document) => !holds(document);
    }
    case "value": {
      const group = schema.groups.indexOf(query.group);
      const wanted = new Set(query.values);
      return ({ values }) => {
        for (const value of values[group] ?? []) if (wanted.has(value)) return true;
        return false;
      };
    }
    case "range":
      return rangeCondition(query, schema.numbers.indexOf(query.column));
    default:
      return placeCondition(query);
  }
}

type Of<Kind extends Query["kind"]> = Extract<Query, { kind: Kind }>;

function textCondition(query: Of<"term" | "prefix" | "phrase">): Condition {
  const fields = query.fields ?? ANY_FIELD;
  if (query.kind === "term") return (document) => document.has(query.term, fields);
  if (query.kind === "prefix") return (document) => document.hasBeginning(query.prefix, fields);
  return (document) => document.hasPhrase(query.terms, fields);
}

/** What is unknown (NaN) is in no interval. */
function rangeCondition(
  { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY }: Of<"range">,
  column: number,
): Condition {
  return ({ numbers }) => {
    const number = numbers[column] ?? Number.NaN;
    return Number.isFinite(number) && number >= from && number <= to;
  };
}

function placeCondition(query: Of<"box" | "radius">): Condition {
  if (query.kind === "radius") return ({ places }) => places.some((place) => haversineKm(query, place) <= query.km);
  const { west, south, east, north, within } = query;
  const across = west > east;
  return ({ places }) =>
    places.some(
      ({ lat, lon }) =>
        lat >= south &&
        lat <= north &&
        (across ? lon >= west || lon <= east : lon >= west && lon <= east) &&
        (within === undefined || inPolygons(within, { lat, lon })),
    );
}
