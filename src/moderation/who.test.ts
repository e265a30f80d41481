import assert from "node:assert/strict";
import { test } from "node:test";
import { whoIs } from "./who.ts";

test("who signed is told by name, else as one of the team: never by a piece of an identifier", () => {
  const names = new Map([
    ["01", "Maëlle"],
    ["02", " "],
  ]);
  assert.equal(whoIs("account:01", names), "Maëlle");
  for (const by of ["account:02", "account:01k3w2g6"]) assert.equal(whoIs(by, names), "Un membre de l’équipe");
});
