import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { readConfig } from "../src/app/config.ts";
import { openServices, type Services } from "../src/app/services.ts";
import { allEntries, changesAfter, countEntries } from "../src/catalogue/index.ts";
import { findSource, runsOf } from "../src/harvest/index.ts";

const ROWS = 6_000;
const MAPPING = `
source: longue
partner: essai
title: Une longue source
role: innovations
why: Pour débrancher au milieu.
licence: Licence Ouverte 2.0
file: longue.csv
record: { id: id, kind: innovation }
fields:
  title: nom
  description.text: texte
`;

const folder = mkdtempSync(join(tmpdir(), "essaim-plug-"));
const env = { ...process.env, ESSAIM_DATA: join(folder, "data") };
const children: ChildProcess[] = [];
after(() => {
  for (const child of children) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

/** `essaim ...` in a process of its own. */
function essaim(...args: string[]): { child: ChildProcess; ended: Promise<number | null> } {
  const child = spawn(process.execPath, ["--import", "./tools/tsx-loader.mjs", "src/cli.ts", ...args], {
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  children.push(child);
  return { child, ended: new Promise((resolve) => child.once("exit", resolve)) };
}

async function untilHalfway(services: Services): Promise<number> {
  for (;;) {
    const entries = await countEntries(services.database.read);
    if (entries >= 500) return entries;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test("the plug pulled in the middle of a harvest: what was committed stays, the next run does the rest, nothing twice", async () => {
  const lines = Array.from({ length: ROWS }, (_, i) => `${i};Initiative ${i};${`texte ${i} `.repeat(60)}`);
  writeFileSync(join(folder, "longue.csv"), `id;nom;texte\n${lines.join("\n")}\n`);
  writeFileSync(join(folder, "longue.yaml"), MAPPING);
  assert.equal(await essaim("source", "add", join(folder, "longue.yaml")).ended, 0);

  const services = await openServices(readConfig(env));
  const { database } = services;
  const { child, ended } = essaim("harvest", "longue");
  const seen = await untilHalfway(services);
  child.kill("SIGKILL");
  await ended;
  const kept = await countEntries(database.read);
  assert.ok(kept >= seen, "nothing acknowledged is lost");
  assert.ok(kept < ROWS, "the plug was pulled before the end");

  assert.equal(await essaim("harvest", "longue").ended, 0);
  const ids = new Set<string>();
  for await (const page of allEntries(database.read)) for (const entry of page) ids.add(entry.sources[0]?.remoteId ?? "");
  assert.equal(ids.size, ROWS);
  assert.equal(await countEntries(database.read), ROWS);
  const source = await findSource(database.read, "longue");
  const [last, interrupted] = await runsOf(database.read, source?.id ?? "");
  assert.deepEqual([last?.status, last?.report.unchanged, interrupted?.status], ["done", kept, "failed"]);
  const changes = await changesAfter(database.read, 0, ROWS * 2);
  assert.equal(changes.length, ROWS, "one line of the change log for each");
  await services.close();
});
