import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { crc32 } from "node:zlib";
import fc from "fast-check";
import type { IndexDocument } from "../schema.ts";
import { documents, SCHEMA } from "../testing/documents.ts";
import type { SavedIndex } from "../write/saved-index.ts";
import { IndexWriter } from "../write/writer.ts";
import { readSnapshot } from "./read-snapshot.ts";
import { writeSnapshot } from "./write-snapshot.ts";

const folder = mkdtempSync(join(tmpdir(), "essaim-snapshot-"));
after(() => rmSync(folder, { recursive: true }));
const path = join(folder, "index");
const killed = fileURLToPath(new URL("../testing/killed.ts", import.meta.url));

/** An index of several segments, some documents dead. */
function indexOf(batches: readonly IndexDocument[][], removed: readonly string[]): SavedIndex {
  const writer = new IndexWriter(SCHEMA);
  for (const batch of batches) {
    writer.put(batch);
    writer.commit("");
  }
  writer.remove(removed);
  writer.commit("the last change");
  return writer.saved();
}

const sample = () => indexOf(fc.sample(documents(20), { numRuns: 6, seed: 4 }), ["a", "b", ""]);

async function readBack(): Promise<SavedIndex> {
  const read = await readSnapshot(path);
  assert.ok(read.found, "readable");
  assert.equal(read.label, "label");
  return read.saved;
}

const whyNot = async () => {
  const read = await readSnapshot(path);
  return read.found ? undefined : read.why;
};

const beside = () => readdirSync(folder).filter((name) => name.endsWith(".part"));

describe("a snapshot", () => {
  it("gives back what was saved, whatever it is", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(documents(8), { maxLength: 5 }),
        fc.array(fc.string({ maxLength: 2 })),
        async (batches, removed) => {
          const saved = indexOf(batches, removed);
          await writeSnapshot(path, saved, "label");
          assert.deepEqual(await readBack(), saved);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("goes on where it was: a writer that opens it tells all of it", async () => {
    await writeSnapshot(path, sample(), "label");
    const saved = await readBack();
    const writer = new IndexWriter(SCHEMA, saved);
    const { added, values, state } = writer.commit(saved.state);
    assert.deepEqual([added.length, values.length, state], [saved.segments.length, saved.values.length, "the last change"]);
    assert.throws(() => new IndexWriter({ ...SCHEMA, groups: ["kind"] }, saved), /another schema/);
  });

  it("takes the place of the one before, and leaves nothing beside", async () => {
    await writeSnapshot(path, sample(), "label");
    await writeSnapshot(path, indexOf([], []), "label");
    assert.equal((await readBack()).segments.length, 0);
    assert.deepEqual(beside(), []);
  });

  it("that cannot be written leaves the one before", async () => {
    await writeSnapshot(path, sample(), "label");
    const torn = { ...sample(), values: [{ group: 0n as unknown as number, value: "not for JSON" }] };
    await assert.rejects(writeSnapshot(path, torn, "label"), TypeError);
    assert.equal((await readBack()).state, "the last change");
    assert.deepEqual(beside(), []);
  });

  it("takes the place of an empty folder; of one that holds something it takes none, and leaves nothing beside", async () => {
    rmSync(path);
    mkdirSync(path);
    await writeSnapshot(path, sample(), "label");
    assert.equal((await readBack()).state, "the last change");
    rmSync(path);
    mkdirSync(path);
    writeFileSync(join(path, "note"), "kept");
    await assert.rejects(writeSnapshot(path, sample(), "label"), { code: "ENOTEMPTY" });
    assert.equal(readFileSync(join(path, "note"), "utf8"), "kept");
    assert.deepEqual(beside(), []);
    rmSync(path, { recursive: true });
  });

  it("may be saved by several at once: the file is one of theirs, whole", async () => {
    const all = Array.from({ length: 8 }, () => writeSnapshot(path, sample(), "label"));
    await Promise.all(all);
    assert.equal((await readBack()).state, "the last change");
    assert.deepEqual(beside(), []);
  });

  it("sweeps what a crash left beside it, not what another is writing", async () => {
    for (const name of ["index.part", "index.0123456789ab.part", "index.fresh.part", "other.part"]) {
      writeFileSync(join(folder, name), "half");
      if (!name.includes("fresh")) utimesSync(join(folder, name), 1_000, 1_000);
    }
    await writeSnapshot(path, sample(), "label");
    assert.deepEqual(beside().sort(), ["index.fresh.part", "other.part"]);
    for (const name of beside()) rmSync(join(folder, name));
  });
});

describe("a file that is not a snapshot as written", () => {
  it("is missing, cut anywhere, or a folder, and says so", async () => {
    assert.deepEqual(await readSnapshot(join(folder, "none")), { found: false, why: "missing" });
    assert.deepEqual(await readSnapshot(folder), { found: false, why: "damaged" });
    await writeSnapshot(path, sample(), "label");
    const { length } = readFileSync(path);
    for (let size = length - 1; size >= 0; size = size > 100 ? Math.floor(size * 0.8) : size - 1) {
      truncateSync(path, size);
      assert.equal(await whyNot(), "truncated", `${size} bytes`);
    }
  });

  it("has one bit flipped, anywhere, and is never taken for sound", async () => {
    await writeSnapshot(path, sample(), "label");
    const bytes = readFileSync(path);
    const flip = async (at: number, bit: number) => {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
      writeFileSync(path, flipped);
      return await whyNot();
    };
    for (let at = 0; at < 48; at++) assert.equal(await flip(at, at & 7), "damaged", `byte ${at}`);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 48, max: bytes.length - 1 }), fc.integer({ min: 0, max: 7 }), async (at, bit) => {
        assert.equal(await flip(at, bit), "damaged");
      }),
      { numRuns: 300 },
    );
  });

  it("is of another version, or of a machine that writes numbers the other way", async () => {
    await writeSnapshot(path, sample(), "label");
    for (const at of [8, 12]) {
      const bytes = readFileSync(path);
      bytes.writeUInt32LE(bytes.readUInt32LE(at) + 1, at);
      bytes.writeUInt32LE(crc32(bytes.subarray(20, 48), crc32(bytes.subarray(0, 16))), 16);
      const other = join(folder, "other");
      writeFileSync(other, bytes);
      assert.deepEqual(await readSnapshot(other), { found: false, why: "format" });
    }
  });

  it("is anything else", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200, size: "max" }), async (bytes) => {
        writeFileSync(path, bytes);
        assert.ok(["truncated", "damaged"].includes((await whyNot()) ?? "sound"));
      }),
      { numRuns: 50 },
    );
  });
});

describe("a process killed while it saves", () => {
  it("leaves a whole snapshot: the last one it finished, or the one after", async () => {
    for (const delay of [0, 3, 11, 23, 42, 80]) {
      const child = spawn(process.execPath, [...process.execArgv.filter((arg) => !arg.startsWith("--test")), killed, path], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      let said = "";
      child.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
      while (!said.includes("\n")) await once(child.stdout, "data");
      await pause(delay);
      child.kill("SIGKILL");
      await once(child, "close");
      const last = Number(said.trim().split("\n").at(-1));
      const read = await readSnapshot(path);
      assert.ok(read.found, "whole");
      const state = Number(read.saved.state);
      assert.ok(state === last || state === last + 1, `${state} after ${last}`);
      assert.equal(
        read.saved.segments.reduce((sum, { segment }) => sum + segment.documents, 0),
        state * 500,
      );
    }
  });
});
