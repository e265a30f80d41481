import type { LatLon } from "../engine/geometry/index.ts";
import type { Commune } from "./commune.ts";
import { officialTables } from "./tables.ts";

/**
 * Centres of communes that an instance brought with `essaim geo update`: they win over those of the npm package. Kept apart
 * from the tables so that taking them away gives the official ones back.
 */
let own: ReadonlyMap<string, LatLon> = new Map();
const listeners: (() => void)[] = [];

/** Replaces the instance's own centres (INSEE code -> position) and tells whatever was computed from centres. */
export function setCommuneCentres(centres: ReadonlyMap<string, LatLon>): void {
  if (own.size === 0 && centres.size === 0) return;
  own = new Map(centres);
  for (const forget of listeners) forget();
}

/** Runs `forget` each time centres change: for tables computed from them. */
function onCentresChanged(forget: () => void): void {
  listeners.push(forget);
}

/** Centre of a commune, of a municipal district or of a former commune. */
export function centreOf(commune: Commune): LatLon {
  return own.get(commune.insee) ?? (commune.formerOf ? own.get(commune.formerOf) : undefined) ?? commune;
}

/** The commune or municipal district that bears this INSEE code today; a former commune leads to that of today. */
export function communeByInsee(insee: string): Commune | undefined {
  const { communes, districts, former } = officialTables();
  const today = communes.get(insee) ?? districts.get(insee);
  if (today) return today;
  const merged = former.get(insee)?.formerOf;
  return merged === undefined ? undefined : communes.get(merged);
}

/** A value computed once, forgotten when centres change. */
export function fromCentres<T>(compute: () => T): () => T {
  let value: { of: T } | undefined;
  onCentresChanged(() => {
    value = undefined;
  });
  return () => {
    value ??= { of: compute() };
    return value.of;
  };
}
