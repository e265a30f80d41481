import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fixedClock } from "./clock.ts";
import { canonicalJson, contentHash, isId, mintId } from "./ids.ts";

test("ids are unique and in order, even a hundred thousand in one millisecond", () => {
  const now = new Date("2026-11-22T06:00:00Z");
  const ids = Array.from({ length: 100_000 }, () => mintId(now));
  assert.equal(new Set(ids).size, ids.length);
  assert.deepEqual(ids, ids.toSorted());
  assert.ok(ids.every(isId));
});

test("ids sort by the time they were minted", () => {
  const date = fc.date({ min: new Date(0), max: new Date("3000-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(date, date, (a, b) => {
      if (a.getTime() < b.getTime()) assert.ok(mintId(a) < mintId(b));
    }),
  );
  assert.throws(() => mintId(new Date(Number.NaN)), RangeError);
});

test("an id has no letter that could be taken for another", () => {
  for (const text of [
    "",
    "00000000000000",
    "0000000000000000",
    "00000000000000i",
    "00000000000000l",
    "00000000000000o",
    "00000000000000u",
    "00000000000000A",
  ]) {
    assert.equal(isId(text), false, text);
  }
});

test("equal content has one canonical text and one hash, whatever the order of its keys", () => {
  const shuffled = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shuffled);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, member]) => [key, shuffled(member)]),
    );
  };
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const plain = JSON.parse(JSON.stringify(value));
      assert.deepEqual(JSON.parse(canonicalJson(plain)), plain);
      assert.equal(contentHash(shuffled(plain)), contentHash(plain));
    }),
  );
  assert.equal(canonicalJson({ b: undefined, a: [undefined, 1e21, -0, "é\u2028"] }), '{"a":[null,1e+21,0,"é\u2028"]}');
  assert.equal(contentHash({}), "44136fa355b3678a1146ad16f7e8649e");
  assert.throws(() => canonicalJson({ n: Number.NaN }), TypeError);
});

test("a fixed clock stands still, or moves by its step, or by hand", () => {
  const clock = fixedClock("2026-11-22T06:00:00Z", 1000);
  const seconds = () => clock.now().toISOString().slice(17, 19);
  assert.deepEqual([seconds(), seconds()], ["00", "01"]);
  clock.advance(10_000);
  assert.equal(seconds(), "12");
});
