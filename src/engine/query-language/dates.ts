import type { FieldRule } from "./grammar.ts";

/** ISO days, both included. */
type Interval = { from?: string; to?: string };
type ReadDates = Interval & { reversed?: boolean };

const DAY_MS = 86_400_000;

const iso = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;

const daysIn = (year: number, month: number): number => new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();

const PATTERNS: readonly { pattern: RegExp; order: readonly ("year" | "month" | "day")[] }[] = [
  { pattern: /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/, order: ["year", "month", "day"] },
  { pattern: /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, order: ["day", "month", "year"] },
  { pattern: /^(\d{1,2})\/(\d{4})$/, order: ["month", "year"] },
];

/** The days of a year, a month or a day: `2015`, `2015-03`, `2015-03-12`, `12/03/2015`, `03/2015`. */
function period(text: string): { first: string; last: string } | undefined {
  for (const { pattern, order } of PATTERNS) {
    const match = pattern.exec(text);
    if (!match) continue;
    const part = (name: "year" | "month" | "day") => {
      const digits = match[order.indexOf(name) + 1];
      return digits === undefined || !order.includes(name) ? undefined : Number(digits);
    };
    const [year = 0, month, day] = [part("year"), part("month"), part("day")];
    if (year < 1) return undefined;
    if (month !== undefined && (month < 1 || month > 12)) return undefined;
    const length = daysIn(year, month ?? 12);
    if (day !== undefined && (day < 1 || day > length)) return undefined;
    return { first: iso(year, month ?? 1, day ?? 1), last: iso(year, month ?? 12, day ?? length) };
  }
  return undefined;
}

/** Undefined outside the years 1 to 9999. */
function shifted(day: string, by: number): string | undefined {
  const at = new Date(Date.parse(`${day}T00:00:00Z`) + by * DAY_MS);
  const year = at.getUTCFullYear();
  return year < 1 || year > 9999 ? undefined : iso(year, at.getUTCMonth() + 1, at.getUTCDate());
}

const bound = (key: keyof Interval, day: string | undefined): Interval | undefined =>
  day === undefined ? undefined : { [key]: day };

/**
 * A date or an interval as people write them: a date alone, `2015..2018`, `2015..`, `..2018`, `2015-2018` (two years), `>2020`,
 * `>=2020`, `<2020`, `<=2020`. Undefined when it is none.
 */
export function readDates(text: string, bare: FieldRule["bareDate"] = "within"): ReadDates | undefined {
  const typed = text.replace(/\s+/g, "");
  const compared = /^([<>])(=?)(.+)$/.exec(typed);
  if (compared) {
    const [, sign, equal, date = ""] = compared;
    const days = period(date);
    if (!days) return undefined;
    if (sign === ">") return bound("from", equal ? days.first : shifted(days.last, 1));
    return bound("to", equal ? days.last : shifted(days.first, -1));
  }
  const ends = typed.includes("..") ? typed.split(/\.{2,3}/) : /^\d{4}-\d{4}$/.test(typed) ? typed.split("-") : undefined;
  if (ends) return between(ends);
  const days = period(typed);
  if (!days) return undefined;
  if (bare === "from") return { from: days.first };
  if (bare === "until") return { to: days.last };
  return bare === "before" ? bound("to", shifted(days.first, -1)) : { from: days.first, to: days.last };
}

function between([from = "", to = "", ...rest]: readonly string[]): ReadDates | undefined {
  const [first, last] = [period(from), period(to)];
  if (rest.length > 0 || (from === "" && to === "") || (from !== "" && !first) || (to !== "" && !last)) return undefined;
  if (!first || !last) return { ...(first ? { from: first.first } : {}), ...(last ? { to: last.last } : {}) };
  if (first.first > last.last) return { from: last.first, to: first.last, reversed: true };
  return { from: first.first, to: last.last };
}

/** The shortest text that reads as these days: years where they are whole. */
export function printDates({ from, to }: Interval): string {
  const start = from?.replace(/-01-01$/, "");
  const end = to?.replace(/-12-31$/, "");
  if (start !== undefined && start === end && start.length === 4) return start;
  return `${start ?? ""}..${end ?? ""}`;
}
