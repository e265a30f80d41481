import { fold } from "./fold.ts";

/**
 * A part of a written word, as written (apostrophes made plain) and folded; `at`: its place among the parts. `glued` stands for
 * several parts from `at` on, in one piece.
 */
export type Part = { written: string; folded: string; at: number; glued: boolean };

/** A written word taken apart, in reading order, each compound in one piece after its parts. */
type WrittenWord = { parts: readonly Part[]; places: number };

/** Longer runs are not words (addresses, encoded data): clipped, so that one bad cell cannot bloat a dictionary. */
const LONGEST_TOKEN = 40;
/** Letters that take three bytes or four are clipped sooner: a term is at most 80 bytes. */
const LONGEST_WIDE_TOKEN = 20;
const PLAIN = /^[\x20-\x7e]*$/;
const LETTERS = /^[A-Za-z]+$/;
/** Also the narrow space of "1 512". */
const UNSEEN = /[\u00a0\u00ad\u200b-\u200d\u202f\u2060]/g;
const APOSTROPHES = /[’‘ʼʹ′`´＇]/g;

const ELISION = /^(?:[ldjmntsc]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=.)/i;
/** Words whose apostrophe is part of them. */
const WHOLE_WITH_APOSTROPHE = /^(?:aujourd'hui|prud'hom.*|presqu'[iî]le.*|quelqu'une?s?|entr'.+)$/i;
const DOTTED_ACRONYM = /^\p{L}(?:\.\p{L})+$/u;
const MARKS = "ienne|enne|i?[èe]re|esse|i?euse|t?rice|ice|ale|elle|ive|ine|nne|ne|le|te|se|fe|ve|ée|ee|e|x";
/** "habitant·e·s", "acteur.rice.s", "usager(e)s", "salarié-e-s": the reader sees one word with its feminine and plural marks. */
const INCLUSIVE = new RegExp(
  `^(\\p{L}{3,})(?:[·•.](?:${MARKS}|s)(?:[·•.]?[sx])*|\\((?:${MARKS}|s)s?\\)s?|-(?:e|ne|t?rice|euse)(?:-?s)?)$`,
  "iu",
);

const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{M}\p{N}]+/gu, "");

function clipped(token: string): string {
  if (token.length <= LONGEST_WIDE_TOKEN) return token;
  return PLAIN.test(token) ? token.slice(0, LONGEST_TOKEN) : token.slice(0, LONGEST_WIDE_TOKEN).replace(/[\ud800-\udbff]$/, "");
}

function withoutElision(run: string): string {
  if (WHOLE_WITH_APOSTROPHE.test(run)) return run;
  const bare = run.replace(ELISION, "");
  return bare === run ? run : withoutElision(bare);
}

/** The parts of a run without hyphens: cut at its apostrophes, elided articles dropped. */
function cutAtApostrophes(run: string): string[] {
  const bare = withoutElision(run);
  return WHOLE_WITH_APOSTROPHE.test(bare) ? [bare] : bare.split("'");
}

function wordsOfPiece(piece: string, parts: Part[], from: number): number {
  const bare = withoutElision(piece);
  let at = from;
  const add = (written: string, place: number, glued: boolean): boolean => {
    const folded = clipped(fold(written).replace(/[^\p{L}\p{N}]+/gu, ""));
    if (folded !== "") parts.push({ written: clipped(lettersOf(written)), folded, at: place, glued });
    return folded !== "";
  };
  for (const run of bare.split(/[-‐‑&]/)) for (const written of cutAtApostrophes(run)) if (add(written, at, false)) at++;
  const glued = lettersOf(bare);
  if (at > from + 1 && glued.length <= LONGEST_TOKEN) add(glued, from, true);
  return at;
}

/**
 * Takes a word of the `Scanner` apart. Elided articles fall ("l'école" gives "école"), a hyphenated compound gives its parts, then
 * the whole in one piece ("tiers-lieu": "tiers", "lieu", "tierslieu"), a dotted acronym is joined ("S.C.I.C": "SCIC"), inclusive
 * forms give their head ("habitant·e·s": "habitant").
 */
export function takeApart(raw: string): WrittenWord {
  // Nine words in ten are nothing but plain letters.
  if (LETTERS.test(raw))
    return { parts: [{ written: clipped(raw), folded: clipped(raw.toLowerCase()), at: 0, glued: false }], places: 1 };
  const plain = PLAIN.test(raw)
    ? raw
    : raw.replace(UNSEEN, "").replace(APOSTROPHES, "'").normalize("NFKC").replace(APOSTROPHES, "'");
  const parts: Part[] = [];
  const head = INCLUSIVE.exec(withoutElision(plain))?.[1];
  if (head !== undefined) return { parts, places: wordsOfPiece(/^tou$/i.test(head) ? "tous" : head, parts, 0) };
  if (DOTTED_ACRONYM.test(fold(plain))) return { parts, places: wordsOfPiece(lettersOf(plain), parts, 0) };
  let places = 0;
  for (const piece of plain.split(/[·•.()]/)) if (piece !== "") places = wordsOfPiece(piece, parts, places);
  return { parts, places };
}
