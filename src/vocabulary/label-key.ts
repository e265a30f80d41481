import { fold, lightStem } from "../engine/text/index.ts";

/**
 * The key under which a label is looked up: case, accents, apostrophes, hyphens, punctuation and spaces do not matter, "&"
 * reads "et". "Économie d’énergie" and "ECONOMIE D'ENERGIE " have one key. A label of signs alone is its own key. Idempotent.
 */
export function labelKey(label: string): string {
  // Well-formed: a clipped or broken surrogate pair would make addresses fail.
  const clipped = label.slice(0, LONGEST_LABEL).toWellFormed();
  const key = fold(clipped.replaceAll("&", " et "))
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return key === "" ? clipped.trim() : key;
}

/** Partners put whole paragraphs in tag columns: what follows cannot be a label, and must cost nothing. */
const LONGEST_LABEL = 300;

/** Articles and link words only: "sans", "contre" or "entre" change what a label means. */
const LINK_WORDS: ReadonlySet<string> = new Set(
  "l d le la les un une des du de a au aux en et ou par pour dans sur avec".split(" "),
);

/** The meaningful words of a label key, without plural and gender: "Les circuits courts" gives `circuit`, `court`. */
export function stems(key: string): string[] {
  return key
    .split(" ")
    .filter((word) => word !== "" && !LINK_WORDS.has(word))
    .map(lightStem);
}

/** A key that also leaves out articles, plural, gender and gaps: "fab lab" meets "les Fablabs", "éco-construction" "écoconstruction". */
export function looseKey(key: string): string {
  return stems(key).join("");
}

/** A label as a piece of address, decoded: its key with hyphens. Labels with one key have one slug. */
export function slugOfLabel(label: string): string {
  return labelKey(label).replace(/\s+/g, "-");
}
