import { haversineKm, type LatLon } from "../../engine/geometry/index.ts";
import type { IndexReader, MatchedDocument } from "../../engine/index/index.ts";
import type { Bbox, MapPoint, SearchOptions, SearchPage } from "../index-port.ts";

/** Places gathered for one map at most. */
const MOST_POINTS = 20_000;

/** Whether a position is in a box, edges included; a box may cross the antimeridian (west > east). */
function standsIn([west, south, east, north]: Bbox, lat: number, lon: number): boolean {
  return lat >= south && lat <= north && (west <= east ? lon >= west && lon <= east : lon >= west || lon <= east);
}

type Points = NonNullable<SearchPage["points"]>;

/** Gathers the places of matches in a box, up to the limit: `visit` is called with each match. */
export function gatherPoints(
  reader: IndexReader,
  { bbox, limit = MOST_POINTS }: NonNullable<SearchOptions["points"]>,
): Points & { visit(match: MatchedDocument): void } {
  const list: MapPoint[] = [];
  const points = {
    list,
    truncated: false,
    visit(match: MatchedDocument) {
      if (points.truncated) return;
      const places = reader.placesOf(match);
      for (let i = 0; i + 1 < places.length; i += 2) {
        const [lat = 0, lon = 0] = [places[i], places[i + 1]];
        if (!standsIn(bbox, lat, lon)) continue;
        if (list.length === limit) {
          points.truncated = true;
          return;
        }
        list.push({ lat, lon, id: reader.idOf(match) });
      }
    },
  };
  return points;
}

/** Kilometres from a point to the nearest place of a match, as the crow flies; none without a position. */
export function distanceTo(reader: IndexReader, match: MatchedDocument, point: LatLon): number | undefined {
  const places = reader.placesOf(match);
  let nearest: number | undefined;
  for (let i = 0; i + 1 < places.length; i += 2) {
    const km = haversineKm(point, { lat: places[i] ?? 0, lon: places[i + 1] ?? 0 });
    if (nearest === undefined || km < nearest) nearest = km;
  }
  return nearest;
}
