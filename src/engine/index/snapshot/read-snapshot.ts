import { type FileHandle, open } from "node:fs/promises";
import { crc32 } from "node:zlib";
import { bytesOf, segmentOf, viewsOf } from "../segment-layout.ts";
import type { SavedIndex } from "../write/saved-index.ts";
import { decodeHeader, HEADER_BYTES, type Region, type Table, type Unreadable } from "./snapshot-format.ts";

/** A snapshot as found: the index and the label it was saved with, or why there is none to be had. */
export type Snapshot = { found: true; saved: SavedIndex; label: string } | { found: false; why: Unreadable };

/** Bytes read at once, while those before are checked. */
const CHUNK = 2 ** 22;

/** A file whose bytes are not what they should be. */
class NotAsWritten extends Error {
  readonly why: Unreadable;

  constructor(why: Unreadable) {
    super(why);
    this.why = why;
  }
}

async function readAt(file: FileHandle, into: Uint8Array, at: number): Promise<Uint8Array> {
  for (let done = 0; done < into.length; ) {
    const { bytesRead } = await file.read(into, done, into.length - done, at + done);
    if (bytesRead === 0) throw new NotAsWritten("truncated");
    done += bytesRead;
  }
  return into;
}

/** Reads a run of bytes into `buffer`, its next part while the last is checked. */
async function readRegion(file: FileHandle, { at, bytes, crc }: Region, buffer: ArrayBufferLike): Promise<void> {
  const part = (from: number) => readAt(file, new Uint8Array(buffer, from, Math.min(CHUNK, bytes - from)), at + from);
  let found = 0;
  let next = bytes > 0 ? part(0) : undefined;
  for (let from = 0; next !== undefined; from += CHUNK) {
    const done = await next;
    next = from + CHUNK < bytes ? part(from + CHUNK) : undefined;
    found = crc32(done, found);
  }
  if (found !== crc) throw new NotAsWritten("damaged");
}

async function readSegment(
  file: FileHandle,
  { number, documents, lengths, arrays, dead }: Table["segments"][number],
): Promise<SavedIndex["segments"][number]> {
  if (bytesOf(lengths) !== arrays.bytes) throw new NotAsWritten("damaged");
  const buffer = new SharedArrayBuffer(arrays.bytes);
  await readRegion(file, arrays, buffer);
  const bits = new Uint32Array(dead.bytes / 4);
  await readRegion(file, dead, bits.buffer);
  return { segment: segmentOf(number, documents, viewsOf(buffer, lengths)), dead: bits };
}

async function readAll(file: FileHandle): Promise<Snapshot> {
  const { size } = await file.stat();
  const header = await readAt(file, Buffer.alloc(Math.min(HEADER_BYTES, size)), 0);
  const region = decodeHeader(Buffer.from(header), size);
  if (typeof region === "string") return { found: false, why: region };
  const bytes = new ArrayBuffer(region.bytes);
  await readRegion(file, region, bytes);
  const { label, segments, ...rest } = JSON.parse(Buffer.from(bytes).toString()) as Table;
  const read: SavedIndex["segments"][number][] = [];
  for (const segment of segments) read.push(await readSegment(file, segment));
  return { found: true, saved: { ...rest, segments: read }, label };
}

/** An index saved by `writeSnapshot`, into shared memory; everything is checked. Never throws: what cannot be read is to be built again. */
export async function readSnapshot(path: string): Promise<Snapshot> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, "r");
    return await readAll(file);
  } catch (error) {
    if (error instanceof NotAsWritten) return { found: false, why: error.why };
    const isMissing = file === undefined && error instanceof Error && "code" in error && error.code === "ENOENT";
    return { found: false, why: isMissing ? "missing" : "damaged" };
  } finally {
    await file?.close();
  }
}
