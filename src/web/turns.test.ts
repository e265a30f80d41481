import assert from "node:assert/strict";
import { test } from "node:test";
import { turns } from "./turns.ts";

test("turns come one in each round of the event loop, in order, and let others come between", async () => {
  const turn = turns();
  const told: string[] = [];
  const end = Promise.withResolvers<void>();
  for (const name of ["a", "b", "c"])
    turn(() => {
      told.push(name);
      setImmediate(() => told.push(`after ${name}`));
      if (name === "c") setImmediate(() => setImmediate(end.resolve));
    });
  assert.deepEqual(told, [], "nothing is held by who asks");
  await end.promise;
  assert.deepEqual(told, ["a", "b", "after a", "c", "after b", "after c"]);
});
