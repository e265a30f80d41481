import { haversineKm, inPolygons } from "../../geometry/index.ts";
import type { IndexDocument, IndexSchema, Query } from "../../index/index.ts";

/** Whether a document answers a query, the slow and obvious way: what stored queries are tested against. */
export function answers(document: IndexDocument, query: Query, schema: IndexSchema): boolean {
  const ask = (each: Query) => answers(document, each, schema);
  const words = document.fields.map(({ terms, positions }) => terms.map((term, i) => ({ term, position: Number(positions[i]) })));
  const wanted = (fields: number | undefined) => words.filter((_, field) => fields === undefined || (fields >> field) & 1);
  switch (query.kind) {
    case "all":
      return true;
    case "none":
      return false;
    case "term":
      return wanted(query.fields).some((field) => field.some(({ term }) => term === query.term));
    case "prefix":
      return query.prefix !== "" && wanted(query.fields).some((field) => field.some(({ term }) => term.startsWith(query.prefix)));
    case "phrase": {
      const [first] = query.terms;
      if (!first) return false;
      return wanted(query.fields).some((field) =>
        field
          .filter(({ term }) => term === first.term)
          .some(({ position: start }) =>
            query.terms.every(({ term, at }) =>
              field.some((word) => word.term === term && word.position === start - first.at + at),
            ),
          ),
      );
    }
    case "any":
      return query.of.some(ask);
    case "every":
      return query.of.every(ask);
    case "most":
      return query.of.filter(ask).length >= query.least;
    case "not":
      return !ask(query.query);
    case "value":
      return query.values.some((value) => document.values[schema.groups.indexOf(query.group)]?.includes(value) ?? false);
    case "range": {
      const number = document.numbers[schema.numbers.indexOf(query.column)] ?? Number.NaN;
      if (Number.isNaN(number)) return false;
      return (query.from === undefined || number >= query.from) && (query.to === undefined || number <= query.to);
    }
    case "box":
      return document.places.some((place) => {
        const [lat, lon] = [Math.fround(place.lat), Math.fround(place.lon)];
        const { west, south, east, north, within } = query;
        const inLongitude = west > east ? lon >= west || lon <= east : lon >= west && lon <= east;
        return inLongitude && lat >= south && lat <= north && (within === undefined || inPolygons(within, { lat, lon }));
      });
    case "radius":
      return document.places.some(
        ({ lat, lon }) => haversineKm(query, { lat: Math.fround(lat), lon: Math.fround(lon) }) <= query.km,
      );
  }
}
