import sharp from "sharp";
import { mask, type Shield } from "./mask.ts";

/** A file that goes with a letter. */
export type Attachment = { name: string; type: string; content: Uint8Array };

/** Why a file stays behind. `contact-card`: it is made to give addresses; `document`: what it holds cannot be read through. */
export type Withheld = { name: string; why: "contact-card" | "letter" | "document" | "kind" | "unreadable" | "size" };

type Given = { filename: string | null; mimeType: string; content: Uint8Array };

const IMAGES: Readonly<Record<string, "jpeg" | "png" | "webp">> = {
  "image/jpeg": "jpeg",
  "image/jpg": "jpeg",
  "image/png": "png",
  "image/webp": "webp",
  "image/gif": "png",
};
const TEXTS: Readonly<Record<string, string>> = { "text/plain": "txt", "text/csv": "csv", "text/markdown": "md" };
const DOCUMENTS: Readonly<Record<string, string>> = {
  "application/pdf": "pdf",
  "application/vnd.oasis.opendocument.text": "odt",
  "application/vnd.oasis.opendocument.spreadsheet": "ods",
  "application/vnd.oasis.opendocument.presentation": "odp",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
};
const CARDS =
  /^(?:text\/(?:x-)?v-?card|text\/directory|text\/(?:x-)?v?calendar|application\/(?:ics|vcard|calendar|pgp-keys|pgp-signature|(?:x-)?pkcs7-[\w-]+|ms-tnef|vnd\.ms-tnef))/;
const CARD_NAME = /\.(?:vcf|vcard|ics|ifb|p7s|p7m|asc|dat|hcf)$/i;

const MAX_TEXT = 200_000;
const MAX_PIXELS = 40_000_000;
const MAX_SIDE = 4_000;

/** A name that tells nothing of who gave it: letters and figures of its stem when nothing in it had to be hidden, else a rank. */
export function safeName(given: string | null, extension: string, rank: number, shield: Shield): string {
  const stem = (given ?? "").replace(/^.*[\\/]/s, "").replace(/\.[^.]{1,6}$/, "");
  const hidden = mask(given ?? "", { ...shield, everything: true }) !== (given ?? "");
  const plain = hidden
    ? ""
    : stem
        .normalize("NFKD")
        .replace(/\p{M}/gu, "")
        .replace(/[^A-Za-z0-9]+/g, "-")
        .replace(/^-+|-+$/g, "")
        .slice(0, 60);
  return `${plain || `piece-${rank}`}.${extension}`;
}

function decoded(content: Uint8Array): string | undefined {
  const [a, b] = content;
  const wide = a === 0xff && b === 0xfe ? "utf-16le" : a === 0xfe && b === 0xff ? "utf-16be" : undefined;
  try {
    return new TextDecoder(wide ?? "utf-8", { fatal: true }).decode(content);
  } catch {
    return new TextDecoder("windows-1252").decode(content);
  }
}

/** The picture drawn again: its pixels, without the notes that cameras and programs write into it. */
async function redrawn(content: Uint8Array, format: "jpeg" | "png" | "webp"): Promise<Uint8Array | undefined> {
  try {
    const picture = sharp(content, { limitInputPixels: MAX_PIXELS, failOn: "error" }).rotate();
    const within = picture.resize({ width: MAX_SIDE, height: MAX_SIDE, fit: "inside", withoutEnlargement: true });
    return new Uint8Array(await within.toFormat(format).toBuffer());
  } catch {
    return undefined;
  }
}

async function passed(given: Given, type: string, rank: number, shield: Shield): Promise<Attachment | Withheld["why"]> {
  const { filename, content } = given;
  const format = IMAGES[type];
  if (format) {
    const image = await redrawn(content, format);
    return image
      ? { name: safeName(filename, format === "jpeg" ? "jpg" : format, rank, shield), type: `image/${format}`, content: image }
      : "unreadable";
  }
  const textual = TEXTS[type];
  if (textual) {
    if (content.length > MAX_TEXT) return shield.everything ? "size" : "document";
    const text = decoded(content);
    if (text === undefined || text.includes("\0")) return "unreadable";
    const masked = new TextEncoder().encode(mask(text.replace(/^\ufeff/, ""), shield));
    return { name: safeName(filename, textual, rank, shield), type: `${type}; charset=utf-8`, content: masked };
  }
  const document = DOCUMENTS[type];
  if (!document) return "kind";
  // What a document shows, and who wrote it, cannot be read through for certain: it waits until its sender hides nothing.
  return shield.everything ? "document" : { name: safeName(filename, document, rank, shield), type, content };
}

/**
 * Files that may go on, each drawn or written again where it can be, and those that stay behind: cards, calendars, keys and
 * letters always; documents as long as everything is to be hidden; whatever is of another kind.
 */
export async function sortAttachments(
  given: readonly Given[],
  shield: Shield,
): Promise<{ passed: Attachment[]; withheld: Withheld[] }> {
  const sorted: { passed: Attachment[]; withheld: Withheld[] } = { passed: [], withheld: [] };
  for (const [index, file] of given.entries()) {
    const type = file.mimeType.toLowerCase().split(";")[0]?.trim() ?? "";
    const name = safeName(file.filename, extensionOf(file.filename), index + 1, shield);
    if (CARDS.test(type) || CARD_NAME.test(file.filename ?? "")) sorted.withheld.push({ name, why: "contact-card" });
    else if (type.startsWith("message/")) sorted.withheld.push({ name, why: "letter" });
    else {
      const result = await passed(file, type, index + 1, shield);
      if (typeof result === "string") sorted.withheld.push({ name, why: result });
      else sorted.passed.push(result);
    }
  }
  return sorted;
}

const extensionOf = (name: string | null): string => /\.([A-Za-z0-9]{1,5})$/.exec(name ?? "")?.[1]?.toLowerCase() ?? "bin";
