import { formatsText } from "./formats.fr.ts";
import { refusal } from "./issue.ts";
import { type XmlEvents, XmlScanner } from "./xml-scanner.ts";
import { unpack, type ZipEntry } from "./zip.ts";

/** Parts of a checked archive, as text in blocks. */
export type Parts = { has(name: string): boolean; text(name: string): AsyncGenerator<string> };

export function partsOf(archive: Buffer, entries: Map<string, ZipEntry>): Parts {
  return { has: (name) => entries.has(name), text: (name) => partText(archive, entries, name) };
}

async function* partText(archive: Buffer, entries: Map<string, ZipEntry>, name: string): AsyncGenerator<string> {
  const entry = entries.get(name);
  if (entry === undefined) throw refusal("unreadable-workbook", formatsText.missingPart(name), formatsText.damagedZipHint);
  let decoder: TextDecoder | undefined;
  for await (const block of unpack(archive, entry)) {
    decoder ??= new TextDecoder(block[0] === 0xff ? "utf-16le" : block[0] === 0xfe ? "utf-16be" : "utf-8");
    yield decoder.decode(block, { stream: true });
  }
}

/** Scans a part to its end. */
export async function scanPart(blocks: AsyncGenerator<string>, events: Partial<XmlEvents>): Promise<void> {
  const scanner = new XmlScanner({ open: () => {}, close: () => {}, text: () => {}, ...events });
  for await (const block of blocks) scanner.push(block);
}
