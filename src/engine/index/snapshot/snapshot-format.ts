import { crc32 } from "node:zlib";
import { LAYOUT, type SegmentArrays } from "../segment-layout.ts";
import type { FacetValue } from "../value-table.ts";

/** A run of bytes of the file, and their CRC-32. */
export type Region = { at: number; bytes: number; crc: number };

/** What the file holds, and where: everything but the arrays themselves. */
export type Table = {
  label: string;
  schema: string;
  state: string;
  values: readonly FacetValue[];
  segments: readonly {
    number: number;
    documents: number;
    /** Elements of each array; they follow one another as in memory. */
    lengths: Record<keyof SegmentArrays, number>;
    arrays: Region;
    dead: Region;
  }[];
};

/** Why a file cannot be read: there is none; it is of another version, or another kind of machine; it ends early; its bytes are not those written. */
export type Unreadable = "missing" | "format" | "truncated" | "damaged";

const MAGIC = "essaimIX";
/** To be raised when what the arrays of a segment hold, or what follows here, means something else. */
const VERSION = 1;
/** The version and the arrays themselves: a file whose arrays the program does not know must never be read as good. */
const FORMAT = crc32(`${VERSION} ${LAYOUT}`);
/** Numbers of more than a byte stand in the file as in memory: another machine must not take them for its own. */
const BYTE_ORDER = new Uint8Array(Uint16Array.of(1).buffer)[0] ?? 0;
export const HEADER_BYTES = 48;
const [FORMAT_AT, ORDER_AT, CRC_AT, FROM_AT, LENGTH_AT, TABLE_CRC_AT] = [8, 12, 16, 24, 32, 40];

/** The first bytes of a file: written last, they say where its table is. */
export function encodeHeader(table: Region): Uint8Array {
  const bytes = Buffer.alloc(HEADER_BYTES);
  bytes.write(MAGIC, "latin1");
  bytes.writeUInt32LE(FORMAT, FORMAT_AT);
  bytes.writeUInt32LE(BYTE_ORDER, ORDER_AT);
  bytes.writeDoubleLE(table.at, FROM_AT);
  bytes.writeDoubleLE(table.bytes, LENGTH_AT);
  bytes.writeUInt32LE(table.crc, TABLE_CRC_AT);
  bytes.writeUInt32LE(crcOfHeader(bytes), CRC_AT);
  return bytes;
}

const crcOfHeader = (bytes: Buffer) => crc32(bytes.subarray(CRC_AT + 4, HEADER_BYTES), crc32(bytes.subarray(0, CRC_AT)));

/** Where the table is. @param bytes the first `HEADER_BYTES` of a file, or all it has @param size of the file */
export function decodeHeader(bytes: Buffer, size: number): Region | Unreadable {
  if (bytes.length < HEADER_BYTES) return "truncated";
  if (bytes.toString("latin1", 0, MAGIC.length) !== MAGIC || bytes.readUInt32LE(CRC_AT) !== crcOfHeader(bytes)) return "damaged";
  if (bytes.readUInt32LE(FORMAT_AT) !== FORMAT || bytes.readUInt32LE(ORDER_AT) !== BYTE_ORDER) return "format";
  const table = { at: bytes.readDoubleLE(FROM_AT), bytes: bytes.readDoubleLE(LENGTH_AT), crc: bytes.readUInt32LE(TABLE_CRC_AT) };
  return table.at + table.bytes > size ? "truncated" : table;
}
