import { randomBytes } from "node:crypto";
import { type FileHandle, open, readdir, rename, rm, rmdir, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { crc32 } from "node:zlib";
import { lengthsOf, piecesOf } from "../segment-layout.ts";
import type { SavedIndex } from "../write/saved-index.ts";
import { encodeHeader, HEADER_BYTES, type Region, type Table } from "./snapshot-format.ts";

/** Bytes between two turns of the event loop. */
const CHUNK = 2 ** 20;

async function writeAt(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, at + done);
    done += bytesWritten;
  }
}

/** Writes runs of bytes one after another from `at` on. */
async function writeRegion(file: FileHandle, at: number, pieces: Iterable<Uint8Array>): Promise<Region> {
  let bytes = 0;
  let crc = 0;
  for (const piece of pieces) {
    for (let from = 0; from < piece.length; from += CHUNK) {
      const chunk = piece.subarray(from, from + CHUNK);
      crc = crc32(chunk, crc);
      await writeAt(file, chunk, at + bytes);
      bytes += chunk.length;
    }
  }
  return { at, bytes, crc };
}

async function writeAll(file: FileHandle, saved: SavedIndex, label: string): Promise<void> {
  const segments: Table["segments"][number][] = [];
  let at = HEADER_BYTES;
  for (const { segment, dead } of saved.segments) {
    const arrays = await writeRegion(file, at, piecesOf(segment));
    const deadRegion = await writeRegion(file, at + arrays.bytes, [
      new Uint8Array(dead.buffer, dead.byteOffset, dead.byteLength),
    ]);
    at = deadRegion.at + deadRegion.bytes;
    segments.push({
      number: segment.number,
      documents: segment.documents,
      lengths: lengthsOf(segment),
      arrays,
      dead: deadRegion,
    });
  }
  const table: Table = { label, schema: saved.schema, state: saved.state, values: saved.values, segments };
  const region = await writeRegion(file, at, [Buffer.from(JSON.stringify(table))]);
  await writeAt(file, encodeHeader(region), 0);
}

/** Makes the name of a file last through a failure of power, where the system lets a folder be synced. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r").catch(() => undefined);
  await folder?.sync().catch(() => {});
  await folder?.close();
}

/** A file being written is touched at each megabyte: one that was not for so long (milliseconds) was left by a crash. */
const STALE = 5 * 60_000;

/** Removes what saves that were cut short have left beside the file. */
async function removeStale(path: string): Promise<void> {
  const folder = dirname(path);
  for (const name of await readdir(folder)) {
    if (!name.startsWith(`${basename(path)}.`) || !name.endsWith(".part")) continue;
    const found = await stat(join(folder, name)).catch(() => undefined);
    if (found?.isFile() && Date.now() - found.mtimeMs > STALE) await rm(join(folder, name), { force: true });
  }
}

/** Puts a file in the place of another, or of an empty folder. */
async function replace(path: string, by: string): Promise<void> {
  try {
    await rename(by, path);
  } catch (error) {
    const found = await stat(path).catch(() => undefined);
    if (!found?.isDirectory()) throw error;
    await rmdir(path);
    await rename(by, path);
  }
}

/**
 * Saves an index in one file. At any instant the file is the one before or this one, whole: it is written beside, synced, then
 * renamed. Several processes may save to the same path: the last to end wins. Gives way to the event loop at each megabyte; the caller
 * lets one end before it starts the next.
 * @param label whatever tells whether the file will suit who reads it: version of the analysis, of the texts
 * @throws what the file system throws, ENOTEMPTY where a folder that holds something has that name; the file is then the one before,
 * and nothing is left beside
 */
export async function writeSnapshot(path: string, saved: SavedIndex, label: string): Promise<void> {
  await removeStale(path);
  const beside = `${path}.${randomBytes(6).toString("hex")}.part`;
  try {
    const file = await open(beside, "wx");
    try {
      await writeAll(file, saved, label);
      await file.sync();
    } finally {
      await file.close();
    }
    await replace(path, beside);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}
