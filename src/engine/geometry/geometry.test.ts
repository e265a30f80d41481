import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  ETRS89_LAEA,
  type Hex,
  haversineKm,
  hexDistance,
  hexGrid,
  hexKey,
  inPolygons,
  isLatLon,
  type LatLon,
  laea,
  NEIGHBOURS,
  neighbour,
  outlinePath,
  outlineRings,
  pointIndex,
  regionOutlines,
  simplifyLine,
} from "./index.ts";

const degrees = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const anywhere: fc.Arbitrary<LatLon> = fc.record({ lat: degrees(-89, 89), lon: degrees(-180, 180) });
const europe: fc.Arbitrary<LatLon> = fc.record({ lat: degrees(35, 65), lon: degrees(-12, 30) });
const cell: fc.Arbitrary<Hex> = fc.record(
  { q: fc.integer({ min: -500, max: 500 }), r: fc.integer({ min: -500, max: 500 }) },
  { noNullPrototype: true },
);
const DRAWING = { half: 7, side: 8, slope: 4 };

describe("distances on the globe", () => {
  it("are a metric", () => {
    fc.assert(
      fc.property(anywhere, anywhere, anywhere, (a, b, c) => {
        assert.equal(haversineKm(a, a), 0);
        assert.ok(haversineKm(a, b) >= 0);
        assert.ok(Math.abs(haversineKm(a, b) - haversineKm(b, a)) < 1e-9);
        // To a metre: near the opposite point of the globe the sine loses digits.
        assert.ok(haversineKm(a, c) <= haversineKm(a, b) + haversineKm(b, c) + 1e-3);
      }),
    );
  });

  it("agree with the known distance from Paris to Marseille", () => {
    const km = haversineKm({ lat: 48.8566, lon: 2.3522 }, { lat: 43.2965, lon: 5.3698 });
    assert.ok(Math.abs(km - 660.5) < 1, `${km}`);
  });

  it("know what is a position and what is not", () => {
    assert.ok(isLatLon(-90, 180));
    for (const [lat, lon] of [
      [Number.NaN, 2],
      [2, Number.NaN],
      [90.1, 0],
      [0, 180.5],
      [Number.POSITIVE_INFINITY, 0],
    ] as const) {
      assert.equal(isLatLon(lat, lon), false);
    }
  });
});

describe("the equal-area projection", () => {
  it("gives the worked example of IOGP Guidance Note 7-2 for EPSG:3035", () => {
    const { x, y } = ETRS89_LAEA.forward({ lat: 50, lon: 5 });
    assert.ok(Math.abs(x - 3962799.45) < 0.01 && Math.abs(y - 2999718.85) < 0.01, `${x} ${y}`);
  });

  it("comes back to where it left", () => {
    fc.assert(
      fc.property(europe, europe, (origin, point) => {
        const projection = laea(origin);
        const back = projection.inverse(projection.forward(point));
        assert.ok(Math.abs(back.lat - point.lat) < 1e-8 && Math.abs(back.lon - point.lon) < 1e-8);
      }),
    );
  });

  it("keeps areas: a small square weighs the same wherever it is drawn from", () => {
    fc.assert(
      fc.property(europe, europe, europe, (here, there, point) => {
        const ratio = squareArea(laea(here), point) / squareArea(laea(there), point);
        assert.ok(Math.abs(ratio - 1) < 1e-4, `${ratio}`);
      }),
    );
  });
});

function squareArea(projection: ReturnType<typeof laea>, { lat, lon }: LatLon): number {
  const d = 0.01;
  const corners = [
    [0, 0],
    [0, d],
    [d, d],
    [d, 0],
  ].map(([dLat, dLon]) => projection.forward({ lat: lat + (dLat ?? 0), lon: lon + (dLon ?? 0) }));
  return Math.abs(
    corners.reduce((sum, corner, index) => {
      const next = corners[(index + 1) % 4] ?? corner;
      return sum + corner.x * next.y - next.x * corner.y;
    }, 0) / 2,
  );
}

describe("the grid of hexagons", () => {
  const grid = hexGrid(40_000, { x: 1234, y: -987 });

  it("finds a cell again from its centre, and has no cell nearer to a point than its own", () => {
    fc.assert(
      fc.property(cell, (hex) => {
        assert.deepEqual(grid.at(grid.centre(hex)), hex);
      }),
    );
    fc.assert(
      fc.property(degrees(-1e6, 1e6), degrees(-1e6, 1e6), (x, y) => {
        const own = grid.at({ x, y });
        const away = (hex: Hex) => Math.hypot(grid.centre(hex).x - x, grid.centre(hex).y - y);
        for (const step of NEIGHBOURS) assert.ok(away(own) <= away({ q: own.q + step.q, r: own.r + step.r }) + 1e-6);
      }),
    );
  });

  it("has six neighbours one step away, each seen back from the other side", () => {
    fc.assert(
      fc.property(cell, fc.integer({ min: 0, max: 5 }), (hex, side) => {
        const other = neighbour(hex, side);
        assert.equal(hexDistance(hex, other), 1);
        assert.deepEqual(neighbour(other, side + 3), hex);
        assert.ok(
          Math.abs(Math.hypot(grid.centre(hex).x - grid.centre(other).x, grid.centre(hex).y - grid.centre(other).y) - 40_000) <
            1e-3,
        );
      }),
    );
  });
});

describe("the border of a set of cells", () => {
  const patch = fc.uniqueArray(fc.record({ q: fc.integer({ min: 0, max: 6 }), r: fc.integer({ min: 0, max: 6 }) }), {
    minLength: 1,
    maxLength: 40,
    selector: hexKey,
  });

  it("closes every ring and holds exactly the area of the cells, holes taken off", () => {
    fc.assert(
      fc.property(patch, (cells) => {
        const area = outlineRings(DRAWING, cells).reduce((sum, ring) => sum + signedArea(ring), 0);
        assert.equal(area, cells.length * 2 * DRAWING.half * (DRAWING.side + DRAWING.slope));
      }),
    );
  });

  it("is one ring of six edges for one cell, written in whole relative numbers", () => {
    assert.equal(outlinePath(DRAWING, [{ q: 0, r: 0 }]), "M7-4v8l-7 4l-7-4v-8l7-4z");
    assert.equal(outlinePath(DRAWING, []), "");
  });

  it("has two rings for a wreath: around it, and around its hole", () => {
    const wreath = NEIGHBOURS.map((step) => ({ ...step }));
    assert.equal(outlineRings(DRAWING, wreath).length, 2);
  });
});

describe("regions painted on the grid", () => {
  const painted = fc.uniqueArray(
    fc.record({ q: fc.integer({ min: 0, max: 7 }), r: fc.integer({ min: 0, max: 7 }), label: fc.constantFrom("a", "b", "c") }),
    { minLength: 1, maxLength: 64, selector: hexKey },
  );

  it("keep exactly the same points along their common borders, however much they are simplified", () => {
    fc.assert(
      fc.property(painted, fc.integer({ min: 0, max: 30 }), (cells, tolerance) => {
        const outlines = regionOutlines(
          DRAWING,
          cells.map(({ q, r, label }) => ({ hex: { q, r }, label })),
          tolerance,
        );
        const edges = new Map<string, number>();
        for (const ring of [...outlines.values()].flat()) {
          ring.forEach(([x, y], index) => {
            const [toX, toY] = ring[(index + 1) % ring.length] ?? [x, y];
            const key = `${x},${y}>${toX},${toY}`;
            edges.set(key, (edges.get(key) ?? 0) + 1);
          });
        }
        // No edge twice in one direction: two regions that share one run along it opposite ways.
        if (tolerance === 0) assert.ok([...edges.values()].every((count) => count === 1));
      }),
    );
  });

  it("lose nothing at tolerance 0", () => {
    fc.assert(
      fc.property(painted, (cells) => {
        const outlines = regionOutlines(
          DRAWING,
          cells.map(({ q, r, label }) => ({ hex: { q, r }, label })),
          0,
        );
        const area = [...outlines.values()].flat().reduce((sum, ring) => sum + signedArea(ring), 0);
        assert.ok(Math.abs(area - cells.length * 2 * DRAWING.half * (DRAWING.side + DRAWING.slope)) < 1e-6);
      }),
    );
  });

  it("leave no gap between two halves of a disc, simplified hard", () => {
    const disc = Array.from({ length: 441 }, (_, index) => ({ q: (index % 21) - 10, r: Math.floor(index / 21) - 10 })).filter(
      (hex) => hexDistance(hex, { q: 0, r: 0 }) <= 10,
    );
    const halves = regionOutlines(
      DRAWING,
      disc.map((hex) => ({ hex, label: hex.q > 0 ? "east" : "west" })),
      12,
    );
    const points = (label: string) => new Set((halves.get(label) ?? []).flat().map(String));
    const border = [...points("east")].filter((point) => points("west").has(point));
    assert.ok(border.length >= 2 && border.length < 8, `${border.length}`);
    const total = ["east", "west"].flatMap((label) => halves.get(label) ?? []).reduce((sum, ring) => sum + signedArea(ring), 0);
    assert.ok(Math.abs(total / (disc.length * 168) - 1) < 0.08);
  });
});

describe("a simplified line", () => {
  const line = fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })), {
    minLength: 2,
    maxLength: 40,
  });

  it("keeps its ends, only its own points, and is the same from either end", () => {
    fc.assert(
      fc.property(line, fc.integer({ min: 0, max: 40 }), (points, tolerance) => {
        const simple = simplifyLine(points, tolerance);
        assert.deepEqual([simple[0], simple.at(-1)], [points[0], points.at(-1)]);
        assert.ok(simple.every((point) => points.some((one) => String(one) === String(point))));
        const distinct = new Set(points.map(String)).size === points.length;
        if (distinct) assert.deepEqual(simplifyLine([...points].reverse(), tolerance).reverse(), simple);
      }),
    );
  });
});

function signedArea(ring: readonly (readonly [number, number])[]): number {
  return ring.reduce((sum, [x, y], index) => {
    const [nx, ny] = ring[(index + 1) % ring.length] ?? [x, y];
    return sum + (x * ny - nx * y) / 2;
  }, 0);
}

describe("points in a polygon", () => {
  const square = [
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 10],
    [0, 0],
  ] as const;
  const hole = [
    [4, 4],
    [6, 4],
    [6, 6],
    [4, 6],
    [4, 4],
  ] as const;

  it("are inside the outer ring and outside its holes", () => {
    assert.ok(inPolygons([[square, hole]], { lat: 2, lon: 2 }));
    assert.equal(inPolygons([[square, hole]], { lat: 5, lon: 5 }), false);
    assert.equal(inPolygons([[square, hole]], { lat: 5, lon: 11 }), false);
    assert.equal(inPolygons([], { lat: 5, lon: 5 }), false);
  });
});

describe("the index of points", () => {
  it("finds the same nearest point, and the same points within a radius, as looking at all of them", () => {
    fc.assert(
      fc.property(fc.array(anywhere, { maxLength: 60 }), anywhere, fc.integer({ min: 1, max: 3000 }), (points, from, km) => {
        const index = pointIndex(points, 2);
        const distances = points.map((point) => haversineKm(from, point)).filter((distance) => distance <= km);
        assert.equal(index.nearest(from, km)?.km, distances.length > 0 ? Math.min(...distances) : undefined);
        assert.deepEqual(
          index
            .within(from, km)
            .map((near) => near.km)
            .sort((a, b) => a - b),
          distances.sort((a, b) => a - b),
        );
      }),
    );
  });
});
