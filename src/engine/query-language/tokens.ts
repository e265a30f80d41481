import type { FieldRule, Grammar } from "./grammar.ts";
import type { Notes } from "./notes.ts";
import type { Range } from "./query.ts";
import { leadingLength, saysSomething } from "./word-text.ts";

/** `and`, `or`, `not`, as typed: in capitals, for "ou" and "et" are words. */
export type Operator = "and" | "or" | "not";

/** `raw`: the value as typed. `distance`: what followed a tilde after it. */
export type Token =
  | { type: "word"; raw: string; field?: FieldRule; distance?: string; range: Range }
  | { type: "quoted"; raw: string; field?: FieldRule; distance?: string; range: Range }
  | { type: "open"; field?: FieldRule; range: Range }
  | { type: "close"; range: Range }
  | { type: "operator"; operator: Operator; range: Range };

const OPERATORS: Record<string, Operator> = { ET: "and", AND: "and", OU: "or", OR: "or", SAUF: "not", NOT: "not" };

/** The operator that a run of characters is, if any. */
export const operatorNamed = (run: string): Operator | undefined => (Object.hasOwn(OPERATORS, run) ? OPERATORS[run] : undefined);

/** Whether a text is all in capitals and some of its words are too long for acronyms: then they say nothing. */
export const isShouted = (text: string): boolean => /\p{Lu}{7}/u.test(text) && !/\p{Ll}/u.test(text);

const DOUBLE_QUOTES = '"\u201c\u201d\u201e\u201f\uff02';
const CLOSING: Record<string, RegExp> = Object.fromEntries([
  ["\u00ab", /\u00bb/g],
  ...[...DOUBLE_QUOTES].map((quote) => [quote, new RegExp(`[${DOUBLE_QUOTES}]`, "g")]),
]);
/** Spaces, controls, and the marks that turn the direction of writing around. */
const BLANK = /[\s\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/uy;
/** "habitant(e)s" is one word; any other parenthesis opens a group. */
const RUN = new RegExp(
  `(?:[^\\s\\p{Cc}\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff()${DOUBLE_QUOTES}\u00ab\u00bb]|(?<=\\p{L})\\(\\p{L}{1,5}\\))+`,
  "uy",
);
const HYPHENS = /[-\u2212]+/y;
const TILDE = /~((?:\s?\d)?[^\s()"]*)/y;
const KM = /\s?km(?![\p{L}\p{N}])/iuy;
/** What may be meant as the name of a field; a web address may not. */
const FIELD_LIKE = /^\p{L}[\p{L}\p{M}_-]{1,19}$/u;
const LONGEST_NAME = 40;

/** Cuts a text into tokens. One pass, each character looked at a bounded number of times; never fails. */
export class Tokeniser {
  readonly #text: string;
  readonly #grammar: Grammar;
  readonly #notes: Notes;
  readonly #tokens: Token[] = [];
  /** By kind of closing quote: beyond here there is none, so that unclosed quotes cost nothing more. */
  readonly #noneAfter = new Map<RegExp, number>();
  /** All in capitals, "OU" is most likely the word: capitals say nothing. */
  readonly #shouted: boolean;
  #at = 0;

  constructor(text: string, grammar: Grammar, notes: Notes) {
    this.#text = text;
    this.#shouted = isShouted(text);
    this.#grammar = grammar;
    this.#notes = notes;
  }

  tokens(): Token[] {
    const text = this.#text;
    while (this.#at < text.length) {
      const start = this.#at;
      const character = text.charAt(start);
      if (this.#skip(BLANK)) continue;
      if (character === "(") this.#push({ type: "open", range: this.#take(1) });
      else if (character === ")") this.#push({ type: "close", range: this.#take(1) });
      else if (Object.hasOwn(CLOSING, character) || character === "\u00bb") this.#quoted(start, undefined);
      else if (character === "-" || character === "\u2212") this.#hyphen();
      else this.#run();
    }
    return this.#tokens;
  }

  #push(token: Token): void {
    this.#tokens.push(token);
  }

  #take(length: number): Range {
    const start = this.#at;
    this.#at += length;
    return { start, end: this.#at };
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text);
  }

  #skip(pattern: RegExp): boolean {
    const match = this.#match(pattern);
    if (match) this.#at += match[0].length;
    return match !== null;
  }

  /** One hyphen against what follows takes it away; elsewhere it is a dash. */
  #hyphen(): void {
    const start = this.#at;
    const length = this.#match(HYPHENS)?.[0].length ?? 1;
    this.#at += length;
    const follows = this.#text.charAt(this.#at);
    const applies = length === 1 && follows !== "" && follows !== ")" && follows !== "\u00bb" && !/[\s\p{Cc}]/u.test(follows);
    if (applies) this.#push({ type: "operator", operator: "not", range: { start, end: this.#at } });
  }

  /** From an opening quote. A quote that is not closed is passed over. */
  #quoted(start: number, field: FieldRule | undefined): void {
    const closing = CLOSING[this.#text.charAt(this.#at)];
    const end = closing ? this.#closeOf(closing) : -1;
    if (end < 0) {
      this.#notes.add("unclosed-quote", { start: this.#at, end: this.#at + 1 });
      this.#at += 1;
      return;
    }
    const raw = this.#text.slice(this.#at + 1, end);
    this.#at = end + 1;
    const tilde = this.#match(TILDE);
    if (tilde) this.#at += tilde[0].length;
    const distance = tilde?.[1]?.trim();
    if (distance !== undefined) this.#skip(KM);
    this.#push({
      type: "quoted",
      raw,
      ...(field && { field }),
      ...(distance !== undefined && { distance }),
      range: { start, end: this.#at },
    });
  }

  #closeOf(closing: RegExp): number {
    if (this.#at >= (this.#noneAfter.get(closing) ?? Number.POSITIVE_INFINITY)) return -1;
    closing.lastIndex = this.#at + 1;
    const found = closing.exec(this.#text)?.index ?? -1;
    if (found < 0) this.#noneAfter.set(closing, this.#at);
    return found;
  }

  /** A word, an operator, or a field with its value. */
  #run(): void {
    const match = this.#match(RUN);
    if (!match) {
      this.#at += 1;
      return;
    }
    const run = match[0];
    const start = this.#at + leadingLength(run);
    this.#at += run.length;
    const operator = operatorNamed(run);
    const word = this.#text.slice(start, this.#at);
    if (operator && this.#shouted) this.#notes.add("shouted-operator", { start, end: this.#at });
    if (operator && !this.#shouted) this.#push({ type: "operator", operator, range: { start, end: this.#at } });
    else if (!this.#field(word, start)) this.#word(word, start, undefined);
  }

  #word(raw: string, start: number, field: FieldRule | undefined): void {
    if (!saysSomething(raw)) return;
    if (field?.reads === "place" && /~\d+$/.test(raw)) this.#skip(KM);
    this.#push({ type: "word", raw, ...(field && { field }), range: { start, end: this.#at } });
  }

  /** Whether a run of characters is a field with its value, which then is taken. */
  #field(run: string, start: number): boolean {
    const colon = run.slice(0, LONGEST_NAME).indexOf(":");
    if (colon <= 0) return false;
    const field = this.#grammar.fieldNamed(run.slice(0, colon));
    const value = run.slice(colon + 1);
    if (!field) {
      const adjacent = value === "" && Object.hasOwn(CLOSING, this.#text.charAt(this.#at));
      if (FIELD_LIKE.test(run.slice(0, colon)) && ((value !== "" && !value.startsWith("//")) || adjacent))
        this.#notes.add("unknown-field", { start, end: start + colon });
      return false;
    }
    if (value !== "")
      this.#word(saysSomething(value) ? value : run.slice(0, colon), start, saysSomething(value) ? field : undefined);
    else this.#valueAfter(field, start, run.slice(0, colon));
    return true;
  }

  /** The value that stands apart from its field, after a quote, a parenthesis or a space; without one the name is a word. */
  #valueAfter(field: FieldRule, start: number, name: string): void {
    const after = this.#at;
    this.#skip(BLANK);
    const character = this.#text.charAt(this.#at);
    if (character === "(") {
      this.#at += 1;
      this.#push({ type: "open", field, range: { start, end: this.#at } });
      return;
    }
    const closing = CLOSING[character];
    if (closing && this.#closeOf(closing) >= 0) {
      this.#quoted(start, field);
      return;
    }
    const value = this.#match(RUN)?.[0] ?? "";
    const own = value.includes(":") && this.#grammar.fieldNamed(value.slice(0, value.indexOf(":"))) !== undefined;
    if (own || operatorNamed(value) || !saysSomething(value) || /^[-\u2212]/.test(value)) {
      this.#at = after;
      this.#push({ type: "word", raw: name, range: { start, end: start + name.length } });
      return;
    }
    this.#at += value.length;
    this.#word(value, start, field);
  }
}
