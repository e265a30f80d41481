import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { eachDatabase } from "../platform/testing/database.ts";
import { sharedData } from "../platform/testing/shared-data.ts";
import { judgeRun } from "./approval.commands.ts";
import { plain, safeHarvest } from "./testing/safe-harvest.ts";

/** Needs ../shared/data/sources: one partner's file on three dates, columns coming and going, no stable id. */
const dated = (day: string): string => sharedData("sources", `bfc-mediation-numerique-${day}-a.csv`);
const shipped = readFileSync(new URL("../../sources/mediation-numerique-bfc.yaml", import.meta.url), "utf8");
/** The labels as the partner writes them, rather than what they mean. */
const literal = shipped
  .replace(/ {2}placeTypes:\n {4}all:\n(?: {6}.*\n)+/, "  placeTypes: { const: espace-numerique }\n")
  .replace(/ {2}keywords:\n(?: {4}.*\n)+/, "  keywords: code_label\n")
  .replace(/\nalignments:[\s\S]*$/, "\n");

const counts = ({ created, changed, missing }: { created: number; changed: number; missing: number }) => [
  created,
  changed,
  missing,
];

eachDatabase("The places of Bourgogne-Franche-Comté, on three dates,", (open) => {
  test("46 are added, none removed, 384 labels rewritten: one approval lets it through, then nothing, and no double", async () => {
    const { deps, at, run, entries } = await safeHarvest(await open(), { mapping: literal });
    await at(dated("200409"));
    assert.equal((await run()).report.created, 559);

    await at(dated("200429"));
    const held = await run();
    assert.equal(held.status, "suspended");
    assert.deepEqual([counts(held.plan ?? assert.fail()), held.plan?.fields], [[46, 384, 0], { keywords: 384 }]);
    assert.match(plain(held.plan?.held), /^69 % des fiches changeraient \(384 sur 559\), dans le seul champ « mots[^\n]*$/);
    assert.equal((await entries()).length, 559, "nothing is published yet");

    await judgeRun(deps, held.id, "approve", "account:data");
    const approved = await run();
    assert.deepEqual([approved.status, counts(approved.report), approved.report.unchanged], ["done", [46, 384, 0], 175]);

    await at(dated("200515"));
    const last = await run();
    assert.deepEqual([last.status, counts(last.report), last.report.unchanged], ["done", [0, 0, 0], 605]);
    const all = await entries();
    assert.equal(all.length, 605);
    const keys = all.map((entry) =>
      [entry.single.title.value, ...(entry.lists.places ?? []).map((p) => [p.value.address, p.value.commune])].join("|"),
    );
    assert.equal(new Set(keys).size, 605, "no double");
  });

  test("read for what the labels mean, 16 change and nothing needs a person", async () => {
    const { at, run } = await safeHarvest(await open(), { mapping: shipped });
    for (const [day, expected] of [
      ["200409", [559, 0, 0]],
      ["200429", [46, 16, 0]],
      ["200515", [0, 0, 0]],
    ] as const) {
      await at(dated(day));
      const { status, report } = await run();
      assert.deepEqual([status, counts(report)], ["done", expected], day);
    }
  });
});
