import { createInflateRaw } from "node:zlib";
import { BLOCK_BYTES } from "./byte-source.ts";
import { formatsText } from "./formats.fr.ts";
import { refusal } from "./issue.ts";

/** One file of an archive, as its central directory declares it. */
export type ZipEntry = { name: string; method: number; packed: number; unpacked: number; offset: number; encrypted: boolean };

/** Limits of an archive: a workbook of a million rows stays far below. What is declared is checked first, what comes out after. */
const MAX_ENTRIES = 5_000;
const MAX_UNPACKED_BYTES = 600_000_000;
/** Beyond this size, an archive that unfolds more than this many times is a bomb. */
const MAX_RATIO = 200;
const RATIO_FROM_BYTES = 100_000_000;

const END = 0x06054b50;
const END_BYTES = 22;
const CENTRAL = 0x02014b50;
const CENTRAL_BYTES = 46;
const LOCAL = 0x04034b50;
const LOCAL_BYTES = 30;
const WIDE = 0xffffffff;

/** Entries of an archive by name, from its central directory alone. Throws a refusal for a cut, forged or exploding archive. */
export function zipEntries(archive: Buffer): Map<string, ZipEntry> {
  const end = endOfDirectory(archive);
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  if (count > MAX_ENTRIES) throw refusal("zip-bomb", formatsText.zipEntries(count, MAX_ENTRIES), formatsText.zipBombHint);
  const entries = new Map<string, ZipEntry>();
  let unpacked = 0;
  for (let i = 0; i < count; i++) {
    if (at + CENTRAL_BYTES > archive.length || archive.readUInt32LE(at) !== CENTRAL) throw damaged();
    const entry = centralEntry(archive, at);
    entries.set(entry.name, entry);
    unpacked += entry.unpacked;
    at += CENTRAL_BYTES + archive.readUInt16LE(at + 28) + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  const exploding = unpacked > RATIO_FROM_BYTES && unpacked > archive.length * MAX_RATIO;
  if (exploding || unpacked > MAX_UNPACKED_BYTES) {
    throw refusal("zip-bomb", formatsText.zipBomb(archive.length, unpacked), formatsText.zipBombHint);
  }
  return entries;
}

function damaged() {
  return refusal("unreadable-workbook", formatsText.damagedZip, formatsText.damagedZipHint);
}

/** Searched from the end: a comment of 64 kB at most may follow it. */
function endOfDirectory(archive: Buffer): number {
  const lowest = Math.max(0, archive.length - END_BYTES - 0xffff);
  for (let at = archive.length - END_BYTES; at >= lowest; at--) {
    if (archive.readUInt32LE(at) === END) return at;
  }
  throw damaged();
}

function centralEntry(archive: Buffer, at: number): ZipEntry {
  const nameLength = archive.readUInt16LE(at + 28);
  const extraStart = at + CENTRAL_BYTES + nameLength;
  const extra = archive.subarray(extraStart, extraStart + archive.readUInt16LE(at + 30));
  const wide = wideValues(extra);
  const size = (value: number): number => (value === WIDE ? (wide.shift() ?? value) : value);
  // ZIP64 gives only the values that do not fit, in this order.
  const unpacked = size(archive.readUInt32LE(at + 24));
  const packed = size(archive.readUInt32LE(at + 20));
  const offset = size(archive.readUInt32LE(at + 42));
  return {
    name: archive
      .toString("utf8", at + CENTRAL_BYTES, extraStart)
      .replaceAll("\\", "/")
      .replace(/^\/+/, ""),
    encrypted: (archive.readUInt16LE(at + 8) & 1) === 1,
    method: archive.readUInt16LE(at + 10),
    packed,
    unpacked,
    offset,
  };
}

function wideValues(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    const end = Math.min(extra.length, at + 4 + extra.readUInt16LE(at + 2));
    const values: number[] = [];
    for (let value = at + 4; value + 8 <= end; value += 8) values.push(Number(extra.readBigUInt64LE(value)));
    return values;
  }
  return [];
}

/** Content of an entry, in blocks; stops with a refusal as soon as more comes out than the archive declared. */
export async function* unpack(archive: Buffer, entry: ZipEntry): AsyncGenerator<Buffer> {
  const { offset, packed, method, unpacked, encrypted } = entry;
  if (encrypted) throw refusal("unreadable-workbook", formatsText.lockedZip, formatsText.foreign.locked.hint);
  if (offset + LOCAL_BYTES > archive.length || archive.readUInt32LE(offset) !== LOCAL) throw damaged();
  const start = offset + LOCAL_BYTES + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
  const content = archive.subarray(start, start + packed);
  if (content.length < packed || (method !== 0 && method !== 8)) throw damaged();
  if (method === 0) {
    yield content;
    return;
  }
  const stream = createInflateRaw({ chunkSize: BLOCK_BYTES });
  stream.end(content);
  let total = 0;
  try {
    for await (const block of stream) {
      total += block.length;
      if (total > unpacked) throw refusal("zip-bomb", formatsText.zipForged(entry.name), formatsText.zipBombHint);
      yield block;
    }
  } catch (error) {
    if (error instanceof Error && "code" in error && String(error.code).startsWith("Z_")) throw damaged();
    throw error;
  } finally {
    stream.destroy();
  }
}
