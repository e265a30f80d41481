import { z } from "zod";
import { fold } from "../../../engine/text/index.ts";
import { capitalised } from "./capitals.ts";
import { type MappingFunction, noArguments, oneText, onText } from "./function.ts";
import { clean, htmlToMarkdown, htmlToText, looksLikeHtml, oneLine, paragraphs } from "./plain.ts";

/** At most `max` characters, cut between words and ended by "…". */
export function clipped(text: string, max: number): string {
  if (text.length <= max) return text;
  const room = text.slice(0, max - 1);
  const space = room.search(/\s\S*$/);
  const cut = (space > max / 3 ? room.slice(0, space) : room).toWellFormed().replace(/[\s,;:.…\ufffd-]+$/, "");
  return `${cut}…`;
}

const ABBREVIATION = /(?:^|[\s(])(?:M|MM|Mme|Mlle|Dr|Pr|St|Ste|etc|ex|cf|p|art|av|bd|env|n|vol|[A-Z])\.$/;

/**
 * The first `count` sentences: a sentence ends with . ! ? … before a space and a capital, a digit or a quote, or with its line,
 * unless the line ends with a comma, and the next one goes on in lower case.
 */
function sentences(text: string, count: number): string {
  let found = 0;
  for (const match of text.matchAll(/[.!?…]+[»"”)]?(?=\s+[«"“A-ZÀ-ÖØ-Þ\d])|(?<!,\s*)\n|\n(?!\s*\p{Ll})/gu)) {
    const end = match.index + match[0].length;
    if (match[0] === "." && ABBREVIATION.test(text.slice(Math.max(0, end - 8), end))) continue;
    if (text.slice(0, end).trim() !== "") found += 1;
    if (found === count) return text.slice(0, end).trim();
  }
  return text.trim();
}

/** Position of a mark in the text, ignoring case and accents when they do not change lengths. */
function find(text: string, mark: string): number {
  const exact = text.indexOf(mark);
  if (exact >= 0) return exact;
  const folded = fold(text);
  return folded.length === text.length ? folded.indexOf(fold(mark)) : -1;
}

const text = (name: string, idempotent: boolean, run: (value: string) => string): MappingFunction => ({
  name,
  group: "text",
  takes: "each",
  args: noArguments,
  idempotent,
  make: () => onText(run),
});

const withText = (
  name: string,
  run: (value: string, argument: string) => string | undefined,
  idempotent = false,
): MappingFunction => ({
  name,
  group: "text",
  takes: "each",
  args: oneText,
  idempotent,
  make: ([argument]) => onText((value) => run(value, String(argument))),
});

const withCount = (name: string, most: number, run: (value: string, count: number) => string): MappingFunction => ({
  name,
  group: "text",
  takes: "each",
  args: z.tuple([
    z
      .number()
      .int()
      .min(name === "clip" ? 10 : 1)
      .max(most),
  ]),
  idempotent: true,
  make: ([count]) => onText((value) => run(value, Number(count))),
});

/** Cleaning and cutting texts. */
export const textFunctions: MappingFunction[] = [
  text("trim", true, oneLine),
  text("html", false, (value) => (looksLikeHtml(value) ? htmlToText(value) : paragraphs(value))),
  text("markdown", false, (value) => (looksLikeHtml(value) ? htmlToMarkdown(value) : paragraphs(value))),
  text("lower", true, (value) => clean(value).toLowerCase()),
  text("capitalise", true, capitalised),
  withCount("clip", 40_000, clipped),
  withCount("sentence", 20, sentences),
  withText("after", (value, mark) => {
    const at = find(value, mark);
    return at < 0 ? undefined : value.slice(at + mark.length).trim();
  }),
  withText(
    "before",
    (value, mark) => {
      const at = find(value, mark);
      return (at < 0 ? value : value.slice(0, at)).trim();
    },
    true,
  ),
  {
    name: "concat",
    group: "text",
    takes: "each",
    args: z.tuple([z.string().max(200)], z.string().max(200)).refine((list) => list.length <= 2),
    idempotent: false,
    make: ([before = "", after = ""]) => onText((value) => `${before}${value}${after}`),
  },
];
