import Supercluster from "supercluster";
import type { Bbox, MapPoint } from "./index-port.ts";

/** Places that stand too near one another to be drawn apart; `bbox` is what to look at to tell them apart. */
export type Mark = { lat: number; lon: number; count: number; bbox: Bbox; point?: MapPoint };

/** Pixels of the drawing within which places are one mark, and the closest level at which they are told apart. */
const RADIUS = 34;
const CLOSEST = 16;
const TILE = 512;

/** The level of the usual web maps at which `bbox` is `width` pixels wide. */
function levelOf([west, , east]: Bbox, width: number): number {
  const degrees = west <= east ? east - west : east - west + 360;
  return Math.max(0, Math.min(CLOSEST, Math.round(Math.log2((width * 360) / (TILE * Math.max(degrees, 1e-6))))));
}

function frameOf(points: readonly { lat: number; lon: number }[]): Bbox {
  const lats = points.map(({ lat }) => lat);
  const lons = points.map(({ lon }) => lon);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

/** Groups the places of a box for a drawing `width` pixels wide (supercluster: greedy, deterministic). */
export function clusterPoints(points: readonly MapPoint[], bbox: Bbox, width: number): Mark[] {
  const index = new Supercluster<{ point: MapPoint }>({ radius: RADIUS, maxZoom: CLOSEST, extent: TILE });
  index.load(
    points.map((point) => ({
      type: "Feature",
      properties: { point },
      geometry: { type: "Point", coordinates: [point.lon, point.lat] },
    })),
  );
  return index.getClusters([...bbox], levelOf(bbox, width)).map((feature): Mark => {
    const { properties } = feature;
    if (!("cluster_id" in properties)) {
      // The library keeps positions in single precision: the place's own are better.
      const { point } = properties as { point: MapPoint };
      return { lat: point.lat, lon: point.lon, count: 1, bbox: frameOf([point]), point };
    }
    const [lon = 0, lat = 0] = feature.geometry.coordinates;
    const leaves = index.getLeaves(properties.cluster_id, Number.POSITIVE_INFINITY).map((leaf) => leaf.properties.point);
    return { lat, lon, count: properties.point_count, bbox: frameOf(leaves) };
  });
}
