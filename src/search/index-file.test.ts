import assert from "node:assert/strict";
import { mkdtemp, open, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { loadIndex, saveIndex } from "./index-file.ts";
import { MemoryIndex } from "./memory-index.ts";
import { NO_SYNONYMS } from "./synonyms.ts";
import { documentOf, queryOf } from "./testing/documents.ts";

const options = { synonyms: NO_SYNONYMS, reach: (code: string) => ({ codes: [code] }) };
const made = Array.from({ length: 300 }, (_, number) =>
  documentOf({
    id: `id${String(number).padStart(3, "0")}`,
    title: `Épicerie numéro ${number} de l’œuvre`,
    body: number % 2 ? "Un jardin partagé" : "Une ressourcerie",
    themes: [`t${number % 7}`],
    places: [{ lat: 48 + number / 1_000, lon: -3, precision: "commune" }],
    completeness: (number % 10) / 10,
  }),
);
const asked = [
  queryOf(),
  queryOf({ q: '"jardin partagé"', themes: ["t1"] }),
  queryOf({ q: "epiceri" }),
  queryOf({ sort: "nearest", where: { kind: "radius", lat: 48, lon: -3, radiusKm: 9, label: "" } }),
];

describe("index file", () => {
  let folder = "";
  const path = () => join(folder, "index", "search.bin");
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "essaim-index-"));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it("gives the same answers after save and load, and goes on taking changes", async () => {
    const index = new MemoryIndex(options);
    index.put(made);
    index.remove(["id003"]);
    index.advance(42);
    assert.equal(await saveIndex(index, path()), true);
    const { index: loaded, rebuild } = await loadIndex(path(), options);
    assert.equal(rebuild, undefined);
    assert.equal(loaded.seq, 42);
    for (const each of [index, loaded]) {
      each.put([documentOf({ id: "id004", title: "Changée", body: "ressourcerie" }), documentOf({ id: "neuf", title: "Neuve" })]);
      each.remove(["id005"]);
    }
    for (const query of asked) assert.deepEqual(loaded.search(query), index.search(query));
    assert.deepEqual(loaded.suggest("epi", 5), index.suggest("epi", 5));
  });

  it("holds nothing of what was removed or replaced: neither texts nor words of the dictionary", async () => {
    const without = join(folder, "without.bin");
    const index = new MemoryIndex(options);
    index.put(made);
    index.put([
      documentOf({ id: "nommee", title: "Atelier de Zéphyrine Quatrepattes", body: "Zéphyrine y répare des vélos" }),
      documentOf({ id: "partie", title: "Chez Ouranos" }),
    ]);
    index.put([documentOf({ id: "nommee", title: "Atelier", body: "On y répare des vélos" })]);
    index.remove(["partie"]);
    await saveIndex(index, without);
    const bytes = (await readFile(without)).toString("utf8").toLowerCase();
    for (const gone of ["phyrin", "quatrepat", "ourano"]) assert.ok(!bytes.includes(gone), gone);
    const { index: loaded } = await loadIndex(without, options);
    for (const q of ["zéphyrine", "atelier vélos", '"répare des vélos"', "épicerie numéro"]) {
      assert.deepEqual(loaded.search(queryOf({ q })), index.search(queryOf({ q })));
    }
    assert.equal(loaded.search(queryOf({ q: '"répare des vélos"' })).total, 1);
  });

  it("keeps the file before when the index moves while it is written", async () => {
    const index = new MemoryIndex(options);
    index.put(made);
    index.advance(43);
    const saving = saveIndex(index, path());
    index.remove(["id001"]);
    assert.equal(await saving, false);
    assert.equal((await loadIndex(path(), options)).index.seq, 42);
    assert.deepEqual(await readdir(join(folder, "index")), ["search.bin"]);
  });

  it("starts empty and silent where there is no file", async () => {
    const { index, rebuild } = await loadIndex(join(folder, "none.bin"), options);
    assert.deepEqual([index.size, index.seq, rebuild], [0, 0, undefined]);
  });

  const damages: [string, (copy: string) => Promise<unknown>][] = [
    ["truncated", (copy) => truncate(copy, 5_000)],
    ["empty", (copy) => truncate(copy, 0)],
    ["something else", (copy) => writeFile(copy, "<html>".repeat(100))],
    [
      "flipped in the middle",
      async (copy) => {
        const file = await open(copy, "r+");
        await file.write(Buffer.from([0xde, 0xad, 0xbe, 0xef]), 0, 4, 30_000);
        await file.close();
      },
    ],
    [
      "of another format",
      async (copy) =>
        writeFile(copy, Buffer.from((await readFile(copy)).toString("latin1").replace('"format":2', '"format":0'), "latin1")),
    ],
  ];
  for (const [name, damage] of damages) {
    it(`rebuilds, and says why, when the file is ${name}`, async () => {
      const copy = join(folder, "damaged.bin");
      await writeFile(copy, await readFile(path()));
      await damage(copy);
      const { index, rebuild } = await loadIndex(copy, options);
      assert.deepEqual([index.size, index.seq], [0, 0]);
      assert.ok(rebuild && rebuild.length > 5, rebuild);
    });
  }
});
