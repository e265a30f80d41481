import type { Bbox } from "./index-port.ts";

/** A background image of the drawing: where it is and how large, in the drawing's units. */
export type Tile = { href: string; x: number; y: number; width: number; height: number };

/** Address of tiles with `{z}`, `{x}` and `{y}`, and whom to credit. */
export type TileSource = { url: string; credit?: string | undefined };

/** How positions are drawn: `local-map.ts`'s frame. */
type Frame = { bbox: Bbox; width: number; x(lon: number): number; y(lat: number): number };

const TILE_PIXELS = 256;
const DEEPEST = 19;
/** A drawing of 640 by 720 holds twelve tiles of 256; a bound against an odd box. */
const MOST = 30;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Column of a longitude and row of a latitude at a zoom (Web Mercator, "slippy map" tile names of OpenStreetMap). */
const column = (lon: number, zoom: number): number => ((lon + 180) / 360) * 2 ** zoom;
const row = (lat: number, zoom: number): number => ((1 - Math.asinh(Math.tan(radians(lat))) / Math.PI) / 2) * 2 ** zoom;
const lonOf = (x: number, zoom: number): number => (x / 2 ** zoom) * 360 - 180;
const latOf = (y: number, zoom: number): number => (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / 2 ** zoom))) * 180) / Math.PI;

/**
 * The tiles behind a drawing, from an address such as `https://tuiles.exemple.fr/{z}/{x}/{y}.png`. Each is stretched between
 * its own corners, so the drawing's projection need not be the tiles': over one tile they differ by less than a pixel.
 */
export function tilesBehind(frame: Frame, template: string): Tile[] {
  const [west, south, east, north] = frame.bbox;
  const zoom = Math.max(0, Math.min(DEEPEST, Math.round(Math.log2(((frame.width / TILE_PIXELS) * 360) / (east - west)))));
  const tiles: Tile[] = [];
  for (let y = Math.floor(row(north, zoom)); y <= Math.floor(row(south, zoom)); y++) {
    for (let x = Math.floor(column(west, zoom)); x <= Math.floor(column(east, zoom)); x++) {
      if (tiles.length === MOST) return tiles;
      const [left, right] = [frame.x(lonOf(x, zoom)), frame.x(lonOf(x + 1, zoom))];
      const [top, bottom] = [frame.y(latOf(y, zoom)), frame.y(latOf(y + 1, zoom))];
      const href = template.replace("{z}", String(zoom)).replace("{x}", String(x)).replace("{y}", String(y));
      tiles.push({ href, x: left, y: top, width: right - left, height: bottom - top });
    }
  }
  return tiles;
}
