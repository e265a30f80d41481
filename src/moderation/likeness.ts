import { hash } from "node:crypto";
import { fold } from "../engine/text/index.ts";

/** What else came in of late, beside the case being judged. */
export type Around = {
  byAuthorInHour: number;
  byAuthorInDay: number;
  /** Other cases that say the same, or nearly. */
  sameText: number;
  /** For each domain it links to, the other cases of the day that do. */
  sameDomain: { domain: string; cases: number }[];
};

/** Hashes kept of a text. */
export const SKETCH_SIZE = 24;

/** Words of a shingle. */
const SHINGLE = 4;

/** Shorter texts ("Merci beaucoup pour ce partage") are the same by chance. */
const FEWEST_WORDS = 8;

/**
 * The smallest hashes of a text's runs of four words (bottom-k sketch; Broder, "On the resemblance and containment of documents",
 * 1997): two texts that share most of them are nearly the same, whatever changed between. Texts of a few words leave nothing.
 */
export function sketch(...texts: string[]): string[] {
  return [...new Set(texts.flatMap(hashesOf))].sort().slice(0, SKETCH_SIZE);
}

/** Short values that stand side by side ("Fermé", a name, a reason) do not make one long text. */
function hashesOf(text: string): string[] {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < FEWEST_WORDS) return [];
  const shingles = words.slice(0, 1 - SHINGLE).map((_, i) => words.slice(i, i + SHINGLE).join(" "));
  return shingles.map((shingle) => hash("sha1", shingle, "hex").slice(0, 12));
}
