import { fold } from "./fold.ts";

/** One word as written, with the tokens it counts for and where it stands in the original text (UTF-16 units). */
export type Word = { tokens: readonly string[]; start: number; end: number };

/** Longer runs are not words (addresses, encoded data): clipped, so that one bad cell cannot bloat a dictionary. */
const LONGEST_TOKEN = 40;
const CACHED_WORDS = 100_000;

const INNER = "'’‘ʼ`´\\-‐‑·•.&";
const WORD = new RegExp(
  `[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}]+|[${INNER}](?=[\\p{L}\\p{N}])|\\(\\p{L}{1,5}\\)(?:\\p{L}{1,2})?|(?<=\\p{N})[\\u00a0\\u202f](?=\\p{N}{3}(?!\\p{N})))*`,
  "gu",
);

const ELISION = /^(?:[ldjmntsc]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=.)/;
/** Words whose apostrophe is part of them. */
const WHOLE_WITH_APOSTROPHE = /^(?:aujourd'hui|prud'hom.*|presqu'ile.*|quelqu'une?s?|entr'.+)$/;
const DOTTED_ACRONYM = /^\p{L}(?:\.\p{L})+$/u;
/** "habitant·e·s", "acteur.rice.s", "usager(e)s": the reader sees one word with its feminine and plural marks. */
const INCLUSIVE = /^(\p{L}{3,})(?:[·•.](?:\p{L}{1,5}))(?:[·•.]?s)?$|^(\p{L}{3,})\(\p{L}{1,5}\)s?$/u;
const INCLUSIVE_ENDING = /[·•.(](?:e|es|ne|le|te|se|fe|ve|ere|trice|rice|ice|euse|se|s|x|ale|esse|ienne|enne|ee)(?:\)|[·•.]|s|$)/;

const clean = (part: string) => part.replace(/[^\p{L}\p{N}]+/gu, "").slice(0, LONGEST_TOKEN);

function hyphenated(compound: string): string[] {
  const parts = compound
    .split(/[-‐‑&]/)
    .map(clean)
    .filter(Boolean);
  if (parts.length < 2) return parts;
  const glued = parts.join("");
  return glued.length > LONGEST_TOKEN ? parts : [...parts, glued];
}

function apostrophes(word: string): string[] {
  if (!word.includes("'") || WHOLE_WITH_APOSTROPHE.test(word)) return hyphenated(word);
  const bare = word.replace(ELISION, "");
  return bare === word ? word.split("'").flatMap(hyphenated) : apostrophes(bare);
}

function analyse(raw: string): readonly string[] {
  const folded = fold(raw);
  if (DOTTED_ACRONYM.test(folded)) return [clean(folded)];
  const inclusive = INCLUSIVE_ENDING.test(folded) ? INCLUSIVE.exec(folded.replace(ELISION, "")) : null;
  const head = inclusive?.[1] ?? inclusive?.[2];
  if (head !== undefined) return [head.slice(0, LONGEST_TOKEN)];
  return folded
    .split(/[·•.()]/)
    .filter(Boolean)
    .flatMap(apostrophes);
}

// The same few thousand words make up nearly all of a corpus: analysing each once is what makes indexing fast.
const analysed = new Map<string, readonly string[]>();

function tokensOfWord(raw: string): readonly string[] {
  const known = analysed.get(raw);
  if (known !== undefined) return known;
  if (analysed.size >= CACHED_WORDS) analysed.clear();
  const result = analyse(raw);
  if (raw.length <= LONGEST_TOKEN) analysed.set(raw, result);
  return result;
}

/** The words of a text in order, with their positions, for highlighting. Same analysis as `tokens`. */
export function words(text: string): Word[] {
  const found: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const raw = match[0];
    found.push({ tokens: tokensOfWord(raw), start: match.index, end: match.index + raw.length });
  }
  return found;
}

/** The tokens of each word of a text, in order: `words` without positions, for indexing. Equal words often share one list. */
export function tokensByWord(text: string): (readonly string[])[] {
  return (text.match(WORD) ?? []).map(tokensOfWord);
}

/**
 * The searchable words of a French text, folded, in order. Elided articles fall ("l'école" gives `ecole`), a hyphenated
 * compound gives its parts and then the glued form ("tiers-lieu" gives `tiers`, `lieu`, `tierslieu`), a dotted
 * acronym is joined ("S.C.I.C." gives `scic`), inclusive forms give their head ("habitant·e·s" gives `habitant`),
 * numbers are kept and "1 512" with its non-breaking space is one. Stop words are kept: see `isStopWord`.
 */
export function tokens(text: string): string[] {
  return tokensByWord(text).flat();
}
