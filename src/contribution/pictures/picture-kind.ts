/** What a picture may be given as. */
type PictureKind = "jpeg" | "png" | "webp" | "gif" | "avif";

const text = (bytes: Uint8Array, from: number, to: number): string => Buffer.from(bytes.subarray(from, to)).toString("latin1");

/**
 * What the first bytes of a file say that it is; its name and announced type are not asked. Undefined for all else, drawings
 * in SVG (which may hold scripts) among them.
 */
export function pictureKind(bytes: Uint8Array): PictureKind | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return "jpeg";
  if (text(bytes, 0, 8) === "\x89PNG\r\n\x1a\n") return "png";
  if (text(bytes, 0, 4) === "RIFF" && text(bytes, 8, 12) === "WEBP") return "webp";
  if (/^GIF8[79]a$/.test(text(bytes, 0, 6))) return "gif";
  // ISO 14496-12: the file type box names its brands.
  if (text(bytes, 4, 8) === "ftyp" && /avi[fs]/.test(text(bytes, 8, 64))) return "avif";
  return undefined;
}
