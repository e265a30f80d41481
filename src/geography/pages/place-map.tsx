import { hexPath, type LatLon } from "../../engine/geometry/index.ts";
import { list } from "../../web/index.ts";
import { countryName } from "../country.ts";
import { departmentShapes } from "../department-shapes.ts";
import { MAP } from "../honeycomb.fr.ts";
import { type Cell, cellOf, honeycomb } from "../honeycomb.ts";
import { CELL, drawnAt, MAINLAND, ZONES } from "../honeycomb-zones.ts";
import type { Precision } from "../located.ts";
import { combOutline, frame, viewBox } from "../map-drawing.ts";

/** A place of a fiche, as much as the drawing needs. */
type Spot = {
  lat?: number | undefined;
  lon?: number | undefined;
  commune?: string | undefined;
  department?: string | undefined;
  country?: string | undefined;
  precision?: Precision | undefined;
};

/** Dots drawn at most; the text tells how many more there are. */
const MOST = 60;

/**
 * Where a fiche's places are: dots on the silhouette of France (and of the overseas departments concerned), the department of a lone
 * place told apart. The text equivalent names the places. Null when there is nothing to show.
 */
export function PlaceMap({ places }: { places: readonly Spot[] }) {
  const located = places.flatMap((place) => {
    const cell = place.lat !== undefined && place.lon !== undefined ? cellOf(place.lat, place.lon) : undefined;
    return cell && place.lat !== undefined && place.lon !== undefined
      ? [{ place, cell, point: { lat: place.lat, lon: place.lon } }]
      : [];
  });
  const departments = new Set(places.flatMap(({ department }) => department ?? []));
  const zones = new Set([
    ...located.map(({ cell }) => cell.zone),
    ...[...departments].map((code) => (/^9[78]/.test(code) ? code : "fr")),
  ]);
  if (zones.size === 0) return null;
  const cells = honeycomb().cells.filter(({ zone }) => zones.has(zone));
  const shade =
    departments.size <= 3 ? departmentShapes().filter(({ code }) => departments.has(code) && !/^9[78]/.test(code)) : [];
  const { sure, wide } = dots(located);
  const box = frame(cells);
  return (
    <figure class="comb-spot">
      <svg
        class="comb"
        viewBox={viewBox([box[0] - 2, box[1] - 2, box[2] + 2, box[3] + 2])}
        role="img"
        aria-label={MAP.spot.label(wordsOf(places))}
      >
        <path class="comb-ground" d={combOutline(cells)} />
        {shade.map(({ code, path }) => (
          <path key={code} class="comb-2" d={path} />
        ))}
        {wide && <path class="comb-dot comb-wide" d={wide} />}
        {sure && <path class="comb-dot" d={sure} />}
      </svg>
    </figure>
  );
}

type Placed = { place: Spot; cell: Cell; point: LatLon };

/**
 * Two paths of dots, one dot for places less than a dot apart: `sure`, and `wide` for what is known to its postal code only.
 */
function dots(located: readonly Placed[]): { sure: string; wide: string } {
  const found = new Map<string, { path: string; wide: boolean }>();
  for (const { place, cell, point } of located) {
    const zone = ZONES.find(({ id }) => id === cell.zone) ?? MAINLAND;
    const { x, y } = zone.single ? cell.at : drawnAt(zone, zone.projection.forward(point));
    const key = `${Math.round(x / 4)},${Math.round(y / 4)}`;
    if (!found.has(key)) found.set(key, { path: hexPath(CELL, 0.6, { x, y }), wide: place.precision === "postcode" });
    if (found.size >= MOST) break;
  }
  const paths = (wide: boolean) =>
    [...found.values()]
      .filter((dot) => dot.wide === wide)
      .map(({ path }) => path)
      .join("");
  return { sure: paths(false), wide: paths(true) };
}

function wordsOf(places: readonly Spot[]): string {
  const names = places.map(({ commune, department, country }) => {
    if (country !== undefined && country !== "FR") return [commune, countryName(country)].filter(Boolean).join(", ");
    return commune ?? departmentShapes().find(({ code }) => code === department)?.name ?? "";
  });
  const distinct = [...new Set(names.filter((name) => name !== ""))];
  const shown = distinct.slice(0, 6);
  return list(distinct.length > 6 ? [...shown, MAP.spot.more(distinct.length - 6)] : shown);
}
