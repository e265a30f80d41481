import { fold } from "../../engine/text/index.ts";
import { countryNamed } from "../../geography/index.ts";
import type { RawRow } from "../formats/index.ts";
import { valueReader } from "./emptiness.ts";
import { readEmail, readPhone, readUrl } from "./functions/contact.ts";
import { readDate } from "./functions/date.ts";
import { validSiren, validSiret } from "./functions/identifier.ts";
import { textOf, type Value } from "./functions/index.ts";
import { readNumber } from "./functions/number.ts";
import { readCoordinates, readPostcode } from "./functions/place.ts";
import { looksLikeHtml } from "./functions/plain.ts";
import { pathReader } from "./path.ts";

/** What the values of a column look like. Shares are of its filled cells, 0 to 1. */
export type ColumnProfile = {
  column: string;
  filled: number;
  /** Share of the rows where it is filled. */
  fill: number;
  distinct: number;
  averageLength: number;
  longest: number;
  shares: Record<Look, number>;
  /** The mark that separates several values in a cell, when many cells hold it. */
  separator?: string;
  /** Values, or pieces of them, with how many cells hold each; the most frequent first, at most 300. */
  values: { label: string; count: number }[];
};

const LOOKS = {
  siret: (text) => validSiret(text.replace(/[\s.]/g, "").padStart(14, "0")) && /^[\d\s.]{12,18}$/.test(text),
  siren: (text) => validSiren(text.replace(/[\s.]/g, "")) && /^[\d\s.]{9,12}$/.test(text),
  digits14: (text) => /^\d{12,14}$/.test(text.replace(/[\s.]/g, "")),
  digits9: (text) => /^\d{8,9}$/.test(text.replace(/[\s.]/g, "")),
  rna: (text) => /^W\d[\dA-D]\d{7}$/i.test(text),
  postcode: (text) => /^\d{2}\s?\d{3}$|^\d{4}$/.test(text) && readPostcode(text) !== undefined,
  insee: (text) => /^(?:\d{5}|2[AB]\d{3}|\d{4})$/i.test(text),
  department: (text) => /^(?:0?[1-9]|[1-8]\d|9[0-5]|2[AB]|97[1-6])$/i.test(text),
  url: (text) => /^(?:https?:|www\.|\/\/)|\.[a-z]{2,4}(?:\/|$)/i.test(text) && readUrl(text) !== undefined,
  social: (text) => /(?:facebook|twitter|linkedin|instagram|mastodon)\./i.test(text) || /^@\w{2,30}$/.test(text),
  image: (text) => /\.(?:jpe?g|png|gif|webp|svg)(?:\?|$)/i.test(text),
  video: (text) => /(?:youtube|youtu\.be|vimeo|dailymotion)/i.test(text),
  email: (text) => text.includes("@") && readEmail(text.split(/[;,|\s]/)[0] ?? "") !== undefined,
  phone: (text) => /\d{2}/.test(text) && text.replace(/\D/g, "").length >= 9 && readPhone(text, "FR") !== undefined,
  date: (text) => text.length >= 6 && !/^\d{5,}$/.test(text) && readDate(text) !== undefined,
  year: (text) => /^(?:19|20)\d\d$/.test(text),
  number: (text) => readNumber(text) !== undefined,
  decimal: (text) => /^[+-]?\d+[.,]\d+$/.test(text),
  latitude: (text) => /^[+-]?\d+[.,]\d{2,}$/.test(text) && inRange(text, 34, 71),
  longitude: (text) => /^[+-]?\d+[.,]\d{2,}$/.test(text) && inRange(text, -64, 56),
  france: (text) => /^[+-]?\d+[.,]\d{2,}$/.test(text) && inRange(text, 41, 51.5),
  coordinates: (text) => readCoordinates(text, false) !== undefined,
  uuid: (text) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$|^[0-9a-f]{24,40}$/i.test(text),
  integer: (text) => /^\d{1,9}$/.test(text),
  country: (text) => text.length < 40 && !/\d/.test(text) && countryNamed(text) !== undefined,
  boolean: (text) => /^(?:oui|non|o|n|yes|no|true|false|vrai|faux|0|1|x)$/i.test(text),
  sdg: (text) => /^(?:ODD\s*)?(?:1[0-7]|[1-9])\s*[-–:.]\s*\p{L}/u.test(text),
  sentence: (text) => text.length > 60 && /\p{Ll}+ \p{Ll}+/u.test(text),
  html: looksLikeHtml,
} satisfies Record<string, (text: string) => boolean>;

export type Look = keyof typeof LOOKS;

function inRange(text: string, from: number, to: number): boolean {
  const number = readNumber(text);
  return number !== undefined && number >= from && number <= to;
}

const SEPARATORS = ["\n", ";", "|", " / ", " + ", ", ", ","];

/** The separator held by a fair share of the cells whose pieces are short and come back. */
function separatorOf(texts: readonly string[]): string | undefined {
  for (const separator of SEPARATORS) {
    const holding = texts.filter((text) => text.includes(separator));
    if (holding.length < Math.max(1, texts.length * 0.03)) continue;
    const pieces = holding.flatMap((text) => text.split(separator).map((piece) => piece.trim()));
    const filled = pieces.filter((piece) => piece !== "");
    const short = filled.filter((piece) => piece.length <= (separator === "|" ? 120 : 60) && !/[.!?]$/.test(piece));
    const again = filled.length - new Set(filled.map(fold)).size;
    const tight = separator === ";" || separator === "|" || separator === "\n";
    if (short.length >= filled.length * 0.9 && (again >= filled.length * (tight ? 0.1 : 0.4) || (tight && texts.length < 10)))
      return separator;
  }
  return undefined;
}

function countedValues(texts: readonly string[], separator: string | undefined): ColumnProfile["values"] {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const piece of separator === undefined ? [text] : text.split(separator)) {
      const label = piece.trim();
      if (label !== "" && label.length <= 200 && counts.size < 5_000) counts.set(label, (counts.get(label) ?? 0) + 1);
    }
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 300)
    .map(([label, count]) => ({ label, count }));
}

/** Characters of a cell that are looked at: enough to tell what it is. */
const LOOKED_AT = 1_000;

const cellTexts = (value: Value | Value[]): string[] =>
  (Array.isArray(value) ? value.map(textOf) : [textOf(value)])
    .map((text) => text.slice(0, LOOKED_AT).trim())
    .filter((text) => text !== "");

/** Looks at the values of a column over some rows. */
export function profileColumn(column: string, rows: readonly RawRow[]): ColumnProfile {
  const path = pathReader(column);
  const read = valueReader([]);
  const cells = rows.flatMap((row) => {
    const value = read(path(row.values));
    return value === undefined ? [] : [cellTexts(value)];
  });
  const lists = cells.some((texts) => texts.length > 1);
  const texts = cells.map((list) => list.join("; ")).filter((text) => text !== "");
  const firsts = cells.map((list) => list[0] ?? "").filter((text) => text !== "");
  const separator = lists ? undefined : separatorOf(texts);
  const count = Math.max(1, firsts.length);
  const shares = Object.fromEntries(
    Object.entries(LOOKS).map(([look, test]) => [look, firsts.filter(test).length / count]),
  ) as Record<Look, number>;
  return {
    column,
    filled: firsts.length,
    fill: rows.length === 0 ? 0 : firsts.length / rows.length,
    distinct: new Set(texts.map((text) => fold(text))).size,
    averageLength: texts.reduce((sum, text) => sum + text.length, 0) / count,
    longest: texts.reduce((most, text) => Math.max(most, text.length), 0),
    shares,
    ...(separator !== undefined && { separator }),
    values: countedValues(lists ? cells.flat() : texts, separator),
  };
}
