import { hash } from "node:crypto";
import { ProblemError } from "../../platform/errors.ts";
import type { PictureSize } from "./picture-files.ts";
import { SIZES } from "./picture-files.ts";
import { pictureKind } from "./picture-kind.ts";
import { fr } from "./pictures.fr.ts";

/** Points of the largest picture that is read: a telephone of 50 million, with margin. */
const MOST_PIXELS = 60_000_000;
/** Reading a picture takes a fraction of a second; what takes longer is made to. */
const SECONDS = 20;

type Made = { id: string; width: number; height: number; bytes: Record<PictureSize, Buffer> };

const refusal = (code: string, detail: string, cause?: unknown) =>
  new ProblemError({ code: `picture/${code}`, kind: "invalid", detail, ...(cause === undefined ? {} : { cause }) });

async function openSharp() {
  // Loaded when the first picture comes: most processes never need it.
  const { default: sharp } = await import("sharp");
  sharp.cache(false);
  sharp.concurrency(1);
  return sharp;
}

/** One at a time: two large pictures would hold twice the memory, and take as long. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * Makes a given file into pictures that can be shown: first frame, upright, at most 1,600 points wide or high, as WebP, with
 * nothing of what the camera wrote (place, date, device). The file is never kept.
 * @throws ProblemError `picture/not-a-picture`, `picture/broken`, `picture/too-many-pixels`.
 */
export async function reEncode(given: Uint8Array): Promise<Made> {
  const made = turn.then(() => make(given));
  turn = made.catch(() => undefined);
  return made;
}

async function make(given: Uint8Array): Promise<Made> {
  if (!pictureKind(given)) throw refusal("not-a-picture", /<svg[\s>]/i.test(beginning(given)) ? fr.drawing : fr.notAPicture);
  const sharp = await openSharp();
  const at = (size: PictureSize, quality: number) =>
    sharp(given, { limitInputPixels: MOST_PIXELS, failOn: "truncated", pages: 1 })
      .rotate()
      .resize({ width: SIZES[size], height: SIZES[size], fit: "inside", withoutEnlargement: true })
      .timeout({ seconds: SECONDS })
      .webp({ quality, effort: 3 })
      .toBuffer({ resolveWithObject: true });
  try {
    const large = await at("large", 80);
    const small = await at("small", 72);
    const { width, height } = large.info;
    return { id: hash("sha256", large.data, "hex").slice(0, 32), width, height, bytes: { large: large.data, small: small.data } };
  } catch (error) {
    const tooMany = /pixel limit/i.test((error as Error).message);
    throw tooMany ? refusal("too-many-pixels", fr.tooManyPixels, error) : refusal("broken", fr.broken, error);
  }
}

const beginning = (bytes: Uint8Array): string => Buffer.from(bytes.subarray(0, 1_000)).toString("latin1");
