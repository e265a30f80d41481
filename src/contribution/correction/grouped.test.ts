import assert from "node:assert/strict";
import { test } from "node:test";
import type { Correction } from "./correction.ts";
import { grouped } from "./grouped.ts";

const proposed = (id: string, after: string, email: string): Correction => ({
  id,
  entry: "e",
  about: "value",
  changes: [{ field: "stage", before: null, after }],
  because: `raison ${id}`,
  email,
  state: "waiting",
  likelySpam: false,
  trap: {},
  createdAt: "2026-11-22T12:00:00.000Z",
});

test("equal corrections are one group, those that most people ask first, and one address counts once", () => {
  const all = [
    proposed("1", "idee", "a@exemple.fr"),
    proposed("2", "arretee", "a@exemple.fr"),
    proposed("3", "arretee", "b@exemple.fr"),
    proposed("4", "arretee", "b@exemple.fr"),
  ];
  const groups = grouped(all);
  assert.deepEqual(
    groups.map(({ first, all, people }) => [first.id, all.length, people]),
    [
      ["2", 3, 2],
      ["1", 1, 1],
    ],
  );
  assert.deepEqual(grouped([]), []);
});
