import type { FieldRule, Grammar } from "./grammar.ts";
import { leafOf } from "./leaf.ts";
import { Notes } from "./notes.ts";
import { type ParsedQuery, QUERY_LIMITS, type QueryNode, type Range, type WordNode } from "./query.ts";
import { type Operator, type Token, Tokeniser } from "./tokens.ts";

/** Something was there that is not kept: empty parentheses, or more parts than are read. */
const PASSED = "passed";
type Read = QueryNode | typeof PASSED | undefined;

/**
 * Reads a text typed by anybody. Never fails: what cannot be read as the language says is read as words, and said in the notes.
 * Time is linear in the length of the text, of which `QUERY_LIMITS.characters` are read; at most `parts` leaves are kept.
 *
 * `a b` or `a ET b`: both; `a OU b`: either; `-a` or `SAUF a`: without; `SAUF` binds before `ET`, `ET` before `OU`; parentheses
 * group. `"a b"`: these words in this order. `a*`: what begins so. `field:value`, `field:"a value"`, `field:(a OU b)`.
 */
export function parseQuery(text: string, grammar: Grammar): ParsedQuery {
  const notes = new Notes(text);
  if (text.length > QUERY_LIMITS.characters) notes.add("too-long", { start: QUERY_LIMITS.characters, end: text.length });
  const read = text.slice(0, QUERY_LIMITS.characters).toWellFormed();
  const query = new Parser(paired(new Tokeniser(read, grammar, notes).tokens(), notes), read, notes).either(undefined);
  const unfinished = text.length === read.length ? lastWord(query, read.length) : undefined;
  return { ...(query !== PASSED && query && { query }), notes: notes.list(), ...(unfinished && { unfinished }) };
}

/** Leaves out parentheses without their other half, and those inside too many others. */
function paired(tokens: readonly Token[], notes: Notes): Token[] {
  const left = new Set<Token>();
  const leave = (token: Token) => {
    left.add(token);
    notes.add("lone-parenthesis", token.range);
  };
  const open: Token[] = [];
  for (const token of tokens) {
    if (token.type === "open") open.push(token);
    if (token.type !== "close") continue;
    const opening = open.pop();
    if (!opening) leave(token);
    else if (open.length >= QUERY_LIMITS.depth) {
      left.add(opening).add(token);
      notes.add("too-deep", opening.range);
    }
  }
  open.forEach(leave);
  return tokens.filter((token) => !left.has(token));
}

/** The word that a text ends with, unless something closes it. */
function lastWord(query: Read, end: number): WordNode | undefined {
  if (query === undefined || query === PASSED || query.range.end !== end) return undefined;
  if (query.kind === "word") return query.beginning ? undefined : query;
  if (query.kind === "all" || query.kind === "any") return lastWord(query.of.at(-1), end);
  return undefined;
}

const isOperator = (token: Token | undefined, ...operators: Operator[]): token is Extract<Token, { type: "operator" }> =>
  token?.type === "operator" && operators.includes(token.operator);

/** Descends as deep as parentheses are kept, no deeper. */
class Parser {
  readonly #tokens: readonly Token[];
  readonly #text: string;
  readonly #notes: Notes;
  #at = 0;
  #kept = 0;

  constructor(tokens: readonly Token[], text: string, notes: Notes) {
    this.#tokens = tokens;
    this.#text = text;
    this.#notes = notes;
  }

  /** `a OU b OU c`. */
  either(field: FieldRule | undefined): Read {
    const parts = [this.#both(field)];
    while (isOperator(this.#next, "or")) {
      const operator = this.#operators();
      const last = parts.length - 1;
      if (this.#isEnd) parts[last] = group("all", [parts[last], this.#asWord(operator)]);
      else parts.push(this.#both(field));
    }
    return group("any", parts);
  }

  /** `a b ET c`. */
  #both(field: FieldRule | undefined): Read {
    const parts: Read[] = [];
    while (isOperator(this.#next, "and", "or")) parts.push(this.#asWord(this.#next));
    for (;;) {
      if (isOperator(this.#next, "and")) {
        const operator = this.#operators();
        if (this.#isEnd) parts.push(this.#asWord(operator));
      }
      if (this.#isEnd || isOperator(this.#next, "or")) return group("all", parts);
      parts.push(this.#one(field));
    }
  }

  /** One part, taken away or not; two negations are none. */
  #one(field: FieldRule | undefined): Read {
    const signs: Extract<Token, { type: "operator" }>[] = [];
    for (let token = this.#next; isOperator(token, "not"); token = this.#next) {
      signs.push(token);
      this.#at += 1;
    }
    const [first] = signs;
    const bare = this.#isEnd || isOperator(this.#next, "and", "or");
    if (first && bare)
      return group(
        "all",
        signs.map((sign) => this.#asWord(sign)),
      );
    const of = this.#primary(field);
    if (!first || of === PASSED || of === undefined) return of;
    const range = { start: first.range.start, end: of.range.end };
    if (signs.length % 2 === 0) return { ...of, range };
    return of.kind === "not" ? { ...of.of, range } : { kind: "not", of, range };
  }

  #primary(field: FieldRule | undefined): Read {
    const token = this.#tokens[this.#at];
    this.#at += 1;
    if (token?.type === "open") {
      const inside = this.either(token.field ?? field);
      const end = this.#next?.range.end ?? token.range.end;
      this.#at += 1;
      return inside === PASSED || inside === undefined ? PASSED : { ...inside, range: { start: token.range.start, end } };
    }
    if (token?.type !== "word" && token?.type !== "quoted") return PASSED;
    if (this.#kept >= QUERY_LIMITS.parts) {
      this.#notes.add("too-many", token.range);
      return PASSED;
    }
    const leaf = leafOf(token, field, this.#notes);
    if (leaf) this.#kept += 1;
    return leaf ?? PASSED;
  }

  get #next(): Token | undefined {
    return this.#tokens[this.#at];
  }

  get #isEnd(): boolean {
    const next = this.#next;
    return next === undefined || next.type === "close";
  }

  /** Takes an operator; those right after it change nothing. */
  #operators(): Extract<Token, { type: "operator" }> {
    const operator = this.#next as Extract<Token, { type: "operator" }>;
    this.#at += 1;
    while (isOperator(this.#next, "and", "or")) {
      this.#notes.add("lone-operator", this.#next.range);
      this.#at += 1;
    }
    return operator;
  }

  /** An operator with nothing to act upon is the word it looks like; a sign is nothing. */
  #asWord({ range }: { range: Range }): Read {
    if (this.#next?.range === range) this.#at += 1;
    const text = this.#text.slice(range.start, range.end).toLowerCase();
    if (!/\p{L}/u.test(text)) return PASSED;
    this.#notes.add("lone-operator", range);
    if (this.#kept >= QUERY_LIMITS.parts) return PASSED;
    this.#kept += 1;
    return { kind: "word", text, beginning: false, range };
  }
}

function group(kind: "all" | "any", parts: readonly Read[]): Read {
  const of = parts.filter((part) => part !== PASSED && part !== undefined);
  const [first, last] = [of[0], of.at(-1)];
  if (!first || !last) return parts.length > 0 ? PASSED : undefined;
  return of.length === 1 ? first : { kind, of, range: { start: first.range.start, end: last.range.end } };
}
