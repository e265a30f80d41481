import type { Entry, Place } from "../catalogue/index.ts";
import { communeByInsee, containsPoint, holdersOf, territory } from "../geography/index.ts";
import { ancestors } from "../vocabulary/index.ts";
import type { Target } from "./follow.ts";

/** Codes of the official territories that hold a place: by its commune, else by the wider areas that it states. */
function holding({ country, insee, epci, department, region }: Place): string[] {
  if (country !== "FR") return [];
  const commune = insee === undefined ? undefined : communeByInsee(insee);
  if (commune) return holdersOf(commune);
  const stated = [epci && `epci-${epci}`, department && `dep-${department}`, region && `reg-${region}`];
  return stated.filter((code): code is string => Boolean(code && territory(code)));
}

function holdingZone(code: string): string[] {
  const found = territory(code);
  return found && found.kind !== "declared" ? [found.code, ...found.parents] : [];
}

function isWithin(declared: string, place: Place): boolean {
  if (place.country !== "FR") return false;
  const { lat, lon, insee } = place;
  return containsPoint(declared, lat === undefined || lon === undefined ? undefined : { lat, lon }, insee);
}

/**
 * All territories and themes that a new entry is news for: what holds its places (without any, what its zone names), the
 * declared territories among `declared` that do, its themes and all that is broader.
 */
export function areasOf(entry: Entry, declared: readonly Target[]): Target[] {
  const places = (entry.lists.places ?? []).map(({ value }) => value);
  const zone = entry.single.zone?.value.codes ?? [];
  const codes = places.length > 0 ? places.flatMap(holding) : zone.flatMap(holdingZone);
  const drawn = declared.filter((target) => places.some((place) => isWithin(target.slice("territory:".length), place)));
  const themes = (entry.lists.themes ?? []).flatMap(({ value }) => ancestors("themes", value));
  return [
    ...new Set<Target>([
      ...codes.map((code): Target => `territory:${code}`),
      ...drawn,
      ...themes.map((id): Target => `theme:${id}`),
    ]),
  ];
}
