import { readDates } from "./dates.ts";
import type { FieldRule } from "./grammar.ts";
import type { Notes } from "./notes.ts";
import type { LeafNode, Range } from "./query.ts";
import { operatorNamed, type Token } from "./tokens.ts";
import { saysSomething, trimWord } from "./word-text.ts";

const DISTANCE = /^(\d{1,9}(?:[.,]\d{1,6})?)(?:km)?$/i;

/** What a word or quoted token says. `field`: the one of the group it stands in, unless it has its own. Undefined when it says nothing. */
export function leafOf(token: Extract<Token, { raw: string }>, group: FieldRule | undefined, notes: Notes): LeafNode | undefined {
  const field = token.field ?? group;
  if (field?.reads === "dates") return dates(token, field, notes);
  if (field?.reads === "place") return near(token, field, notes);
  return words(token, field, notes);
}

function dates(token: Extract<Token, { raw: string }>, field: FieldRule, notes: Notes): LeafNode | undefined {
  const read = readDates(token.raw.replace(/[,;!?]+$/, ""), field.bareDate);
  if (!read) {
    // Nothing to look for: whoever names a date does not mean its letters.
    notes.add("bad-date", token.range);
    return undefined;
  }
  const { reversed, ...interval } = read;
  if (reversed) notes.add("reversed-dates", token.range);
  return { kind: "dates", field: field.name, ...interval, range: token.range };
}

function near(token: Extract<Token, { raw: string }>, field: FieldRule, notes: Notes): LeafNode | undefined {
  const tilde = token.type === "word" ? token.raw.lastIndexOf("~") : -1;
  const named = tilde < 0 ? token.raw : token.raw.slice(0, tilde);
  const typed = tilde < 0 ? token.distance : token.raw.slice(tilde + 1);
  const { start, end } = token.type === "word" ? trimWord(named) : { start: 0, end: named.length };
  const place = tidy(named.slice(start, end));
  if (!saysSomething(place)) return undefined;
  const distance = typed === undefined ? undefined : DISTANCE.exec(typed.replace(/[^\p{L}\p{N}]+$/u, ""))?.[1];
  if (typed !== undefined && distance === undefined) notes.add("bad-distance", token.range);
  return {
    kind: "near",
    field: field.name,
    place,
    ...(distance === undefined ? {} : { km: Number(distance.replace(",", ".")) }),
    range: token.range,
  };
}

function words(token: Extract<Token, { raw: string }>, field: FieldRule | undefined, notes: Notes): LeafNode | undefined {
  const named = field && { field: field.name };
  if (token.type === "quoted") {
    if (token.distance !== undefined) notes.add("ignored-mark", token.range);
    const text = tidy(token.raw);
    return saysSomething(text) ? { kind: "phrase", text, ...named, range: token.range } : undefined;
  }
  const { start, end, beginning, marked } = trimWord(token.raw);
  if (marked) notes.add("ignored-mark", token.range);
  const text = token.raw.slice(start, end);
  if (!saysSomething(text)) return undefined;
  return {
    kind: "word",
    text: operatorNamed(text) && !field ? text.toLowerCase() : text,
    beginning,
    ...named,
    range: marked ? token.range : rangeWithin(token, start, end + (beginning ? 1 : 0)),
  };
}

/** Where a bare word itself stands: punctuation is not part of it. With its field, it stands where the two do. */
function rangeWithin({ raw, range }: Extract<Token, { raw: string }>, start: number, end: number): Range {
  return raw.length === range.end - range.start ? { start: range.start + start, end: range.start + end } : range;
}

const tidy = (text: string): string => text.replace(/\s+/g, " ").trim();
