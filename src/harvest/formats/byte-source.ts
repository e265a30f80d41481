import { createReadStream, statSync } from "node:fs";
import { basename } from "node:path";
import { createGunzip } from "node:zlib";
import type { ByteSource } from "./format.ts";
import { formatsText } from "./formats.fr.ts";
import { refusal } from "./issue.ts";

/** Size of the blocks in which files are read; it bounds what a reader holds at once. */
export const BLOCK_BYTES = 256 * 1024;

/** Bytes that a gzip file may unfold into: a listing larger than this is not a partner's file. */
const MAX_GUNZIPPED_BYTES = 2 * 1024 ** 3;

/** A file on disk. Throws the system's error when it does not exist. */
export function fileSource(path: string): ByteSource {
  const { size } = statSync(path);
  return { open: () => createReadStream(path, { highWaterMark: BLOCK_BYTES }), size, name: basename(path) };
}

/** Bytes (or text, as UTF-8) already in memory. */
export function bytesSource(content: Uint8Array | string, name?: string): ByteSource {
  const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
  return { open: () => blocksOf(bytes), size: bytes.length, ...(name === undefined ? {} : { name }) };
}

async function* blocksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += BLOCK_BYTES) yield bytes.subarray(start, start + BLOCK_BYTES);
}

/** The first bytes of a file, at most `count`; `complete` when there is nothing after them. The file is closed. */
export async function peek(source: ByteSource, count: number): Promise<{ bytes: Buffer; complete: boolean }> {
  const blocks: Uint8Array[] = [];
  let length = 0;
  for await (const block of source.open()) {
    blocks.push(block);
    length += block.length;
    if (length > count) break;
  }
  const bytes = Buffer.concat(blocks);
  return length > count ? { bytes: bytes.subarray(0, count), complete: false } : { bytes, complete: true };
}

/** All bytes of a file. Throws `file/too-large` beyond `max`. */
export async function readAll(source: ByteSource, max: number): Promise<Buffer> {
  const { bytes, complete } = await peek(source, max);
  if (!complete) throw refusal("too-large", formatsText.tooLarge(max));
  return bytes;
}

/** The same source, unfolded when its first bytes are those of gzip. Bounded in size; a damaged archive ends with a refusal. */
export async function unzipped(source: ByteSource): Promise<ByteSource> {
  const { bytes } = await peek(source, 2);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return source;
  const name = source.name?.replace(/\.gz$/i, "");
  return { open: () => gunzip(source), ...(name === undefined ? {} : { name }) };
}

async function* gunzip(source: ByteSource): AsyncGenerator<Uint8Array> {
  const stream = createGunzip({ chunkSize: BLOCK_BYTES });
  const feeding = feed(source, stream);
  let total = 0;
  try {
    for await (const block of stream) {
      total += block.length;
      if (total > MAX_GUNZIPPED_BYTES) throw refusal("too-large", formatsText.tooLarge(MAX_GUNZIPPED_BYTES));
      yield block;
    }
    await feeding;
  } catch (error) {
    if (error instanceof Error && "code" in error && String(error.code).startsWith("Z_")) {
      throw refusal("truncated", formatsText.damagedGzip(total), formatsText.damagedGzipHint);
    }
    throw error;
  } finally {
    stream.destroy();
  }
}

/** Writes the source into the stream, waiting for it; stops quietly when the stream was closed by its reader. */
async function feed(source: ByteSource, stream: ReturnType<typeof createGunzip>): Promise<void> {
  try {
    for await (const block of source.open()) {
      if (stream.destroyed) return;
      if (!stream.write(block)) await new Promise((resolve) => stream.once("drain", resolve).once("close", resolve));
    }
    stream.end();
  } catch (error) {
    stream.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}
