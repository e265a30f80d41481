import type { Query } from "../../engine/index/index.ts";
import { slugify } from "../../engine/text/index.ts";
import type { Territory } from "../../geography/index.ts";
import { createAligner, labelOf } from "../../vocabulary/index.ts";
import { type Gazetteer, placeName } from "../gazetteer.ts";
import type { FacetGroup } from "../index-port.ts";
import { FACET_SCHEMES, facetValue, readKind } from "../query-parameters.ts";

/** What a value asks, and how it is called. `others`: the other places of that name. */
export type KnownValue = { label: string; query: Query; others?: readonly Territory[] };

const align = createAligner([]);

/** Values by id, by any of their names, or by a word that stands for them everywhere; partners by their name in addresses. */
function valuesCalled(group: Exclude<FacetGroup, "territories">, typed: string): readonly string[] {
  if (group === "partners") return [slugify(typed)];
  const scheme = FACET_SCHEMES[group] ?? "kinds";
  const known = group === "kinds" ? readKind(typed) : facetValue(group, typed);
  return known === undefined ? align("", scheme, typed).to : [known];
}

/** A value of a facet, by its id or by its name; undefined when nobody knows it. */
export function facetCalled(group: Exclude<FacetGroup, "territories">, typed: string): KnownValue | undefined {
  const values = valuesCalled(group, typed);
  if (values.length === 0) return undefined;
  const scheme = group === "kinds" ? "kinds" : FACET_SCHEMES[group];
  const label = scheme === undefined ? typed : values.map((id) => labelOf(scheme, id)).join(", ");
  return { label, query: { kind: "value", group, values } };
}

/** The likeliest of the places that bear a name, and the others. */
function placeCalled(typed: string, gazetteer: Gazetteer): { found: Territory | undefined; others: readonly Territory[] } {
  const { territory, ambiguous = [] } = gazetteer.resolvePlace(typed);
  const found = territory ?? ambiguous[0];
  return { found, others: ambiguous.filter((other) => other !== found) };
}

/** A territory by its code or its name, the likeliest of those that bear it. */
export function territoryCalled(
  typed: string,
  gazetteer: Gazetteer,
  inTerritory: (code: string) => Query,
): KnownValue | undefined {
  const { found, others } = placeCalled(typed, gazetteer);
  return found && { label: placeName(found, gazetteer), query: inTerritory(found.code), others };
}

/** From one kilometre, what a position is worth, to half the way round the Earth. */
const KM = { least: 1, most: 20_000, usual: 30 };

/** What is around a place; `km` as it is used. */
export function aroundPlace(
  typed: string,
  km: number | undefined,
  gazetteer: Gazetteer,
): (KnownValue & { km: number }) | undefined {
  const { found, others } = placeCalled(typed, gazetteer);
  if (!found) return undefined;
  const { lat, lon } = found.centre;
  const bounded = Math.min(KM.most, Math.max(KM.least, km ?? KM.usual));
  return { label: placeName(found, gazetteer), km: bounded, query: { kind: "radius", lat, lon, km: bounded }, others };
}

/** Days as numbers of a column: from the first instant of the first to the last of the last. */
export function daysBetween(column: string, from: string | undefined, to: string | undefined): Query {
  return {
    kind: "range",
    column,
    ...(from === undefined ? {} : { from: Date.parse(`${from}T00:00:00.000Z`) }),
    ...(to === undefined ? {} : { to: Date.parse(`${to}T23:59:59.999Z`) }),
  };
}
