import { peek } from "./byte-source.ts";
import type { ByteSource, FileFormat, RecogniseHints } from "./format.ts";
import { formatsText } from "./formats.fr.ts";
import { refusal } from "./issue.ts";
import { foreignFile } from "./signature.ts";

/** Bytes from which the format is told. */
const HEAD_BYTES = 64 * 1024;

/**
 * The format of a file: from its bytes first; its name and content type only settle what they leave open.
 * Throws `file/binary-file` for what cannot be read, `file/empty-file` for nothing at all, `file/unexpected-format` for JSON
 * where a table is expected.
 */
export async function recogniseFormat(source: ByteSource, hints: RecogniseHints): Promise<FileFormat> {
  const { bytes } = await peek(source, HEAD_BYTES);
  if (bytes.length === 0) throw refusal("empty-file", formatsText.emptyFile, formatsText.emptyFileHint);
  if (bytes.subarray(0, 4).equals(Buffer.from("PK\x03\x04")) || bytes.subarray(0, 4).equals(Buffer.from("PK\x05\x06")))
    return "xlsx";
  const foreign = foreignFile(bytes);
  if (foreign !== undefined) throw refusal("binary-file", formatsText.foreignFile(foreign.what), foreign.hint);
  const seen = textFormat(bytes, hints);
  if (hints.format === undefined || hints.format === "xlsx") return seen;
  // An interface that broke answers {"error": ...} where a table was: nobody wants it read as one column.
  if (hints.format === "csv" && seen !== "csv")
    throw refusal("unexpected-format", formatsText.unexpectedJson, formatsText.unexpectedJsonHint);
  return hints.format;
}

function textFormat(bytes: Buffer, hints: RecogniseHints): FileFormat {
  // Structure is ASCII: latin1 keeps it whatever the encoding, once the zeros of UTF-16 and the marks are gone.
  const head = bytes
    .toString("latin1")
    .replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, "")
    .replaceAll("\0", "")
    .trimStart();
  const name = hints.fileName?.toLowerCase().replace(/\.gz$/, "") ?? "";
  const lines =
    /\.(ndjson|jsonl|geojsonl|geojsons)$/.test(name) || /ndjson|jsonl|json-seq|x-json-stream/.test(hints.contentType ?? "");
  if (head.startsWith("\x1e{")) return "ndjson";
  if (/^\{\s*["}]/.test(head)) {
    if (lines || isObjectPerLine(head)) return "ndjson";
    return isGeoJson(head) ? "geojson" : "json";
  }
  if (/^\[\s*([[\]{"\d-]|null|true|false|$)/.test(head))
    return /^\[\s*\{[\s\S]{0,200}?"type"\s*:\s*"Feature"/.test(head) && isGeoJson(head) ? "geojson" : "json";
  return "csv";
}

/** The first line is an object by itself and the next one starts another. */
function isObjectPerLine(head: string): boolean {
  const end = head.search(/[\r\n]/);
  const first = end < 0 ? head : head.slice(0, end);
  if (!/\}\s*$/.test(first)) return false;
  const next = end < 0 ? "" : head.slice(end).trimStart();
  return next.startsWith("{");
}

function isGeoJson(head: string): boolean {
  return /"type"\s*:\s*"FeatureCollection"/.test(head) || (/"type"\s*:\s*"Feature"/.test(head) && /"geometry"\s*:/.test(head));
}
