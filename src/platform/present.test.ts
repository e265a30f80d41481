import assert from "node:assert/strict";
import { test } from "node:test";
import { present } from "./present.ts";

test("what is null is absent; what is empty, zero or false is there", () => {
  const row = { name: null as string | null, text: "", count: 0, told: false };
  const value: { name?: string; text?: string; count?: number; told?: boolean } = present(row);
  assert.deepEqual(Object.keys(value), ["text", "count", "told"]);
});
