import type { Result } from "./result.schema.ts";

type Position = [longitude: number, latitude: number];
type Geometry = { type: "Point"; coordinates: Position } | { type: "MultiPoint"; coordinates: Position[] } | null;

function geometryOf({ lieux }: Result): Geometry {
  const points = lieux.flatMap(({ latitude, longitude }): Position[] =>
    latitude === undefined || longitude === undefined ? [] : [[longitude, latitude]],
  );
  const [first] = points;
  if (first === undefined) return null;
  return points.length === 1 ? { type: "Point", coordinates: first } : { type: "MultiPoint", coordinates: points };
}

/** A result as a GeoJSON feature (RFC 7946); without a position its geometry is null, and it is not left out. */
export function toFeature(result: Result): object {
  const { id, lieux: _lieux, ...properties } = result;
  return { type: "Feature", id, geometry: geometryOf(result), properties };
}
