import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { allEntries, type Entry } from "../../catalogue/index.ts";
import { fixedClock } from "../../platform/clock.ts";
import type { Database } from "../../platform/database.ts";
import { createRawStore } from "../../platform/raw-store.ts";
import { compileHarvest } from "../compile-harvest.ts";
import { type HarvestDeps, harvestSource } from "../harvest.commands.ts";
import { addPartner, addSource, needSource } from "../source.commands.ts";
import { updateSource } from "../source.store.ts";

/** How the test's partner is read. */
export const MAPPING = `
source: lieux
partner: refer
title: Lieux
role: innovations
why: Des lieux de réemploi.
licence: Licence Ouverte 2.0
record:
  id: code
  kind: innovation
fields:
  title: nom
  startDate: depuis
  contacts:
    - { kind: phone, value: tel, openness: open }
  places:
    - commune: ville
      postcode: cp
`;

/** A sentence with plain spaces, so that tests are written with a keyboard. */
export const plain = (text = ""): string => text.replace(/[\u00a0\u202f]/g, " ");

/** One row of the test's partner. */
export type Row = { code: string; nom: string; ville?: string; cp?: string; depuis?: string; tel?: string };

/** Rows "1" to "n", each its own name. */
export const rows = (n: number, change: (row: Row, i: number) => Row = (row) => row): Row[] =>
  Array.from({ length: n }, (_, i) =>
    change({ code: String(i + 1), nom: `Lieu ${i + 1}`, ville: "Brest", cp: "29200", depuis: "2014", tel: "02 98 00 00 00" }, i),
  );

/** The partner's file. */
export const toCsv = (all: readonly Row[]): string =>
  ["code;nom;ville;cp;depuis;tel", ...all.map((r) => [r.code, r.nom, r.ville, r.cp, r.depuis, r.tel].join(";"))].join("\n");

/** A source of one file that the test rewrites, on a clock that it moves. */
export async function safeHarvest(database: Database, { mapping = MAPPING, approval = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "essaim-safe-"));
  const path = join(folder, "lieux.csv");
  const clock = fixedClock("2026-11-01T10:00:00.000Z", 1_000);
  const deps: HarvestDeps = {
    database,
    clock,
    raw: createRawStore(join(folder, "raw")),
    fetch: () => Promise.reject(new Error("no network here")),
    compile: compileHarvest,
  };
  const partner = await addPartner(deps, { name: "Refer" });
  const described = { title: "Lieux", role: "innovations" as const, licence: "Licence Ouverte 2.0" };
  const location = { kind: "file" as const, path };
  const { id, slug } = await addSource(deps, { ...described, partner: partner.id, location }, { yaml: mapping, by: "test" });
  if (approval) await database.transaction((trx) => updateSource(trx, id, { approval: true }));
  const isOwn = (entry: Entry) => entry.sources.some((stated) => stated.source === id);
  const entries = async () => (await Array.fromAsync(allEntries(database.read))).flat().filter(isOwn);
  return {
    deps,
    clock,
    source: () => needSource(database, slug),
    /** Replaces the partner's file. */
    write: (content: readonly Row[] | string) => writeFileSync(path, typeof content === "string" ? content : toCsv(content)),
    at: (file: string) => database.transaction((trx) => updateSource(trx, id, { location: { kind: "file", path: file } })),
    run: () => harvestSource(deps, slug),
    entries,
    titles: async () => (await entries()).map((entry) => entry.single.title.value).sort(),
  };
}
