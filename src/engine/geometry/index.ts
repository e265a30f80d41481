export { drawnCentre, type HexDrawing, hexPath, outlinePath, outlineRings, ringPath } from "./hex-outline.ts";
export { type Labelled, regionOutlines } from "./hex-regions.ts";
export { type Hex, type HexGrid, hexDistance, hexGrid, hexKey, NEIGHBOURS, neighbour } from "./hexagon.ts";
export { ETRS89_LAEA, laea, type Projection } from "./laea.ts";
export { type Near, type PointIndex, pointIndex } from "./nearest.ts";
export { type BoundingBox, haversineKm, inBox, isLatLon, type LatLon, type XY } from "./point.ts";
export { inPolygons, type PolygonRings, polygonsBox } from "./polygon.ts";
export { type Point, simplifyLine } from "./simplify.ts";
