import { FACET_GROUPS, type FacetGroup, type SearchQuery, type TerritoryReach } from "../index-port.ts";
import { WHEREABOUTS } from "../search-document.ts";
import type { Core } from "./core.ts";
import { distanceTo, hasPlaceIn, somePlace } from "./distance.ts";
import { VALUE_GROUPS, type ValueGroup } from "./facet-values.ts";

/** `counts`: by facet value number, each group as if nothing were chosen in it. `distances`: by document number, km. */
export type Filtered = { hits: Uint32Array; counts: Uint32Array; distances?: Float64Array };

type Reach = (code: string) => TerritoryReach;
type Hard = (document: number) => boolean;

function marked(core: Core, group: ValueGroup, values: readonly string[]): Uint8Array {
  const marks = new Uint8Array(core.count);
  for (const value of values) {
    const id = core.parts.values.id(group, value);
    if (id !== undefined) for (const document of core.parts.valuePostings.values(id)) marks[document] = 1;
  }
  return marks;
}

/** Conditions that no facet count ignores: the place box, the map's box, a cell. */
function hardConditions(core: Core, query: SearchQuery, reach: Reach, distances: Float64Array | undefined): Hard[] {
  const { where, bbox, cell, whereabouts } = query;
  const conditions: Hard[] = [];
  const among = (marks: Uint8Array) => conditions.push((document) => marks[document] === 1);
  if (where?.kind === "territory") {
    const { codes, holds } = reach(where.code);
    const marks = marked(core, "territories", codes);
    conditions.push((document) => marks[document] === 1 || (holds !== undefined && somePlace(core, document, holds)));
  }
  if (cell !== undefined) among(marked(core, "cells", [cell]));
  if (whereabouts !== undefined) {
    const column = core.parts.columns.whereabouts.data;
    const wanted = WHEREABOUTS.indexOf(whereabouts);
    conditions.push((document) => column[document] === wanted);
  }
  if (bbox) conditions.push((document) => hasPlaceIn(core, document, bbox));
  if (where?.kind === "radius") {
    conditions.push((document) => {
      const km = distanceTo(core, document, where, where.radiusKm);
      if (distances) distances[document] = km;
      return km <= where.radiusKm;
    });
  }
  return conditions;
}

/** For each document, one bit per facet group in which it has a chosen value; `active` has a bit per group with a choice. */
function chosenBits(core: Core, query: SearchQuery, reach: Reach): { bits: Uint16Array; active: number } {
  const bits = new Uint16Array(core.count);
  let active = 0;
  FACET_GROUPS.forEach((group: FacetGroup, index) => {
    const chosen: readonly string[] = group === "territories" ? query[group].flatMap((code) => reach(code).codes) : query[group];
    if (query[group].length === 0) return;
    active |= 1 << index;
    const marks = marked(core, group, chosen);
    for (let document = 0; document < marks.length; document++)
      if (marks[document] === 1) bits[document] = (bits[document] ?? 0) | (1 << index);
  });
  return { bits, active };
}

/** One pass over the candidates: which match, and how many of them each facet value would bring. */
export function filter(core: Core, candidates: Uint32Array | undefined, query: SearchQuery, reach: Reach): Filtered {
  const total = candidates?.length ?? core.count;
  const distances = query.where?.kind === "radius" ? new Float64Array(core.count) : undefined;
  const hard = hardConditions(core, query, reach, distances);
  const { bits, active } = chosenBits(core, query, reach);
  const counts = new Uint32Array(core.parts.values.count);
  const hits = new Uint32Array(total);
  const live = core.parts.columns.live.data;
  const { starts, values } = core.parts.facets;
  const groupOf = core.parts.values.groups.data;
  let found = 0;
  for (let i = 0; i < total; i++) {
    const document = candidates ? (candidates[i] ?? 0) : i;
    if (live[document] !== 1) continue;
    const missing = active & ~(bits[document] ?? 0);
    // Two groups refuse it: no count of any group would change.
    if ((missing & (missing - 1)) !== 0) continue;
    if (hard.length > 0 && !hard.every((holds) => holds(document))) continue;
    const end = starts.data[document + 1] ?? 0;
    if (missing === 0) hits[found++] = document;
    const only = missing === 0 ? VALUE_GROUPS.length : 31 - Math.clz32(missing);
    for (let at = starts.data[document] ?? 0; at < end; at++) {
      const value = values.data[at] ?? 0;
      if (missing === 0 || groupOf[value] === only) counts[value] = (counts[value] ?? 0) + 1;
    }
  }
  return { hits: hits.subarray(0, found), counts, ...(distances ? { distances } : {}) };
}
