import type { ByteSource, RawRow, ReadIssue, ReadOptions } from "../format.ts";
import { bytesSource, fatalIssue, readRows } from "../index.ts";

type Reading = {
  rows: RawRow[];
  values: Record<string, unknown>[];
  issues: ReadIssue[];
  /** "line:code" of each issue, or its code alone. */
  codes: string[];
  /** The issue that refused the whole file. */
  fatal: ReadIssue | undefined;
};

/** Reads a whole file, as a harvest would, and gathers what it says. */
export async function read(content: ByteSource | Uint8Array | string, options: ReadOptions = {}): Promise<Reading> {
  const source = typeof content === "string" || content instanceof Uint8Array ? bytesSource(content) : content;
  const rows: RawRow[] = [];
  const issues: ReadIssue[] = [];
  let fatal: ReadIssue | undefined;
  try {
    for await (const batch of readRows(source, options, (told) => issues.push(told))) rows.push(...batch);
  } catch (error) {
    fatal = fatalIssue(error);
    if (fatal === undefined) throw error;
  }
  const codes = issues.map(({ line, code }) => (line === undefined ? code : `${line}:${code}`));
  return { rows, values: rows.map((row) => row.values), issues, codes, fatal };
}

/** Bytes given in pieces of the sizes named, over and over. */
export function inPieces(content: Uint8Array | string, sizes: readonly number[]): ByteSource {
  const bytes = Buffer.from(content as string);
  return {
    size: bytes.length,
    async *open() {
      for (let at = 0, piece = 0; at < bytes.length; piece++) {
        const size = Math.max(1, sizes[piece % sizes.length] ?? bytes.length);
        yield bytes.subarray(at, at + size);
        at += size;
      }
    },
  };
}

/** Text as bytes of an encoding where each character is one byte; only characters of Latin-1 that windows-1252 shares. */
export function latin1(text: string): Buffer {
  return Buffer.from(text, "latin1");
}
