import { asWritten, rewrite, type SeenText } from "./seen-text.ts";

const NAMED: Readonly<Record<string, string>> = {
  commat: "@",
  period: ".",
  lowbar: "_",
  plus: "+",
  hyphen: "-",
  dash: "-",
  nbsp: " ",
  shy: "",
  zwj: "",
  zwnj: "",
  amp: "&",
  lt: "<",
  gt: ">",
  colon: ":",
  percnt: "%",
};

const character = (code: number): string =>
  code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : "";

function percentRun(run: string): string | undefined {
  try {
    return decodeURIComponent(run);
  } catch {
    return Buffer.from(run.replaceAll("%", ""), "hex").toString("latin1");
  }
}

/** One encoded word of RFC 2047. */
function encodedWord(charset: string, how: string, word: string): string | undefined {
  const bytes =
    how.toUpperCase() === "B"
      ? Buffer.from(word, "base64")
      : Buffer.from(
          word.replaceAll("_", " ").replace(/=([0-9a-f]{2})/gi, (_, hex: string) => character(Number.parseInt(hex, 16))),
          "latin1",
        );
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return bytes.toString("latin1");
  }
}

/** Ways of writing a character by others, undone once. */
function unwrap(seen: SeenText): SeenText {
  const steps: [RegExp, (match: RegExpExecArray) => string | undefined][] = [
    [/(?<=\?=)\s+(?==\?)/g, () => ""],
    [
      /=\?([\w-]{1,40})(?:\*[\w-]*)?\?([BQ])\?([^?\s]{0,400})\?=/gi,
      ([, charset = "", how = "", word = ""]) => encodedWord(charset, how, word),
    ],
    [/&#x([0-9a-f]{1,6});?/gi, ([, hex = ""]) => character(Number.parseInt(hex, 16))],
    [/&#(\d{1,7});?/g, ([, digits = ""]) => character(Number(digits))],
    [/&([a-z]{2,6});/gi, ([, name = ""]) => NAMED[name.toLowerCase()]],
    [/(?:%[0-9a-f]{2})+/gi, ([run]) => percentRun(run)],
    [
      /\\u([0-9a-f]{4})|\\u\{([0-9a-f]{1,6})\}|\\x([0-9a-f]{2})/gi,
      ([, ...codes]) => character(Number.parseInt(codes.find(Boolean) ?? "0", 16)),
    ],
    [/=\r?\n/g, () => ""],
    [/\+AEA-?/g, () => "@"],
    [/=([2-7][0-9a-f])/gi, ([, hex = ""]) => character(Number.parseInt(hex, 16))],
    [/<!--.{0,200}?-->|<\/?(?:b|i|em|strong|span|wbr|br|font|u|a|p|div|img|s|small|sup|sub)\b[^<>@]{0,200}>/gis, () => ""],
  ];
  return steps.reduce((so, [pattern, by]) => rewrite(so, pattern, by), seen);
}

const plainCharacter = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, "")
    .replace(/[\u3002\uff61\u2024]/g, ".");

/** Full-width, circled and accented letters as plain ones, what no screen shows taken out, lower case. */
function plain(seen: SeenText): SeenText {
  const folded = rewrite(seen, /[^\t\n\r\x20-\x7e]/gu, ([char]) => (char < " " ? "" : plainCharacter(char)));
  return { ...folded, text: folded.text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase()) };
}

const OPEN = "[\\s([{<\u00ab\"'*_|~-]";
const CLOSE = "[\\s)\\]}>\u00bb\"'*_|~-]";
const SPELLED_AT = new RegExp(
  `${OPEN}{0,3}arr?oba[sz]e?${CLOSE}{0,3}|${OPEN}{1,6}at${CLOSE}{1,6}|\\s{0,3}[([{]\\s{0,3}(?:at|a|@)\\s{0,3}[)\\]}]\\s{0,3}`,
  "g",
);
const BRACKETED_DOT = /\s{0,3}[([{]\s{0,3}(?:dot|point|pt|\.)\s{0,3}[)\]}]\s{0,3}/g;

/** l i k e   t h i s. */
const SPACE_BETWEEN_LETTERS = /(?<=(?:^|\s)\S) (?=\S(?:\s|$))/g;

/** Undoing goes at most this deep: an entity within an escape within an encoded word. */
const DEPTH = 3;

/**
 * A text as somebody who wants the address in it would read it: entities, escapes, encoded words, full-width and invisible
 * characters, "(at)", "[arobase]" and "(point)" undone, in lower case without accents.
 */
export function undisguised(text: string): SeenText {
  let seen = asWritten(text);
  for (let depth = 0; depth < DEPTH; depth++) {
    const next = plain(unwrap(seen));
    const settled = next.text === seen.text;
    seen = next;
    if (settled) break;
  }
  seen = rewrite(seen, SPACE_BETWEEN_LETTERS, () => "");
  seen = rewrite(seen, BRACKETED_DOT, () => ".");
  return rewrite(seen, SPELLED_AT, () => "@");
}
