import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import fc from "fast-check";
import { isProblem } from "./errors.ts";
import { bounded, openDataFolder, writeFileAtomically } from "./files.ts";
import { formatBytes } from "./format-bytes.ts";
import { createRawStore } from "./raw-store.ts";

const root = mkdtempSync(join(tmpdir(), "essaim-files-"));
after(() => rmSync(root, { recursive: true }));
const bytesOf = async (stream: AsyncIterable<Uint8Array>) => Buffer.concat(await Array.fromAsync(stream));
async function* chunks(...parts: (string | Uint8Array)[]): AsyncIterable<Uint8Array> {
  for (const part of parts) yield Buffer.from(part);
}
async function* broken(): AsyncIterable<Uint8Array> {
  yield Buffer.from("la moitié");
  throw new Error("connexion coupée");
}

describe("Files", () => {
  test("the data folder is made ready, for this account alone", async () => {
    const folder = await openDataFolder(join(root, "data"));
    assert.deepEqual(readdirSync(folder.root).sort(), ["backups", "index", "mail", "pictures", "raw", "temporary"]);
    await openDataFolder(join(root, "data"));
    writeFileSync(join(root, "a-file"), "");
    await assert.rejects(openDataFolder(join(root, "a-file", "data")), (error) => isProblem(error, "file/no-folder"));
  });

  test("a folder that can be neither found nor made is refused, and not waited for", {
    skip: process.platform !== "linux",
  }, async () => {
    await assert.rejects(openDataFolder("/proc/nowhere/data"), (error) => isProblem(error, "file/no-folder"));
    await assert.rejects(writeFileAtomically("/proc/nowhere/x", ""), (error) => isProblem(error, "file/no-folder"));
  });

  test("an interrupted write leaves the old file whole, and nothing beside it", async () => {
    const file = join(root, "atomic", "carte.json");
    await writeFileAtomically(file, "ancien");
    await assert.rejects(writeFileAtomically(file, broken()), /coupée/);
    assert.equal(readFileSync(file, "utf8"), "ancien");
    await writeFileAtomically(file, chunks("nou", "veau"));
    assert.equal(readFileSync(file, "utf8"), "nouveau");
    assert.deepEqual(readdirSync(join(root, "atomic")), ["carte.json"]);
  });

  test("a folder that cannot be written is told in French", {
    skip: process.getuid?.() === 0 && "root may write everywhere",
  }, async () => {
    const folder = join(root, "closed");
    await openDataFolder(folder);
    chmodSync(folder, 0o500);
    await assert.rejects(writeFileAtomically(join(folder, "x"), "x"), (error) => isProblem(error, "file/denied"));
  });

  test("what is too large is refused as soon as it is known", async () => {
    let pulled = 0;
    async function* endless(): AsyncIterable<Uint8Array> {
      for (;;) {
        pulled++;
        yield new Uint8Array(1000);
      }
    }
    await assert.rejects(
      bytesOf(bounded(endless(), 10_000, "Le fichier abeilles.csv")),
      (error) => isProblem(error, "file/too-large") && error.detail.includes("abeilles.csv dépasse 10"),
    );
    assert.equal(pulled, 11);
  });

  test("sizes read as French people write them", () => {
    assert.deepEqual([0, 999, 1500, 12_345_678, 2e12].map(formatBytes), [
      "0\u00a0octets",
      "999\u00a0octets",
      "1,5\u00a0ko",
      "12\u00a0Mo",
      "2\u00a0To",
    ]);
  });
});

describe("Raw documents", () => {
  const folder = join(root, "raw");
  const store = createRawStore(folder);
  const limits = { maxBytes: 1_000_000, what: "Le fichier" };

  test("a document comes back byte for byte, under the hash of its bytes, once", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 3000 }), { maxLength: 5 }), async (parts) => {
        const { hash, bytes } = await store.put(chunks(...parts), limits);
        assert.equal(bytes, Buffer.concat(parts).length);
        assert.deepEqual(await store.put(chunks(Buffer.concat(parts)), limits), { hash, bytes });
        assert.deepEqual(await bytesOf(store.open(hash)), Buffer.concat(parts));
      }),
      { numRuns: 25 },
    );
  });

  test("a document that is cut or too large leaves nothing behind", async () => {
    const before = readdirSync(folder, { recursive: true }).length;
    await assert.rejects(store.put(broken(), limits), /coupée/);
    await assert.rejects(store.put(chunks("trop long"), { ...limits, maxBytes: 4 }), (error) =>
      isProblem(error, "file/too-large"),
    );
    assert.equal(readdirSync(folder, { recursive: true }).length, before);
  });

  test("a document that is missing or damaged on the disk is told, never read as good", async () => {
    const { hash } = await store.put(chunks("abeille ".repeat(100)), limits);
    const file = join(folder, hash.slice(0, 2), `${hash}.gz`);
    const good = readFileSync(file);
    const other = (await store.put(chunks("frelon"), limits)).hash;
    for (const bad of [
      good.subarray(0, 20),
      Buffer.alloc(0),
      Buffer.from("pas du gzip"),
      readFileSync(join(folder, other.slice(0, 2), `${other}.gz`)),
    ]) {
      writeFileSync(file, bad);
      await assert.rejects(bytesOf(store.open(hash)), (error) => isProblem(error, "raw/broken"), `${bad.length} bytes`);
    }
    await store.remove(hash);
    assert.equal(existsSync(file) || store.has(hash), false);
    await assert.rejects(bytesOf(store.open(hash)), (error) => isProblem(error, "raw/missing"));
    assert.throws(() => store.open("../../etc/passwd"), TypeError);
  });
});
