import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { allEntries, missingRecordsOfEntry } from "../catalogue/index.ts";
import { fixedClock } from "../platform/clock.ts";
import { createRawStore } from "../platform/raw-store.ts";
import { eachDatabase } from "../platform/testing/database.ts";
import { compileHarvest, type HarvestDeps, harvestSource } from "./index.ts";
import { issuesOf } from "./run.store.ts";
import { addPartner, addSource, saveMapping } from "./source.commands.ts";
import { findSource } from "./source.store.ts";

const MAPPING = `
source: recycleries
partner: refer
title: Recycleries
role: innovations
why: Des lieux de réemploi.
licence: Licence Ouverte 2.0
record:
  id: code
  kind: innovation
fields:
  title: nom
  startDate: depuis
  places:
    - commune: ville
      postcode: cp
`;

const HEADER = "code;nom;ville;cp;depuis\n";
const TWO = `${HEADER}1;Recyclerie de Morlaix;Morlaix;29600;2014\n2;La Collecterie;Montreuil;93100;2012\n`;

eachDatabase("A harvest", (open) => {
  const setUp = async (content: string, mapping = MAPPING) => {
    const folder = mkdtempSync(join(tmpdir(), "essaim-harvest-"));
    const path = join(folder, "recycleries.csv");
    const write = (text: string) => writeFileSync(path, text);
    write(content);
    const fetch: HarvestDeps["fetch"] = () => Promise.reject(new Error("no network here"));
    const deps: HarvestDeps = {
      database: await open(),
      clock: fixedClock("2026-11-22T10:00:00.000Z", 1_000),
      raw: createRawStore(join(folder, "raw")),
      fetch,
      compile: compileHarvest,
    };
    const partner = await addPartner(deps, { name: "Refer" });
    const location = { kind: "file" as const, path };
    const input = {
      partner: partner.id,
      title: "Recycleries",
      role: "innovations" as const,
      licence: "Licence Ouverte 2.0",
      location,
    };
    const source = await addSource(deps, input, { yaml: mapping, by: "test" });
    const entries = async () => (await Array.fromAsync(allEntries(deps.database.read))).flat();
    return { deps, source, write, entries, run: () => harvestSource(deps, source.slug) };
  };

  test("brings in a partner's file, and the same file again changes nothing", async () => {
    const { run, entries, deps, source } = await setUp(TWO);
    const first = await run();
    assert.deepEqual([first.status, first.report.rows, first.report.created], ["done", 2, 2]);
    const before = await entries();
    assert.deepEqual(
      before.map((e) => [e.single.title.value, e.lists.places?.[0]?.value.insee]),
      [
        ["Recyclerie de Morlaix", "29151"],
        ["La Collecterie", "93048"],
      ],
    );
    const second = await run();
    assert.deepEqual([second.report.created, second.report.changed, second.report.unchanged], [0, 0, 2]);
    assert.deepEqual(await entries(), before);
    assert.ok((await findSource(deps.database.read, source.id))?.lastCompleteAt);
  });

  test("the same document to the byte is not even read; a blank line more, and each row is recognised", async () => {
    const { run, write, deps } = await setUp(TWO);
    await run();
    let opened = 0;
    const { open } = deps.raw;
    deps.raw.open = (hash) => {
      opened++;
      return open(hash);
    };
    const again = await run();
    assert.deepEqual([again.status, again.report.rows, again.report.unchanged, opened], ["done", 2, 2, 0]);
    write(`${TWO}\n`);
    const read = await run();
    assert.deepEqual([read.status, read.report.unchanged, read.report.created], ["done", 2, 0]);
    assert.ok(opened > 0);
  });

  test("a later version of the file updates, adds, and marks what is gone without removing it", async () => {
    const { run, write, entries, deps } = await setUp(TWO);
    await run();
    write(`${HEADER}1;Recyclerie de Morlaix;Morlaix;29600;2015\n3;Ressourcerie du Pont;Lyon;69001;\n`);
    const { report } = await run();
    assert.deepEqual([report.created, report.changed, report.unchanged, report.missing], [1, 1, 0, 1]);
    const all = await entries();
    assert.equal(all.length, 3);
    const gone = all.find((e) => e.single.title.value === "La Collecterie");
    assert.equal((await missingRecordsOfEntry(deps.database.read, gone?.id ?? "")).length, 1);
    write(TWO);
    await run();
    assert.equal((await missingRecordsOfEntry(deps.database.read, gone?.id ?? "")).length, 0, "it came back");
  });

  test("one bad row costs one line that names it; absences are then not marked", async () => {
    const { run, write, entries, deps } = await setUp(TWO);
    await run();
    write(
      `${HEADER}1;Recyclerie de Morlaix;Morlaix;29600;2014\n2;La Collecterie;Montreuil\n4;Nouvelle;Brest;29200;\n5;Autre;Brest;29200;\n`,
    );
    const result = await run();
    assert.equal(result.status, "partial");
    assert.deepEqual([result.report.created, result.report.missing], [2, 0]);
    const issues = await issuesOf(deps.database.read, result.id);
    assert.ok(issues.some((issue) => issue.line === 3 && issue.code === "ragged-row"));
    assert.equal((await entries()).length, 4);
  });

  test("the same id twice: the first row is taken, the second named", async () => {
    const { run, deps } = await setUp(`${TWO}1;Un double;Brest;29200;\n`);
    for (const _again of [1, 2]) {
      const result = await run();
      assert.equal(result.report.refused, 1);
      assert.deepEqual(
        (await issuesOf(deps.database.read, result.id)).map((i) => [i.line, i.code]),
        [[4, "duplicate-id"]],
      );
    }
  });

  test("rows repeated per site fold into one record with several places", async () => {
    const folded = MAPPING.replace("  id: code", "  id: code\n  fold: true");
    const { run, entries } = await setUp(
      `${HEADER}1;Emmaüs Connect;Paris;75018;2013\n2;Autre;Brest;29200;\n1;Emmaüs Connect;Lyon;69001;2013\n`,
      folded,
    );
    await run();
    const connect = (await entries()).find((e) => e.single.title.value === "Emmaüs Connect");
    assert.equal(connect?.lists.places?.length, 2);
    assert.equal((await run()).report.unchanged, 2);
  });

  test("a new mapping reads the same rows again and changes only what differs", async () => {
    const { run, entries, deps, source } = await setUp(TWO);
    await run();
    await saveMapping(deps, source.id, MAPPING.replace("  startDate: depuis\n", ""), "test");
    const { report } = await run();
    assert.deepEqual([report.created, report.changed], [0, 2]);
    assert.equal((await entries())[0]?.single.startDate, undefined);
  });

  test("a missing file, or one that is no table, fails with the way out; what was known stays", async () => {
    const { run, write, entries } = await setUp(TWO);
    await run();
    write("%PDF-1.7 ceci n’est pas un tableau");
    const failed = await run();
    assert.equal(failed.status, "failed");
    assert.match(failed.failure ?? "", /PDF/);
    assert.equal((await entries()).length, 2);
  });
});
