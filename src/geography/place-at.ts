import { haversineKm, type LatLon } from "../engine/geometry/index.ts";
import { centreOf } from "./centroids.ts";
import type { Commune } from "./commune.ts";
import { NOTES } from "./geography.fr.ts";
import type { LocatedPlace, LocateNote } from "./located.ts";
import { areasOf, around, communesAround, distanceTo, nearestCommune, reach, shared } from "./position.ts";
import type { Said } from "./said.ts";
import { officialTables } from "./tables.ts";
import { middle, territory } from "./territory.ts";

/** Communes of one postal code are one spot when none is farther than this from their middle. */
const SPOT_KM = 15;

/** The place when the commune is certain: at the given position if it agrees with the commune, else at its centre. */
export function placeAtCommune(commune: Commune, said: Said, notes: LocateNote[]): LocatedPlace {
  const point = positionAt(commune, said, notes);
  const postcode = said.postcode ?? (commune.postcodes.length === 1 ? commune.postcodes[0] : undefined);
  const { lat, lon } = point ?? centreOf(commune);
  return {
    insee: commune.insee,
    commune: commune.name,
    ...(postcode !== undefined && { postcode }),
    ...areasOf(commune),
    country: "FR",
    lat,
    lon,
    precision: point ? "exact" : "commune",
  };
}

function positionAt(commune: Commune, { position }: Said, notes: LocateNote[]): LatLon | undefined {
  if (position.state !== "sound") return undefined;
  const limit = reach(commune.department);
  const km = position.point ? distanceTo(commune, position.point) : Number.POSITIVE_INFINITY;
  if (km <= limit) return position.point;
  if (position.swapped && distanceTo(commune, position.swapped) <= limit) {
    notes.push({ code: "swapped-coordinates", detail: NOTES.swapped });
    return position.swapped;
  }
  const detail = position.point
    ? NOTES.farFromCommune(commune.name, km)
    : NOTES.invalidCoordinates(position.swapped?.lon, position.swapped?.lat);
  notes.push({ code: position.point ? "coordinates-far-from-commune" : "invalid-coordinates", detail });
  return undefined;
}

/** The place when no commune is certain: by position, else by postal code, department, region, country. */
export function placeInFrance(said: Said, notes: LocateNote[]): LocatedPlace {
  const point = freePosition(said, notes);
  const areas = areasSaid(said);
  const base: Omit<LocatedPlace, "precision"> = {
    ...(said.words && { commune: said.words.raw.slice(0, 200) }),
    ...(said.postcode !== undefined && { postcode: said.postcode }),
  };
  if (point) return { ...base, ...byPosition(point, said, areas), ...point, precision: "exact" };
  const spot = spotOfPostcode(said);
  if (spot) return { ...base, ...areas, ...spot, country: "FR", precision: "postcode" };
  const precision = areas.department ? "department" : areas.region ? "region" : isFrance(said) ? "country" : "unknown";
  return { ...base, ...areas, ...(precision !== "unknown" && { country: "FR" }), precision };
}

type Areas = { epci?: string; department?: string; region?: string };

/** What postal code, department and region tell without the commune. */
function areasSaid({ atPostcode, departments, region }: Said): Areas {
  const [department, ...others] = departments;
  if (department !== undefined && others.length === 0) {
    const held = officialTables().departments.get(department);
    const epci = shared(atPostcode).epci;
    return { ...(epci !== undefined && { epci }), department, ...(held && { region: held.region }) };
  }
  const regions = new Set(departments.map((code) => officialTables().departments.get(code)?.region));
  const [only] = regions;
  if (only !== undefined && regions.size === 1) return { region: only };
  return region === undefined ? {} : { region };
}

/** Something said France: the field, a French postal code, a French name. An unknown town alone does not. */
function isFrance(said: Said): boolean {
  return said.france || said.departments.length > 0 || (said.words !== undefined && !said.unknownName);
}

/** The given position if it agrees with what else is said, put right when only its swap does. */
function freePosition(said: Said, notes: LocateNote[]): LatLon | undefined {
  if (said.position.state !== "sound") return undefined;
  const { point, swapped } = said.position;
  if (point && agrees(point, said)) return point;
  if (swapped && agrees(swapped, said)) {
    notes.push({ code: "swapped-coordinates", detail: NOTES.swapped });
    return swapped;
  }
  if (!point) notes.push({ code: "invalid-coordinates", detail: NOTES.invalidCoordinates(swapped?.lon, swapped?.lat) });
  else if (said.departments.length > 0 || said.region)
    notes.push({ code: "coordinates-far-from-area", detail: farFrom(point, said) });
  else if (said.france) notes.push({ code: "coordinates-far-from-area", detail: NOTES.notInFrance });
  else return point;
  return undefined;
}

/** Whether a position may be true given the postal code, else the department or the region, else France. */
function agrees(point: LatLon, { atPostcode, departments, region }: Said): boolean {
  if (atPostcode.length > 0) return atPostcode.some((one) => distanceTo(one, point) <= reach(one.department));
  if (departments.length === 0 && !region) return nearestCommune(point) !== undefined;
  const widest = Math.max(...departments.map((code) => reach(code)), reach(""));
  return communesAround(point, widest).some(({ item }) => departments.includes(item.department) || item.region === region);
}

function farFrom(point: LatLon, { atPostcode, departments, region, postcode }: Said): string {
  if (atPostcode.length > 0 && postcode !== undefined)
    return NOTES.farFromPostcode(postcode, haversineKm(point, middle(atPostcode)));
  const area = territory(departments[0] === undefined ? `reg-${region}` : `dep-${departments[0]}`);
  return area ? NOTES.farFromArea(area.name, haversineKm(point, area.centre)) : NOTES.notInFrance;
}

/** Official areas around a position. A name that is unknown keeps the commune open. */
function byPosition(point: LatLon, said: Said, areas: Areas): Omit<LocatedPlace, "precision"> {
  const here = around(point);
  if (!here) return { country: "ZZ" };
  const { commune, ...told } = here;
  return { ...areas, ...told, ...(commune && !said.words && { insee: commune.insee, commune: commune.name }), country: "FR" };
}

/** Middle of the communes of a postal code, and what they share; undefined when they are not one spot. A lone commune is named, unless the record names another. */
function spotOfPostcode({ atPostcode, contradicted }: Said): (LatLon & Areas & { insee?: string; commune?: string }) | undefined {
  if (atPostcode.length === 0) return undefined;
  const centre = middle(atPostcode);
  if (atPostcode.some((one) => haversineKm(centre, centreOf(one)) > SPOT_KM)) return undefined;
  const [only, ...rest] = atPostcode;
  const named = only && rest.length === 0 && !contradicted ? { insee: only.insee, commune: only.name } : {};
  return { ...centre, ...shared(atPostcode), ...named };
}
