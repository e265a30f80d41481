const NBSP = "\u00a0";
const NARROW = "\u202f";

/** Whatever `typo` may change: most texts hold nothing of it. */
const TO_TYPE = /['«»]|\.\.\.|[ \u00a0][;!?:]|\d /;

/**
 * French non-breaking spaces: narrow before `; ! ?`, full before `:` and inside « », narrow between figures and units or
 * groups. Only spaces that are already there become non-breaking (plus missing ones before ? and ! after a word), so that
 * addresses, times (14:30) and code are left alone.
 */
export function typo(text: string): string {
  if (!TO_TYPE.test(text)) return text;
  return text
    .replace(/'/g, "’")
    .replace(/\.\.\./g, "…")
    .replace(/«[ \u00a0\u202f]?/g, `«${NBSP}`)
    .replace(/[ \u00a0\u202f]?»/g, `${NBSP}»`)
    .replace(/[ \u00a0]([;!?])/g, `${NARROW}$1`)
    .replace(/ :/g, `${NBSP}:`)
    .replace(/(\d) (?=\d{3}(?!\d))/g, `$1${NARROW}`)
    .replace(/(\d) (?=(?:%|€|ko|Mo|km|ha|m²|h\b|min\b|ans?\b|fiches?\b))/g, `$1${NBSP}`);
}

const decimals = Array.from({ length: 4 }, (_, digits) => new Intl.NumberFormat("fr-FR", { maximumFractionDigits: digits }));

/** `1512` → "1 512" with a narrow no-break space; at most `digits` decimals (2). */
export function formatNumber(value: number, digits = 2): string {
  // Pages are full of small counts, which Intl takes its time over.
  if (Number.isInteger(value) && value > 0 && value < 1_000) return String(value);
  return (decimals[digits] ?? new Intl.NumberFormat("fr-FR", { maximumFractionDigits: digits })).format(value);
}

/** A share between 0 and 1 as "42 %". */
export function formatPercent(share: number): string {
  return `${formatNumber(share * 100, share > 0 && share < 0.1 ? 1 : 0)}${NARROW}%`;
}

/** Seconds as "0,4 s", "12 s", "3 min 20 s", "2 h 05 min". */
export function formatDuration(seconds: number): string {
  if (seconds < 10) return `${formatNumber(seconds, 1)}${NBSP}s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole}${NBSP}s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return [`${minutes}${NBSP}min`, ...(whole % 60 ? [`${whole % 60}${NBSP}s`] : [])].join(NBSP);
  return `${Math.floor(minutes / 60)}${NBSP}h${NBSP}${String(minutes % 60).padStart(2, "0")}${NBSP}min`;
}

const PARTIAL = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/;
const month = new Intl.DateTimeFormat("fr-FR", { month: "long", timeZone: "UTC" });
const MONTHS = Array.from({ length: 12 }, (_, index) => month.format(new Date(Date.UTC(2000, index, 1))));
const parisDay = new Intl.DateTimeFormat("fr-CA", {
  timeZone: "Europe/Paris",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});
const parisTime = new Intl.DateTimeFormat("fr-FR", { timeZone: "Europe/Paris", hour: "numeric", minute: "2-digit" });

/** An instant of our own, whose day in Paris its hour decides: offsets are whole hours since 1911. */
const UTC_HOUR = /^(?:19[2-9]|20)\d\d-\d\d-\d\dT\d\d(?=:[0-5]\d:[0-5]\d(?:\.\d+)?Z$)/;
const MOST_DAYS_KEPT = 20_000;
const daysByHour = new Map<string, string>();

/** The day that it was in Paris, as `2024-03-12`; nothing when the text is no instant. */
export function dayInParis(text: string): string | undefined {
  const hour = UTC_HOUR.exec(text)?.[0];
  const known = hour === undefined ? undefined : daysByHour.get(hour);
  if (known !== undefined) return known;
  if (!isInstant(text)) return undefined;
  const day = parisDay.format(new Date(text));
  if (hour !== undefined && daysByHour.size < MOST_DAYS_KEPT) daysByHour.set(hour, day);
  return day;
}

/**
 * A date as one writes it: "12 mars 2024", "1er mai 2023", "avril 2019", "2019". Takes a `Date`, an ISO instant (shown as
 * the day it was in Paris) or a partial date; what is none of those comes back unchanged.
 */
export function formatDate(value: string | Date): string {
  const text = typeof value === "string" ? value : value.toISOString();
  const [, year, monthNumber, day] = PARTIAL.exec(text) ?? PARTIAL.exec(dayInParis(text) ?? "") ?? [];
  if (year === undefined) return text;
  if (monthNumber === undefined) return year;
  const name = MONTHS[(Number(monthNumber) + 11) % 12];
  if (day === undefined) return `${name}${NBSP}${year}`;
  return `${day === "01" ? "1er" : Number(day)}${NBSP}${name}${NBSP}${year}`;
}

/** Since when: "depuis le 12 mars 2024", "depuis avril 2019", "depuis 2019". */
export function formatSince(value: string | Date): string {
  const date = formatDate(value);
  return /^\d+(er)?\u00a0/.test(date) ? `depuis le ${date}` : `depuis ${date}`;
}

/** An instant with its hour in Paris: "12 mars 2024 à 9 h 05". */
export function formatDateTime(value: string | Date): string {
  const text = typeof value === "string" ? value : value.toISOString();
  if (!isInstant(text)) return formatDate(text);
  const [hour = "0", minute = "00"] = parisTime.format(new Date(text)).split(":");
  return `${formatDate(text)} à ${Number(hour)}${NBSP}h${NBSP}${minute}`;
}

function isInstant(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}[T ]/.test(text) && !Number.isNaN(Date.parse(text));
}

/** French plural: one for 0, 1 and 1,5. `plural(0, "fiche")` → "0 fiche", `plural(1512, "fiche")` → "1 512 fiches". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)}${NBSP}${Math.abs(count) < 2 ? one : many}`;
}

/** "A, B et C" or, with `kind: "or"`, "A, B ou C". */
export function list(items: readonly string[], kind: "and" | "or" = "and"): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} ${kind === "and" ? "et" : "ou"} ${items.at(-1)}`;
}

/** Cuts at a word before `max` characters and adds "…"; text that fits is unchanged. */
export function excerpt(text: string, max: number): string {
  const flat = text.replace(/\s+/g, " ").trim();
  if (flat.length <= max) return flat;
  const cut = flat.slice(0, max - 1);
  const space = cut.lastIndexOf(" ");
  return `${(space > max * 0.6 ? cut.slice(0, space) : cut).replace(/[\s,;:.–-]+$/, "")}…`;
}
