import type { Place, SourceDirectory } from "../catalogue/index.ts";
import { cellOf, cellOfCommune, communeByInsee, declaredTerritories, holdersOf, territory } from "../geography/index.ts";
import type { TerritoryReach } from "./index-port.ts";
import type { ProjectionContext } from "./projection.ts";

/** Official territories that hold a place: by its commune, else by the wider areas that it states. */
function territoriesOf({ country, insee, epci, department, region }: Place): string[] {
  if (country !== "FR") return [];
  const commune = insee === undefined ? undefined : communeByInsee(insee);
  if (commune) return holdersOf(commune);
  const stated = [epci && `epci-${epci}`, department && `dep-${department}`, region && `reg-${region}`];
  return stated.filter((code): code is string => Boolean(code && territory(code)));
}

/** A zone names communes, EPCI, departments or regions by official or address code. */
function territoriesOfZone(code: string): string[] {
  const found = territory(code);
  return found && found.kind !== "declared" ? [found.code, ...found.parents] : [];
}

/** By the commune, as the cells are named; by the position where the commune is unknown. */
function cellIdOf({ country, insee, lat, lon }: Place): string | undefined {
  if (country !== "FR") return undefined;
  const byCommune = insee === undefined ? undefined : cellOfCommune(insee);
  return (byCommune ?? (lat === undefined || lon === undefined ? undefined : cellOf(lat, lon)))?.id;
}

/** What geography and the directory of sources tell the projection. */
export function projectionContext(sources: SourceDirectory): ProjectionContext {
  return {
    partnerOf: (source) => sources.get(source)?.partner.slug ?? source,
    territoriesOf,
    territoriesOfZone,
    territoryName: (code) => territory(code)?.name,
    cellOf: cellIdOf,
  };
}

/** Declared territories are looked up when asked for: they may be drawn anew at any time, without a new index. */
export function territoryReach(code: string): TerritoryReach {
  const declared = code.startsWith("pays-") ? declaredTerritories().find((each) => each.code === code) : undefined;
  if (!declared) return { codes: [code] };
  const codes = declared.communes.map((insee) => `com-${insee}`);
  return declared.perimeter ? { codes, polygons: declared.perimeter } : { codes };
}
