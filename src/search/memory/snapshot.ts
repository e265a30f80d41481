import { type FileHandle, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { crc32 } from "node:zlib";
import { z } from "zod";
import { fr } from "../search.fr.ts";
import type { NumberArray } from "./growable.ts";
import type { Sections } from "./parts-codec.ts";

/**
 * The index in one file: `ESSAIMIX`, the length of a JSON header, the header, then each section as it lies in memory
 * (little endian). Disposable: a file that cannot be read is an index to rebuild, never an error for a person.
 */
const MAGIC = "ESSAIMIX";
/** To be raised whenever what is indexed or how it is laid out changes: older files are then rebuilt. */
const SNAPSHOT_FORMAT = 2;
const SLICE = 8 << 20;

/** How far the index had read the change log: the number of its last change, and what tells that change from another. */
export type Stamp = { seq: number; mark: string };

const TYPES = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, f64: Float64Array } as const;
type TypeName = keyof typeof TYPES;

const headerSchema = z.object({
  format: z.literal(SNAPSHOT_FORMAT),
  seq: z.number().int().min(0),
  mark: z.string(),
  sections: z.array(
    z.object({ name: z.string(), type: z.enum(["u8", "u16", "u32", "f64"]), bytes: z.number().int().min(0), crc: z.number() }),
  ),
});

const typeOf = (array: NumberArray): TypeName =>
  array instanceof Uint8Array ? "u8" : array instanceof Uint16Array ? "u16" : array instanceof Uint32Array ? "u32" : "f64";
const bytesOf = (array: NumberArray) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

async function writeAll(file: FileHandle, bytes: Uint8Array, still: () => boolean): Promise<boolean> {
  for (let at = 0; at < bytes.length; at += SLICE) {
    if (!still()) return false;
    await file.writev([bytes.subarray(at, at + SLICE)]);
  }
  return still();
}

async function writeSections(file: FileHandle, stamp: Stamp, sections: Sections, still: () => boolean): Promise<boolean> {
  const described = [...sections].map(([name, array]) => ({
    name,
    type: typeOf(array),
    bytes: array.byteLength,
    crc: crc32(bytesOf(array)),
  }));
  const header = Buffer.from(JSON.stringify({ format: SNAPSHOT_FORMAT, ...stamp, sections: described }), "utf8");
  const start = Buffer.alloc(MAGIC.length + 4);
  start.write(MAGIC, "latin1");
  start.writeUInt32LE(header.length, MAGIC.length);
  if (!(await writeAll(file, Buffer.concat([start, header]), still))) return false;
  for (const array of sections.values()) if (!(await writeAll(file, bytesOf(array), still))) return false;
  await file.sync();
  return still();
}

/**
 * Writes beside, then renames: a reader sees the old file or the new one. `still` says whether the sections are still
 * what they were; false as soon as it does not, and the old file stays.
 */
export async function writeSnapshot(path: string, stamp: Stamp, sections: Sections, still: () => boolean): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  const file = await open(temporary, "w");
  const written = await writeSections(file, stamp, sections, still).finally(() => file.close());
  if (written) await rename(temporary, path);
  else await rm(temporary, { force: true });
  return written;
}

async function readExactly(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    const { bytesRead } = await file.read(bytes, at, Math.min(bytes.length - at, 1 << 30), null);
    if (bytesRead === 0) throw new RangeError(fr.indexFile.truncated);
    at += bytesRead;
  }
}

async function readSections(file: FileHandle): Promise<Stamp & { sections: Sections }> {
  const start = Buffer.alloc(MAGIC.length + 4);
  await readExactly(file, start);
  if (start.toString("latin1", 0, MAGIC.length) !== MAGIC) throw new TypeError(fr.indexFile.format);
  const { size } = await file.stat();
  const headerLength = start.readUInt32LE(MAGIC.length);
  if (headerLength > size) throw new RangeError(fr.indexFile.truncated);
  const headerBytes = Buffer.alloc(headerLength);
  await readExactly(file, headerBytes);
  const read = headerSchema.safeParse(JSON.parse(headerBytes.toString("utf8")));
  if (!read.success) throw new TypeError(fr.indexFile.format);
  const header = read.data;
  const total = header.sections.reduce((sum, { bytes }) => sum + bytes, start.length + headerLength);
  if (total !== size) throw new RangeError(fr.indexFile.truncated);
  const sections: Sections = new Map();
  for (const { name, type, bytes, crc } of header.sections) {
    const array = new TYPES[type](bytes / TYPES[type].BYTES_PER_ELEMENT);
    await readExactly(file, bytesOf(array));
    if (crc32(bytesOf(array)) !== crc) throw new RangeError(fr.indexFile.damaged);
    sections.set(name, array);
  }
  return { seq: header.seq, mark: header.mark, sections };
}

/** `missing`: there was none; `unreadable`: damaged, truncated or of another format, with the reason for the log. */
type SnapshotRead =
  | ({ found: true; sections: Sections } & Stamp)
  | { found: false; why: "missing" | "unreadable"; detail: string };

/** Reads an index file; never throws: a file that is missing, cut or of another time is told as such. */
export async function readSnapshot(path: string): Promise<SnapshotRead> {
  const file = await open(path, "r").catch(() => undefined);
  if (!file) return { found: false, why: "missing", detail: path };
  try {
    return { found: true, ...(await readSections(file)) };
  } catch (error) {
    return { found: false, why: "unreadable", detail: error instanceof Error ? error.message.slice(0, 300) : String(error) };
  } finally {
    await file.close();
  }
}
