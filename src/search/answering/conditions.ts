import type { FacetChoice, Query } from "../../engine/index/index.ts";
import { FACET_GROUPS, type SearchQuery, type TerritoryReach, type Where } from "../index-port.ts";
import { groupOfCode } from "../index-schema.ts";

/** What a territory's code stands for. */
export type Reach = (code: string) => TerritoryReach;

/** Facets that are one group of the engine; territories are several. */
const PLAIN_GROUPS = FACET_GROUPS.filter((group) => group !== "territories");

/** Filed under one of these territories, whatever their levels. */
export function inTerritories(codes: readonly string[], reach: Reach): Query {
  const byGroup = Map.groupBy(new Set(codes.flatMap((code) => reach(code).codes)), groupOfCode);
  const filed = [...byGroup].flatMap(([group, values]): Query[] => (group ? [{ kind: "value", group, values }] : []));
  const [only = { kind: "none" }] = filed;
  return filed.length > 1 ? { kind: "any", of: filed, score: "best" } : only;
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

/** All these tests together. */
export function every(tests: readonly Query[]): Query {
  const [only = { kind: "all" }] = tests;
  return tests.length > 1 ? { kind: "every", of: tests } : only;
}
