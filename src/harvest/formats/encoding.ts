import { isAscii, isUtf8 } from "node:buffer";

/** Encodings met in partners' files. `double-utf-8`: UTF-8 read as windows-1252 and encoded again ("Ã©" for "é"). */
const ENCODINGS = ["utf-8", "windows-1252", "macintosh", "ibm850", "utf-16le", "utf-16be", "double-utf-8"] as const;
/** Encodings that partners' files come in. */
export type Encoding = (typeof ENCODINGS)[number];
/** Encodings of one byte a character, which only the text itself tells apart. */
export type SingleByteEncoding = "windows-1252" | "macintosh" | "ibm850";

const ALIASES: Record<string, Encoding> = {
  utf8: "utf-8",
  "utf-8-sig": "utf-8",
  ascii: "utf-8",
  "us-ascii": "utf-8",
  latin1: "windows-1252",
  "iso-8859-1": "windows-1252",
  "iso-8859-15": "windows-1252",
  cp1252: "windows-1252",
  ansi: "windows-1252",
  mac: "macintosh",
  "x-mac-roman": "macintosh",
  macroman: "macintosh",
  cp850: "ibm850",
  dos: "ibm850",
  "utf-16": "utf-16le",
};

/** The encoding that a label names; undefined when it names none that is read here. */
export function encodingOf(label: string): Encoding | undefined {
  const name = label.trim().toLowerCase();
  return ENCODINGS.find((encoding) => encoding === name) ?? ALIASES[name];
}

/** Bytes of the byte order mark at the start, and what it says. */
export function byteOrderMark(bytes: Uint8Array): { encoding: Encoding; length: number } | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: "utf-8", length: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: "utf-16le", length: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: "utf-16be", length: 2 };
  return undefined;
}

/**
 * The encoding of a file from its first bytes: byte order mark; else UTF-16 by its zero bytes; else, over the lines that are
 * not plain ASCII, UTF-8 when most are valid, the likeliest old French encoding otherwise. ASCII alone is UTF-8.
 */
export function recogniseEncoding(sample: Uint8Array): Encoding {
  const mark = byteOrderMark(sample);
  if (mark !== undefined && mark.encoding !== "utf-8") return mark.encoding;
  const wide = wideEncoding(sample);
  if (wide !== undefined) return wide;
  const bytes = Buffer.from(sample.buffer, sample.byteOffset, sample.byteLength);
  if (isAscii(bytes)) return "utf-8";
  let valid = 0;
  let invalid = 0;
  let doubled = 0;
  for (const line of linesOf(bytes)) {
    if (isAscii(line)) continue;
    if (!isUtf8(line)) invalid++;
    else {
      valid++;
      if (undoubled(line.toString("utf8")) !== undefined) doubled++;
    }
  }
  if (invalid > valid) return likeliestSingleByte(bytes);
  return invalid === 0 && doubled === valid && doubled >= 3 ? "double-utf-8" : "utf-8";
}

/** Lines of the sample; the last one is left out when the sample cuts it in the middle of a character. */
function* linesOf(bytes: Buffer): Generator<Buffer> {
  const end = bytes.includes(10) ? 10 : 13;
  let start = 0;
  for (let at = bytes.indexOf(end); at >= 0; at = bytes.indexOf(end, start)) {
    yield bytes.subarray(start, at);
    start = at + 1;
  }
  const last = bytes.subarray(start);
  yield isUtf8(last) ? last : last.subarray(0, last.length - cutCharacter(last));
}

/** Number of bytes at the end that begin a UTF-8 character without ending it (0 to 3). */
export function cutCharacter(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc2) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

/** UTF-16 without a mark: in French text one byte of two is nearly always zero. */
function wideEncoding(sample: Uint8Array): Encoding | undefined {
  const length = Math.min(sample.length, 2_000) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (sample[i] === 0) even++;
    if (sample[i + 1] === 0) odd++;
  }
  const half = length / 2;
  if (half < 4) return undefined;
  if (odd > half * 0.7 && even < half * 0.1) return "utf-16le";
  return even > half * 0.7 && odd < half * 0.1 ? "utf-16be" : undefined;
}

const FRENCH = new Set("éèêëàâçîïôûùüœæ’‘“”«»°…–—€\u00a0");
const FRENCH_CAPITALS = new Set("ÉÈÊÀÂÇÎÔÙŒ");

/** Of the single-byte encodings, the one that reads the bytes as the most French text; ties go to windows-1252. */
function likeliestSingleByte(bytes: Buffer): SingleByteEncoding {
  let best: SingleByteEncoding = "windows-1252";
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const encoding of ["windows-1252", "macintosh", "ibm850"] as const) {
    const text = decodeSingleByte(bytes.subarray(0, 200_000), encoding);
    let score = 0;
    for (let i = 0; i < text.length; i++) {
      if (text.charCodeAt(i) < 0x80) continue;
      const letter = text.charAt(i);
      if (FRENCH.has(letter)) score += 2;
      else score += FRENCH_CAPITALS.has(letter) && !/[a-z]/.test(text.charAt(i - 1)) ? 1 : -2;
    }
    if (score > bestScore) [best, bestScore] = [encoding, score];
  }
  return best;
}

/** Upper half of code page 850, which "CSV (MS-DOS)" of Excel writes; no TextDecoder knows it. */
const IBM850 =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0";

const decoders = { "windows-1252": new TextDecoder("windows-1252"), macintosh: new TextDecoder("macintosh") };

/** Bytes read in an encoding where each byte is one character. */
export function decodeSingleByte(bytes: Buffer, encoding: SingleByteEncoding): string {
  if (encoding !== "ibm850") return decoders[encoding].decode(bytes);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: latin1 is used as the identity between bytes and characters
  return bytes.toString("latin1").replace(/[^\x00-\x7f]/g, (letter) => IBM850.charAt(letter.charCodeAt(0) - 0x80));
}

/** windows-1252 in both directions, to read single bytes and to undo a double encoding. */
const ANSI = decoders["windows-1252"].decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
const ANSI_BYTES = new Map(Array.from(ANSI, (letter, byte) => [letter, byte]));

/** A line that is not UTF-8: each valid UTF-8 character as such, each other byte as windows-1252. */
export function decodeMixed(line: Buffer): string {
  let text = "";
  for (let i = 0; i < line.length; ) {
    const byte = line[i] ?? 0;
    const length = byte < 0x80 ? 1 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    const character = line.subarray(i, i + length);
    const valid = character.length === length && isUtf8(character);
    text += valid ? character.toString("utf8") : ANSI.charAt(byte);
    i += valid ? length : 1;
  }
  return text;
}

/** Text that shows UTF-8 read as windows-1252: "Ã©", "â€™", "Â " where no French sentence has them. */
export const DOUBLED = /Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€|Â[\u00a0«»°·]|Å“/;

/** Cheap first look for `DOUBLED` over a whole block. */
export function maybeDoubled(text: string): boolean {
  return (text.includes("Ã") || text.includes("Â") || text.includes("â€") || text.includes("Å“")) && DOUBLED.test(text);
}

/** The text encoded once when it was encoded twice; undefined when it was not, or not wholly. */
export function undoubled(text: string): string | undefined {
  if (!DOUBLED.test(text)) return undefined;
  const bytes = Buffer.alloc(text.length);
  for (let i = 0; i < text.length; i++) {
    const byte = ANSI_BYTES.get(text.charAt(i));
    if (byte === undefined) return undefined;
    bytes[i] = byte;
  }
  return isUtf8(bytes) ? bytes.toString("utf8") : undefined;
}
