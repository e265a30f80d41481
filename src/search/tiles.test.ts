import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Bbox } from "./index-port.ts";
import { tilesBehind } from "./tiles.ts";

/** A drawing of 640 units across, linear in degrees. */
function frameOf([west, south, east, north]: Bbox) {
  const pixels = 640 / (east - west);
  return {
    bbox: [west, south, east, north] as Bbox,
    width: 640,
    x: (lon: number) => (lon - west) * pixels,
    y: (lat: number) => (north - lat) * pixels,
  };
}

describe("tiles behind a close map", () => {
  it("names the tile that OpenStreetMap names", () => {
    // Morlaix, zoom 12: a known tile of the slippy map.
    const tiles = tilesBehind(frameOf([-3.9, 48.55, -3.7, 48.65]), "https://t.example/{z}/{x}/{y}.png");
    assert.ok(
      tiles.some((tile) => tile.href === "https://t.example/12/2004/1413.png"),
      tiles.map((t) => t.href).join(" "),
    );
  });

  it("covers the whole drawing, never with more than a few", () => {
    const box = fc
      .tuple(
        fc.double({ min: -5, max: 8, noNaN: true }),
        fc.double({ min: 42, max: 50, noNaN: true }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
      )
      .map(([lon, lat, size]): Bbox => [lon, lat, lon + size, lat + size * 0.7]);
    fc.assert(
      fc.property(box, (bbox) => {
        const frame = frameOf(bbox);
        const tiles = tilesBehind(frame, "{z}/{x}/{y}");
        const bottom = frame.y(bbox[1]);
        assert.ok(Math.min(...tiles.map((t) => t.x)) <= 0.1 && Math.min(...tiles.map((t) => t.y)) <= 0.1);
        assert.ok(
          Math.max(...tiles.map((t) => t.x + t.width)) >= 639.9 && Math.max(...tiles.map((t) => t.y + t.height)) >= bottom - 0.1,
        );
        assert.ok(tiles.length <= 30);
      }),
    );
  });
});
