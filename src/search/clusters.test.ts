import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { clusterPoints } from "./clusters.ts";
import type { Bbox } from "./index-port.ts";
import { localMap, reframed } from "./local-map.ts";
import { documentOf, queryOf } from "./testing/documents.ts";
import { indexOf } from "./testing/written-index.ts";

const FINISTERE: Bbox = [-5, 47.7, -3.4, 48.8];
const point = fc.record({
  lat: fc.double({ min: 47.8, max: 48.7, noNaN: true }),
  lon: fc.double({ min: -4.9, max: -3.5, noNaN: true }),
});

describe("places seen close", () => {
  it("are all counted once, however they are grouped", () => {
    fc.assert(
      fc.property(fc.array(point, { maxLength: 60 }), fc.constantFrom(200, 640, 5_000), (places, width) => {
        const points = places.map((place, i) => ({ ...place, id: `id${i}` }));
        const marks = clusterPoints(points, FINISTERE, width);
        assert.equal(
          marks.reduce((sum, { count }) => sum + count, 0),
          points.length,
        );
        for (const { count, bbox, point: alone } of marks) {
          assert.equal(alone !== undefined, count === 1);
          const [west, south, east, north] = bbox;
          const inside = points.filter(({ lat, lon }) => lat >= south && lat <= north && lon >= west && lon <= east);
          assert.ok(inside.length >= count, "what to look at to tell them apart holds them all");
        }
      }),
    );
  });

  it("lead closer while that helps, then to the list", () => {
    const place = (lat: number, lon: number) => [{ lat, lon, precision: "commune" as const }];
    const index = indexOf([
      documentOf({ id: "a", title: "Seule", places: place(47.9, -4.9) }),
      documentOf({ id: "b", title: "Même endroit 1", places: place(48.5, -3.8) }),
      documentOf({ id: "c", title: "Même endroit 2", places: place(48.5, -3.8) }),
      documentOf({ id: "d", title: "Voisine 1", places: place(48.0, -4.1) }),
      documentOf({ id: "e", title: "Voisine 2", places: place(48.03, -4.12) }),
      documentOf({ id: "f", title: "Ailleurs", places: place(45, 5) }),
    ]);
    const query = queryOf({ bbox: FINISTERE });
    const { points } = index.search(query, { points: { bbox: FINISTERE } });
    const { marks } = localMap({ index }, query, FINISTERE, points);
    assert.equal(marks.length, 3);
    const hrefs = marks.map(({ href }) => href);
    assert.equal(hrefs.filter((href) => href.startsWith("/fiche/fiche-a-a")).length, 1);
    assert.equal(
      hrefs.filter((href) => href.startsWith("/carte?") && href.includes("bbox=")).length,
      1,
      "neighbours are told apart closer",
    );
    assert.equal(hrefs.filter((href) => href.startsWith("/recherche?")).length, 1, "the same spot gives its list");
  });

  it("stay within the globe when reframed", () => {
    fc.assert(
      fc.property(point, fc.double({ min: 0.1, max: 10_000, noNaN: true }), ({ lat, lon }, by) => {
        const [west, south, east, north] = reframed([lon, lat, lon + 0.1, lat + 0.1], by);
        assert.ok(west >= -180 && east <= 180 && south >= -90 && north <= 90 && west < east && south < north);
      }),
    );
  });
});
