import { fold } from "../../engine/text/index.ts";
import { FUNCTIONS, textOf, type Value } from "./functions/index.ts";
import { htmlToMarkdown, htmlToText, looksLikeHtml, oneLine, paragraphs } from "./functions/plain.ts";
import { clipped } from "./functions/text.ts";
import { refusal, repair } from "./issues.fr.ts";
import type { Run } from "./run.ts";
import type { ValueType } from "./targets.ts";

/** Turns a value into what the field's schema accepts, or refuses it with an issue. The last step of every pipeline. */
export type Coercion = (value: Value, run: Run) => unknown;

function bounded(text: string, max: number, run: Run): string | undefined {
  if (text.length <= max) return text === "" ? undefined : text;
  run.report("clipped-text", repair.clipped(max));
  return clipped(text, max).trim() || undefined;
}

/** Tags are taken out of every text, whatever the mapping says; `markdown` keeps what Markdown can say. */
const line = (text: string): string => oneLine(looksLikeHtml(text) ? htmlToText(text) : text);
const long = (text: string): string => (looksLikeHtml(text) ? htmlToText(text) : paragraphs(text));
const markdown = (text: string): string => (looksLikeHtml(text) ? htmlToMarkdown(text) : paragraphs(text));

const ofText =
  (run: (text: string) => string, max: number): Coercion =>
  (value, state) =>
    bounded(run(textOf(value)), max, state);

const ofFunction = (name: string, ...args: unknown[]): Coercion => {
  const step = FUNCTIONS.get(name)?.make(args);
  return (value, run) => step?.(value, run.report);
};

/** Already such a value (it went through the function in the pipeline): nothing more to say of it. */
const unless =
  (done: RegExp, coercion: Coercion): Coercion =>
  (value, run) =>
    typeof value === "string" && done.test(value) ? value : coercion(value, run);

function degrees(most: number): Coercion {
  const number = ofFunction("number");
  return (value, run) => {
    const given = number(value, run);
    if (typeof given !== "number") return undefined;
    if (Math.abs(given) <= most) return given;
    run.report("invalid-coordinates", refusal.coordinates);
    return undefined;
  };
}

const sdg: Coercion = (value, run) => {
  const number = Number(/(?<!\d)(\d{1,2})(?!\d)/.exec(textOf(value))?.[1]);
  if (number >= 1 && number <= 17) return number;
  run.report("invalid-sdg", refusal.sdg);
  return undefined;
};

const yearOf = ofFunction("year");

const yearNumber: Coercion = (value, run) => {
  const year = Number(yearOf(value, run));
  if (year >= 1900 && year <= 2100) return year;
  if (!Number.isNaN(year)) run.report("invalid-year", refusal.year);
  return undefined;
};

const LANGUAGES = new Map(
  "fr en de es it pt nl pl hu ro cs sk sl hr bg el fi sv da et lv lt br ca eu oc gsw".split(" ").flatMap((code) => {
    const names = [
      code,
      ...["fr", "en", code].map((language) => new Intl.DisplayNames([language], { type: "language" }).of(code) ?? code),
    ];
    return names.map((name) => [fold(name), code.slice(0, 2)] as const);
  }),
);

const language: Coercion = (value, run) => {
  const word = fold(textOf(value)).trim();
  const found = LANGUAGES.get(word) ?? LANGUAGES.get(word.slice(0, 2));
  if (!found) run.report("invalid-language", refusal.choice(["fr", "en", "de…"]));
  return found;
};

function choice(choices: readonly string[]): Coercion {
  const known = new Map(choices.map((each) => [fold(each), each]));
  return (value, run) => {
    const found = known.get(fold(textOf(value)).trim());
    if (found === undefined) run.report("invalid-choice", refusal.choice(choices));
    return found;
  };
}

/** The value of a contact or an identifier depends on what kind of it this is. */
const BY_KIND: Record<string, Coercion> = {
  email: ofFunction("email"),
  phone: ofFunction("phone", "*"),
  form: ofFunction("url"),
  siret: ofFunction("siret"),
  siren: ofFunction("siren"),
  rna: ofFunction("rna"),
};

/** A phone number: read as French, else as written in a country unknown here. */
const phone: Coercion = (value, run) => {
  const french = FRENCH_PHONE?.(value, () => undefined);
  return french ?? BY_KIND.phone?.(value, run);
};

const FRENCH_PHONE = FUNCTIONS.get("phone")?.make(["FR"]);

/** The coercion of a contact or identifier value for a constant kind; a text once its own function has read it (`done`). */
export function coercionByKind(kind: string, max: number, done: boolean): Coercion {
  if (done) return ofText(line, max);
  if (kind === "phone") return phone;
  if (kind === "wikidata") return (value) => /Q[1-9]\d*$/.exec(textOf(value).trim())?.[0];
  return BY_KIND[kind] ?? ofText(line, max);
}

/** The coercion of a type of field. */
export function coercionOf(type: ValueType, max = 300, choices: readonly string[] = []): Coercion {
  switch (type) {
    case "line":
    case "byKind":
    case "concept":
      return ofText(line, max);
    case "paragraphs":
      return ofText(long, max);
    case "markdown":
      return ofText(markdown, max);
    case "date":
      return unless(/^\d{4}-\d\d-\d\d$/, ofFunction("date"));
    case "year":
      return yearNumber;
    case "url":
      return ofFunction("url");
    case "language":
      return language;
    case "country":
      return unless(/^[A-Z]{2}$/, ofFunction("country"));
    case "siret":
      return ofFunction("siret");
    case "postcode":
      return ofText(line, max);
    case "insee":
      return ofFunction("insee");
    case "latitude":
    case "longitude":
      // Geography tells swapped coordinates: a latitude of 139 may be a longitude.
      return degrees(180);
    case "sdg":
      return sdg;
    case "choice":
      return choice(choices);
  }
}
