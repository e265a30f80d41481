import { z } from "zod";
import { fold } from "../../../engine/text/index.ts";
import { refusal } from "../issues.fr.ts";
import { type MappingFunction, noArguments, type Report, textOf, type Value } from "./function.ts";

const MONTHS = "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre".split(" ");
const ENGLISH = "january february march april may june july august september october november december".split(" ");
const SHORT: Record<string, number> = {
  janv: 1,
  jan: 1,
  fev: 2,
  fevr: 2,
  feb: 2,
  avr: 4,
  apr: 4,
  juil: 7,
  sept: 9,
  sep: 9,
  oct: 10,
  nov: 11,
  dec: 12,
};
const MONTH_NUMBER = new Map([
  ...MONTHS.map((name, index) => [name, index + 1] as const),
  ...ENGLISH.map((name, index) => [name, index + 1] as const),
  ...Object.entries(SHORT),
]);

const two = (number: number): string => String(number).padStart(2, "0");
const leap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The day if the calendar has it (31/02 has not), as `yyyy-mm-dd`. */
function day(year: number, month: number, date: number): string | undefined {
  const days = month === 2 && leap(year) ? 29 : DAYS[month - 1];
  if (year < 1000 || year > 2200 || days === undefined || date < 1 || date > days) return undefined;
  return `${year}-${two(month)}-${two(date)}`;
}

const monthOf = (year: number, month: number): string | undefined => day(year, month, 1)?.slice(0, 7);
const yearOf = (year: number): string | undefined => day(year, 1, 1)?.slice(0, 4);
/** Two figures: 69 and below are this century. */
const century = (year: number): number => (year < 100 ? year + (year < 70 ? 2000 : 1900) : year);

/** The day a moment is in UTC; half a second forgives the rounding of spreadsheet times. Never shifted to a time zone. */
function ofMoment(milliseconds: number): string | undefined {
  const moment = new Date(milliseconds + 500);
  return Number.isNaN(moment.getTime()) ? undefined : day(moment.getUTCFullYear(), moment.getUTCMonth() + 1, moment.getUTCDate());
}

const SERIAL_EPOCH = Date.UTC(1899, 11, 30);

/** Figures alone: a year, a spreadsheet serial (days since 1899-12-30), `yyyymmdd`, or Unix seconds or milliseconds. */
function ofNumber(number: number): string | undefined {
  const whole = Math.floor(number);
  if (whole >= 1000 && whole <= 2200 && whole === number) return yearOf(whole);
  if (number >= 10_000 && number < 110_000) return ofMoment(SERIAL_EPOCH + number * 86_400_000);
  if (whole >= 10_000_101 && whole <= 22_001_231)
    return day(Math.floor(whole / 10_000), Math.floor(whole / 100) % 100, whole % 100);
  if (number >= 1e8 && number < 7.3e9) return ofMoment(number * 1_000);
  if (number >= 1e11 && number < 7.3e12) return ofMoment(number);
  return undefined;
}

const PLAIN = /^(\d\d)\/(\d\d)\/(\d{4})$/;
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ].*)?$/;
const DAY_FIRST = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?:[ T,à].*)?$/;
const MONTH_FIRST = /^(\d{1,2})[-/.](\d{4})$/;
const IN_WORDS =
  /^(?:[a-z]+\.? )?(?:(\d{1,2})(?:er|e|st|nd|rd|th)? )?([a-z]+)\.? (?:(\d{1,2})(?:st|nd|rd|th)?,? )?(\d{4})(?: .*)?$/;

function inWords(text: string): string | undefined {
  const match = IN_WORDS.exec(text);
  const month = MONTH_NUMBER.get(match?.[2] ?? "");
  if (!match || month === undefined) return undefined;
  const date = match[1] ?? match[3];
  return date === undefined ? monthOf(Number(match[4]), month) : day(Number(match[4]), month, Number(date));
}

/**
 * A date as partners write it, French order (day first), as precise as it is: `2019-12-31`, `2019-12` or `2019`.
 * Undefined for what no calendar has and for what would need guessing ("12/31/2019").
 */
export function readDate(text: string): string | undefined {
  const plain = PLAIN.exec(text);
  if (plain) return day(Number(plain[3]), Number(plain[2]), Number(plain[1]));
  const folded = fold(text.trim().slice(0, 60)).replace(/[\s,]+/g, " ");
  if (/^\d+(?:\.\d+)?$/.test(folded)) return ofNumber(Number(folded));
  let match = YEAR_FIRST.exec(folded.toUpperCase());
  if (match) {
    const [, year, month, date] = match.map(Number);
    return match[3] === undefined ? monthOf(year ?? 0, month ?? 0) : day(year ?? 0, month ?? 0, date ?? 0);
  }
  match = DAY_FIRST.exec(folded);
  if (match) return day(century(Number(match[3])), Number(match[2]), Number(match[1]));
  match = MONTH_FIRST.exec(folded);
  if (match) return monthOf(Number(match[2]), Number(match[1]));
  return inWords(folded.replace(/^(?:depuis |le |en |the |since |au |du )+/, ""));
}

/** Reads with an explicit order of `d`, `m`, `y`, whatever the separators: "MM/dd/yyyy" reads 12/31/2019. */
function readAs(text: string, format: string): string | undefined {
  const order = [
    ...format
      .toLowerCase()
      .replace(/[^dmy]+/g, " ")
      .trim()
      .split(/\s+/),
  ].map((part) => part[0]);
  const numbers = text.match(/\d+/g)?.map(Number);
  if (!numbers || numbers.length < order.length) return undefined;
  const part = (letter: string): number | undefined => {
    const index = order.indexOf(letter);
    return index < 0 ? undefined : numbers[index];
  };
  const [year, month, date] = [part("y"), part("m"), part("d")];
  if (year === undefined) return undefined;
  if (month === undefined) return yearOf(century(year));
  return date === undefined ? monthOf(century(year), month) : day(century(year), month, date);
}

/** The date of any cell value; with formats, only those are tried. Reports what cannot be read. */
function toDate(formats: readonly string[]) {
  return (value: Value, report: Report): string | undefined => {
    const found =
      value instanceof Date ? ofMoment(value.getTime()) : typeof value === "number" ? ofNumber(value) : ofText(textOf(value));
    if (found === undefined) report("invalid-date", refusal.date);
    return found;
  };
  function ofText(text: string): string | undefined {
    // What is already a date of ours stays one, so that the function can be applied twice.
    if (formats.length === 0 || /^\d{4}-\d\d(?:-\d\d)?$/.test(text)) return readDate(text);
    for (const format of formats) {
      const date = readAs(text, format);
      if (date !== undefined) return date;
    }
    return /^\d{4}$/.test(text) ? readDate(text) : undefined;
  }
}

const format = z.string().regex(/^(?:d{1,2}|m{1,4}|y{2,4})(?:[^a-z0-9]+(?:d{1,2}|m{1,4}|y{2,4})){0,2}$/i);

/** Dates as people write them, to ISO dates as precise as what is written. */
export const dateFunctions: MappingFunction[] = [
  {
    name: "date",
    group: "date",
    takes: "each",
    args: z.array(format).max(5),
    idempotent: true,
    make: (args) => toDate(args.map(String)),
  },
  {
    name: "year",
    group: "date",
    takes: "each",
    args: noArguments,
    idempotent: true,
    make: () => (value, report) => {
      const found = typeof value === "string" ? /(?<!\d)(1[5-9]\d\d|20\d\d|21\d\d)(?!\d)/.exec(value)?.[1] : undefined;
      return found ?? toDate([])(value, report)?.slice(0, 4);
    },
  },
];
