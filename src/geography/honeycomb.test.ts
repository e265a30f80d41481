import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { haversineKm } from "../engine/geometry/index.ts";
import { aroundName } from "./around-name.ts";
import { departmentShapes } from "./department-shapes.ts";
import { cellById, cellOf, cellOfCommune, honeycomb } from "./honeycomb.ts";
import { MAINLAND, ZONES } from "./honeycomb-zones.ts";
import { quantiles } from "./map-levels.ts";
import { officialTables } from "./tables.ts";

const { cells } = honeycomb();

describe("the honeycomb", () => {
  it("is France in equal cells, as many as are read at a glance, each inhabited part in its place", () => {
    const mainland = cells.filter(({ zone }) => zone === "fr");
    assert.ok(mainland.length >= 350 && mainland.length <= 420, `${mainland.length}`);
    for (const zone of ZONES) {
      const here = cells.filter((cell) => cell.zone === zone.id).length;
      if (zone.single) assert.equal(here, 1, zone.label);
      else assert.ok(here >= 8, `${zone.label} ${here}`);
    }
  });

  it("loses no commune and nobody", () => {
    const inhabited = [...officialTables().communes.values()].filter(({ department }) => !["984", "989"].includes(department));
    assert.equal(
      cells.reduce((sum, cell) => sum + cell.communes.length, 0),
      inhabited.length,
    );
    assert.equal(
      cells.reduce((sum, cell) => sum + cell.population, 0),
      inhabited.reduce((sum, commune) => sum + commune.population, 0),
    );
  });

  it("finds each cell from its own centre, and each commune where its centre is", () => {
    for (const cell of cells) {
      assert.equal(cellOf(cell.centre.lat, cell.centre.lon)?.id, cell.id, cell.name);
      assert.equal(cellById(cell.id), cell);
      for (const insee of cell.communes) assert.equal(cellOfCommune(insee)?.id, cell.id);
    }
  });

  it("puts a position into a cell that is no farther than any other by much", () => {
    const mainland = cells.filter(({ zone }) => zone === "fr");
    fc.assert(
      fc.property(
        fc.constantFrom(...mainland),
        fc.double({ min: -0.1, max: 0.1, noNaN: true }),
        fc.double({ min: -0.1, max: 0.1, noNaN: true }),
        (cell, dLat, dLon) => {
          const point = { lat: cell.centre.lat + dLat, lon: cell.centre.lon + dLon };
          const found = cellOf(point.lat, point.lon);
          assert.ok(found);
          const nearest = Math.min(...mainland.map((one) => haversineKm(one.centre, point)));
          assert.ok(haversineKm(found.centre, point) <= nearest * 1.01 + 0.1);
        },
      ),
    );
    assert.equal(cellOf(52.5, 13.4), undefined);
    assert.equal(cellOf(0, 0), undefined);
    assert.equal(cellOf(Number.NaN, 2), undefined);
  });

  it("gives ids that stay: short, unlike one another, made from the grid alone", () => {
    assert.equal(new Set(cells.map(({ id }) => id)).size, cells.length);
    for (const { id } of cells) assert.match(id, /^([0-9a-z]{2}|9\d\d([0-9a-z]{2})?)$/);
    // Addresses that people have kept: these must never change.
    assert.deepEqual(
      ["29151", "75056", "2A004", "97411", "98818"].map((insee) => cellOfCommune(insee)?.id),
      ["7c", "hb", "tv", "974hg", "988"],
    );
  });

  it("names each cell after its largest commune, in good French, no two alike", () => {
    assert.equal(new Set(cells.map(({ name }) => name)).size, cells.length);
    assert.equal(cellOfCommune("29151")?.name, "Autour de Morlaix");
    assert.deepEqual(
      ["Le Mans", "Les Abymes", "La Rochelle", "L'Aigle", "Angers", "Hyères", "Le Havre", "Évreux", "Haguenau"].map(aroundName),
      [
        "Autour du Mans",
        "Autour des Abymes",
        "Autour de La Rochelle",
        "Autour de L’Aigle",
        "Autour d’Angers",
        "Autour d’Hyères",
        "Autour du Havre",
        "Autour d’Évreux",
        "Autour de Haguenau",
      ],
    );
  });

  it("has cells of one area on the mainland", () => {
    assert.equal(Math.round(MAINLAND.grid.area / 1e6), 1677);
  });
});

describe("departments as shapes", () => {
  const shapes = departmentShapes();

  it("are all there, each a closed outline, in few bytes", () => {
    const expected = [...officialTables().departments.keys()].filter((code) => !["984", "989"].includes(code));
    assert.deepEqual(shapes.map(({ code }) => code).sort(), expected.sort());
    for (const { path, code } of shapes) assert.match(path, /^(M-?[\d.]+[ -][\d.]+([hvl]-?[\d.]+([ -][\d.]+)?)+z)+$/, code);
    assert.ok(shapes.reduce((sum, { path }) => sum + path.length, 0) < 20_000);
  });
});

describe("the classes of a map", () => {
  it("are at most five, hold every value, and never part equal ones", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 200 }), (values) => {
        const { levels, levelOf } = quantiles(values);
        assert.ok(levels.length <= 5);
        for (const value of values.filter((one) => one > 0)) {
          assert.equal(levels.filter(({ from, to }) => value >= from && value <= to).length, 1);
          assert.ok(levelOf(value) >= 1 && levelOf(value) <= 5);
        }
        const rising = [...values]
          .filter((one) => one > 0)
          .sort((a, b) => a - b)
          .map(levelOf);
        assert.deepEqual(
          rising,
          [...rising].sort((a, b) => a - b),
        );
      }),
    );
  });

  it("share out what a long tie leaves", () => {
    const { levels } = quantiles([1, 1, 1, 1, 1, 1, 2, 2, 3, 4, 5, 6, 200]);
    assert.deepEqual(levels[0], { from: 1, to: 1 });
    assert.equal(levels.length, 5);
  });
});
