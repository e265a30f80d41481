import { peek } from "./byte-source.ts";
import { decodeText } from "./decode.ts";
import { byteOrderMark, type Encoding, encodingOf, recogniseEncoding } from "./encoding.ts";
import type { ByteSource } from "./format.ts";
import { formatsText } from "./formats.fr.ts";
import { refusal } from "./issue.ts";

/** Bytes from which encoding, separator, header and place of the records are recognised. */
const SAMPLE_BYTES = 1024 * 1024;

/** The beginning of a text file, decoded. Throws `file/unknown-encoding` when the encoding asked for is none that is read here. */
export async function sampleText(source: ByteSource, label: string | undefined): Promise<{ encoding: Encoding; sample: string }> {
  const { bytes } = await peek(source, SAMPLE_BYTES);
  // A byte order mark says more than what a person chose for an earlier file.
  const encoding = byteOrderMark(bytes)?.encoding ?? (label === undefined ? recogniseEncoding(bytes) : encodingOf(label));
  if (encoding === undefined) throw refusal("unknown-encoding", formatsText.unknownEncoding(label ?? ""));
  let sample = "";
  for await (const text of decodeText(once(bytes), encoding, "lf", () => {})) sample += text;
  return { encoding, sample };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
