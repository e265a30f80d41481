import { type PolygonRings, polygonsBox } from "../../engine/geometry/index.ts";
import type { FacetChoice, Query } from "../../engine/index/index.ts";
import { FACET_GROUPS, type SearchQuery, type TerritoryReach, type Where } from "../index-port.ts";
import { groupOfCode } from "../index-schema.ts";
import { best } from "../understanding/word-query.ts";

/** What a territory's code stands for. */
export type Reach = (code: string) => TerritoryReach;

/** Facets that are one group of the engine; territories are several. */
const PLAIN_GROUPS = FACET_GROUPS.filter((group) => group !== "territories");

/** A place within a perimeter. */
function within(polygons: readonly PolygonRings[]): Query[] {
  const [west, south, east, north] = polygonsBox(polygons) ?? [];
  if (west === undefined || south === undefined || east === undefined || north === undefined) return [];
  return [{ kind: "box", west, south, east, north, within: polygons }];
}

/** Filed under one of these territories, whatever their levels, or with a place within one of those that have a perimeter. */
export function inTerritories(codes: readonly string[], reach: Reach): Query {
  const reached = codes.map(reach);
  const byGroup = Map.groupBy(new Set(reached.flatMap((each) => each.codes)), groupOfCode);
  const filed = [...byGroup].flatMap(([group, values]): Query[] => (group ? [{ kind: "value", group, values }] : []));
  return best([...filed, ...reached.flatMap(({ polygons = [] }) => within(polygons))]);
}

function inPlace(where: Where, reach: Reach): Query {
  if (where.kind === "territory") return inTerritories([where.code], reach);
  return { kind: "radius", lat: where.lat, lon: where.lon, km: where.radiusKm };
}

/** Conditions that every count of a facet keeps: the place box, the map's box, a cell, how well the place is known. */
export function conditionsOf({ where, bbox, cell, whereabouts }: SearchQuery, reach: Reach): Query[] {
  const conditions: Query[] = [];
  if (where) conditions.push(inPlace(where, reach));
  if (cell !== undefined) conditions.push({ kind: "value", group: "cells", values: [cell] });
  if (whereabouts !== undefined) conditions.push({ kind: "value", group: "whereabouts", values: [whereabouts] });
  if (bbox) {
    const [west, south, east, north] = bbox;
    conditions.push({ kind: "box", west, south, east, north });
  }
  return conditions;
}

/** What is chosen in the facets that are one group of the engine. */
export function choicesOf(query: SearchQuery): FacetChoice[] {
  return PLAIN_GROUPS.filter((group) => query[group].length > 0).map((group) => ({ group, values: query[group] }));
}
