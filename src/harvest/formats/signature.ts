import { formatsText } from "./formats.fr.ts";

/** What a file that is neither text nor a workbook looks like, in French words, with what to do; from its first bytes. */
type Foreign = { what: string; hint: string };

const text = formatsText.foreign;

/** Signatures of files that partners give by mistake. `at` is the offset of the bytes. */
const SIGNATURES: { bytes: string; at?: number; found: Foreign }[] = [
  { bytes: "%PDF", found: text.pdf },
  { bytes: "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", found: text.oldExcel },
  { bytes: "\x89PNG", found: text.picture },
  { bytes: "\xff\xd8\xff", found: text.picture },
  { bytes: "GIF8", found: text.picture },
  { bytes: "WEBP", at: 8, found: text.picture },
  { bytes: "7z\xbc\xaf\x27\x1c", found: text.archive },
  { bytes: "Rar!", found: text.archive },
  { bytes: "BZh", found: text.archive },
  { bytes: "(\xb5/\xfd", found: text.archive },
  { bytes: "\xfd7zXZ", found: text.archive },
  { bytes: "SQLite format 3", found: text.database },
  { bytes: "PAR1", found: text.parquet },
  { bytes: "{\\rtf", found: text.document },
];

/** The file when it is none that can be read; undefined for text (and for ZIP, which may be a workbook: see `zip.ts`). */
export function foreignFile(bytes: Buffer): Foreign | undefined {
  const head = bytes.subarray(0, 4_096).toString("latin1");
  const signature = SIGNATURES.find(({ bytes: mark, at = 0 }) => head.startsWith(mark, at));
  if (signature !== undefined) return signature.found === text.oldExcel && isEncrypted(bytes) ? text.locked : signature.found;
  const start = withoutComments(head.replace(/^\xef\xbb\xbf/, "").toLowerCase());
  if (/^<(!doctype html|html|head|body|table|meta|script|div)\b/.test(start)) return text.webPage;
  if (/^<(\?xml|rss|feed|kml|gpx|rdf:rdf|urlset)\b/.test(start)) return start.includes("<html") ? text.webPage : text.xml;
  return looksBinary(bytes) ? text.unknown : undefined;
}

/** The text from its first mark-up that is not a comment. */
function withoutComments(head: string): string {
  let start = head.trimStart();
  while (start.startsWith("<!--")) {
    const end = start.indexOf("-->");
    start = end < 0 ? "" : start.slice(end + 3).trimStart();
  }
  return start;
}

/** A workbook with a password is an OLE file that holds a stream named "EncryptedPackage". */
function isEncrypted(bytes: Buffer): boolean {
  return bytes.includes(Buffer.from("EncryptedPackage", "utf16le"));
}

/** Control characters make up a good part of the bytes, and not as the zeros of UTF-16. */
function looksBinary(bytes: Buffer): boolean {
  const sample = bytes.subarray(0, 8_192);
  if (sample.length === 0 || (sample[0] === 0xff && sample[1] === 0xfe) || (sample[0] === 0xfe && sample[1] === 0xff))
    return false;
  let controls = 0;
  let zeros = 0;
  for (const byte of sample) {
    if (byte === 0) zeros++;
    else if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 30 && byte !== 26) controls++;
  }
  const wide = zeros > sample.length * 0.35 && zeros < sample.length * 0.6;
  return controls > sample.length * 0.02 || (!wide && zeros > sample.length * 0.1);
}
