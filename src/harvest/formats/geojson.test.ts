import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bytesSource } from "./byte-source.ts";
import { recognise } from "./index.ts";
import { read } from "./testing/read.ts";

const collection = (...features: object[]) => JSON.stringify({ type: "FeatureCollection", name: "lieux", features });
const feature = (geometry: unknown, properties: object = { nom: "A" }, more: object = {}) => ({
  type: "Feature",
  ...more,
  properties,
  geometry,
});

describe("GeoJSON", () => {
  it("gives properties, position, id and geometry as one row", async () => {
    const geometry = { type: "Point", coordinates: [-3.83, 48.58, 12] };
    const content = collection(feature(geometry, { nom: "Temps-bouilles", adresse: { ville: "Morlaix" } }, { id: "x1" }));
    assert.equal((await recognise(bytesSource(content))).format, "geojson");
    assert.deepEqual((await read(content)).values, [
      { nom: "Temps-bouilles", adresse: { ville: "Morlaix" }, id: "x1", lat: 48.58, lon: -3.83, geometry },
    ]);
  });

  it("keeps the partner's own id and positions beside those of the shape", async () => {
    const { values } = await read(
      collection(feature({ type: "Point", coordinates: [2, 48] }, { id: 7, lat: "48,1" }, { id: "x" })),
    );
    assert.deepEqual([values[0]?.id, values[0]?.lat, values[0]?.["lat (propriété)"]], [7, 48, "48,1"]);
  });

  const square = [
    [
      [0, 40],
      [2, 40],
      [2, 42],
      [0, 42],
      [0, 40],
    ],
  ];
  const shapes: [string, object, number, number][] = [
    ["a square", { type: "Polygon", coordinates: square }, 41, 1],
    [
      "the larger of two areas",
      {
        type: "MultiPolygon",
        coordinates: [
          [
            [
              [9, 9],
              [9.1, 9],
              [9.1, 9.1],
              [9, 9],
            ],
          ],
          square,
        ],
      },
      41,
      1,
    ],
    [
      "a line",
      {
        type: "LineString",
        coordinates: [
          [0, 40],
          [2, 44],
        ],
      },
      42,
      1,
    ],
    [
      "points",
      {
        type: "MultiPoint",
        coordinates: [
          [0, 40],
          [2, 44],
          [4, 45],
        ],
      },
      43,
      2,
    ],
    [
      "a collection",
      {
        type: "GeometryCollection",
        geometries: [
          { type: "Point", coordinates: [0, 40] },
          { type: "Point", coordinates: [2, 42] },
        ],
      },
      41,
      1,
    ],
  ];
  for (const [name, geometry, lat, lon] of shapes) {
    it(`puts ${name} at its middle`, async () => {
      const { values } = await read(collection(feature(geometry)));
      assert.ok(
        Math.abs(Number(values[0]?.lat) - lat) < 1e-9 && Math.abs(Number(values[0]?.lon) - lon) < 1e-9,
        JSON.stringify(values[0]),
      );
    });
  }

  it("without geometry has no position, and nothing to tell", async () => {
    const { values, codes } = await read(collection(feature(null)));
    assert.deepEqual([values, codes], [[{ nom: "A", geometry: null }], []]);
  });

  it("in metres (Lambert 93), with NaN or with words for coordinates, has no position, and it is told", async () => {
    const content = collection(
      feature({ type: "Point", coordinates: [652_000, 6_862_000] }),
      feature({ type: "Point", coordinates: ["2.3", "48.8"] }),
      feature({ type: "Point", coordinates: [1, 2] }),
    ).replace("[1,2]", "[NaN, 48.5]");
    const { values, codes } = await read(content);
    assert.deepEqual(
      values.map((value) => value.lat),
      [undefined, undefined, undefined],
    );
    assert.deepEqual(codes, ["1:invalid-coordinates", "2:invalid-coordinates", "3:not-finite", "3:invalid-coordinates"]);
  });

  it("comes in the layers of a uMap too", async () => {
    const layer = (name: string, ...features: object[]) => ({ type: "FeatureCollection", features, _umap_options: { name } });
    const point = { type: "Point", coordinates: [2, 48] };
    const map = {
      type: "umap",
      uri: "https://umap.example.org",
      properties: { name: "Tiers-lieux" },
      layers: [layer("a", feature(point), feature(point)), layer("vide"), layer("b", feature(point, { nom: "B" }))],
    };
    for (const indent of [0, 2]) {
      const content = JSON.stringify(map, undefined, indent);
      assert.equal((await recognise(bytesSource(content))).records, "$.layers[*].features");
      const { rows, codes } = await read(content);
      assert.deepEqual(
        [rows.map(({ line, values }) => [line, values.nom, values.lat]), codes],
        [
          [
            [1, "A", 48],
            [2, "A", 48],
            [3, "B", 48],
          ],
          [],
        ],
      );
      assert.deepEqual((await read(content.slice(0, -20))).codes, ["truncated"]);
    }
  });

  it("comes as a bare list of features, and as one feature per line, too", async () => {
    const one = JSON.stringify(feature({ type: "Point", coordinates: [2, 48] }));
    assert.deepEqual(
      (await read(`[${one},${one}]`)).values.map((value) => value.lat),
      [48, 48],
    );
    assert.deepEqual(
      (await read(`${one}\n${one}\n`)).values.map((value) => value.lat),
      [48, 48],
    );
  });
});
