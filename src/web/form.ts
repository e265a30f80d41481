import { z } from "zod";

/** A form as a browser sends it: fields by name, several values where a name comes back. */
export const formSchema = z.preprocess(
  (body) => body ?? {},
  z.record(z.string().max(100), z.union([z.string(), z.array(z.string()).max(2_000)])),
);
/** What somebody typed, by the name of the field. */
export type Form = Readonly<Record<string, string | readonly string[]>>;

/** What is wrong, by field: French sentences. Empty: nothing is. */
export type Errors = Record<string, string>;

/** What is wrong in a form, as links to its fields: what `ErrorSummary` shows. */
export const errorList = (errors: Readonly<Errors>) => Object.entries(errors).map(([field, message]) => ({ field, message }));

const first = (form: Form, name: string): string => {
  const value = form[name];
  return (typeof value === "string" ? value : value?.[0]) ?? "";
};

/**
 * Control characters say nothing, break what shows them and (NUL) no database takes them; a line feed and a tabulation are kept. Marks
 * of direction (Unicode UAX #9) would turn round what stands beside the text.
 */
const CONTROL = /(?![\n\t])[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A text that can be kept and shown: whole characters, line ends as ours, no control character nor mark of direction. Nothing else changes. */
export const plainText = (text: string): string => text.toWellFormed().replace(/\r\n?/g, "\n").replace(CONTROL, "");

/** An answer of one line: plain, trimmed, line ends as spaces. "" when it was not given. */
export const line = (form: Form, name: string): string =>
  plainText(first(form, name).replace(/[\r\n\t\u2028\u2029]+/g, " ")).trim();

/** An answer of several lines: plain, trimmed. "" when it was not given. */
export const lines = (form: Form, name: string): string => plainText(first(form, name)).trim();

/** All answers of a name. */
export function choices(form: Form, name: string): string[] {
  const value = form[name];
  return value === undefined ? [] : typeof value === "string" ? [value] : [...value];
}

const BARE_HOST = /^(?:[\p{L}\d-]+\.)+\p{L}{2,}(?:[/?#]\S*)?$/iu;
/** A web address as people write it, whole: "exemple.fr/carte" gets the https:// that a browser would give it. */
export const wholeAddress = (text: string): string => (BARE_HOST.test(text) ? `https://${text}` : text);

/** Whether a text is an address of the web that anyone may open. */
export const isWebAddress = (text: string): boolean =>
  text.length <= 2_000 && z.url({ protocol: /^https?$/, hostname: z.regexes.domain }).safeParse(text).success;
