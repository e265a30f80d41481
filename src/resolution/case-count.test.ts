import assert from "node:assert/strict";
import { test } from "node:test";
import { eachDatabase } from "../platform/testing/database.ts";
import { casePage, countByBand, writeLikenesses } from "./likeness.store.ts";
import type { Band, Likeness } from "./likeness.ts";
import { cli } from "./resolution.cli.fr.ts";

const pair = (a: string, b: string, of: string, band: Band): Likeness & { worth: number } => ({
  ...{ a, b, case: of, band, probability: 0.9, sibling: 0, worth: 1, model: "m", at: "2026-07-01T00:00:00.000Z" },
  explanation: { contributions: [] } as unknown as Likeness["explanation"],
  records: [
    { source: "s", remoteId: a },
    { source: "t", remoteId: b },
  ],
});

eachDatabase("Cases that wait", (open, dialect) => {
  test(`are each counted once, in their foremost band (${dialect})`, async () => {
    const database = await open();
    await database.transaction((trx) =>
      writeLikenesses(trx, [
        pair("1", "2", "x", "suggested"),
        pair("1", "3", "x", "review"),
        pair("4", "5", "y", "review"),
        pair("6", "7", "z", "held"),
        pair("6", "8", "z", "suggested"),
        pair("8", "9", "v", "sibling"),
      ]),
    );
    const page = { limit: 10, offset: 0 };
    const casesIn = async (band?: "held" | "suggested" | "review") => {
      const { total, cases } = await casePage(database.read, { ...page, band });
      return [total, cases.map(({ id }) => id)];
    };
    assert.deepEqual(await casesIn(), [3, ["x", "y", "z"]]);
    assert.deepEqual(await casesIn("suggested"), [1, ["x"]]);
    assert.deepEqual(await casesIn("review"), [1, ["y"]]);
    assert.deepEqual(await casesIn("held"), [1, ["z"]]);
    const told = cli.status.waiting(3, await countByBand(database.read)).replace(/\s/g, " ");
    assert.match(told, /^À juger : 3 cas, soit 2 paires probables, 2 paires possibles, 1 paire dans des groupes/);
  });
});
