import type { SearchDocument, StoredDocument } from "./search-document.ts";

/** The beginning of the description, kept so that a passage is quoted without asking the database (characters). */
const KEPT = 2_000;
const LINE = 10;

/** What the index keeps of a fiche to show it: JSON on one line, then the beginning of its description. */
export function encodeStored({ keywords: _keywords, body, ...shown }: SearchDocument): Uint8Array {
  return Buffer.from(`${JSON.stringify(shown satisfies StoredDocument)}\n${body.slice(0, KEPT)}`, "utf8");
}

const textOf = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString("utf8");

/** What is shown of a fiche; `bytes` as `encodeStored` made them. */
export function readStored(bytes: Uint8Array): StoredDocument {
  return JSON.parse(textOf(bytes, 0, bytes.indexOf(LINE))) as StoredDocument;
}

/** The beginning of its description as plain text; `whole`: there is no more of it. */
export function readBeginning(bytes: Uint8Array): { text: string; whole: boolean } {
  const text = textOf(bytes, bytes.indexOf(LINE) + 1, bytes.length);
  return { text, whole: text.length < KEPT };
}
