import { MAX_VALUE } from "./csv.ts";
import type { ReadIssue } from "./format.ts";
import { formatsText } from "./formats.fr.ts";
import { clip, issue } from "./issue.ts";
import { parseTolerantly, stringEnd } from "./json-tolerant.ts";

/** Levels of objects and lists that a record may have. */
const MAX_DEPTH = 64;

/** What the scanner counted while it looked for the end of the record. */
type RecordShape = { members: number; depth: number };

/** Where a record is: its rank in a list, if it is in one, and its line in the file. */
export type RecordPlace = { rank?: number; line: number };

/** A place in French, to begin a sentence. */
export function whereOf({ rank, line }: RecordPlace): string {
  return rank === undefined ? formatsText.atLine(line) : formatsText.atItem(rank, line);
}

/** The shape of a text that no scanner has seen. */
export function shapeOf(text: string): RecordShape {
  let members = 0;
  let depth = 0;
  let deepest = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 34) {
      const end = stringEnd(text, i);
      if (end < 0) break;
      i = end - 1;
    } else if (code === 58) members++;
    else if (code === 123 || code === 91) {
      depth++;
      if (depth > deepest) deepest = depth;
    } else if (code === 125 || code === 93) depth--;
  }
  return { members, depth: deepest };
}

type ParsedRecord = { value: unknown; issues: ReadIssue[] } | { refused: ReadIssue };

/**
 * One record from its text. JSON.parse first; the tolerant parser only when that fails (NaN, line ends inside strings) or when
 * keys are repeated, which JSON.parse hides and which the number of members gives away.
 */
export function parseRecord(text: string, shape: RecordShape, place: RecordPlace): ParsedRecord {
  const line = place.rank ?? place.line;
  if (shape.depth > MAX_DEPTH)
    return { refused: issue("too-deep", formatsText.tooDeep(whereOf(place), shape.depth, MAX_DEPTH), { line, value: text }) };
  const issues: ReadIssue[] = [];
  let value = parseStrictly(text);
  if (value === undefined || countMembers(value) !== shape.members) {
    const parsed = parseTolerantly(text);
    if ("error" in parsed) {
      return {
        refused: issue("invalid-json", formatsText.invalidJson(whereOf(place), parsed.error), { line, value: parsed.near }),
      };
    }
    value = parsed.value;
    for (const { path, first, last } of parsed.duplicates) {
      const detail = formatsText.duplicateKey(whereOf(place), path, clip(first, 60), clip(last, 60));
      issues.push(issue("duplicate-key", detail, { line, column: path, value: first }));
    }
    for (const { path, written } of parsed.notFinite) {
      issues.push(
        issue("not-finite", formatsText.notFinite(whereOf(place), path, written), { line, column: path, value: written }),
      );
    }
  }
  if (text.length > MAX_VALUE || /\\u(0000|d[89ab])/i.test(text)) value = clean(value, "", place, issues);
  return { value, issues };
}

/** Undefined when the text is not JSON. Whole numbers too long for a double (ids of 16 digits and more) are kept as text. */
function parseStrictly(text: string): unknown {
  try {
    return /\d{16}/.test(text) ? JSON.parse(text, keepLongNumbers) : JSON.parse(text);
  } catch {
    return undefined;
  }
}

// The third argument of revivers (ES2026) is not in TypeScript's library yet.
function keepLongNumbers(this: unknown, _key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== "number" || Number.isSafeInteger(value) || context?.source === undefined) return value;
  return /^-?\d{16,}$/.test(context.source) && String(value) !== context.source ? context.source : value;
}

function countMembers(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === "object") count += countMembers(item);
    return count;
  }
  const members = value as Record<string, unknown>;
  for (const key in members) {
    count++;
    const member = members[key];
    if (typeof member === "object" && member !== null) count += countMembers(member);
  }
  return count;
}

/** NUL and half characters, which no database keeps, are taken out; endless texts are cut. */
function clean(value: unknown, path: string, place: RecordPlace, issues: ReadIssue[]): unknown {
  if (typeof value === "string") return cleanText(value, path, place, issues);
  if (Array.isArray(value)) return value.map((item, index) => clean(item, `${path}.${index}`, place, issues));
  if (typeof value !== "object" || value === null) return value;
  const below = path === "" ? "" : `${path}.`;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, clean(member, below + key, place, issues)]));
}

function cleanText(value: string, path: string, place: RecordPlace, issues: ReadIssue[]): string {
  let text = value.toWellFormed();
  const line = place.rank ?? place.line;
  if (text.includes("\0")) {
    issues.push(
      issue("nul-byte", formatsText.nulCharacter(whereOf(place), path), {
        line,
        column: path,
        value: text.replaceAll("\0", "␀"),
      }),
    );
    text = text.replaceAll("\0", "");
  }
  if (text.length <= MAX_VALUE) return text;
  issues.push(
    issue("clipped-value", formatsText.clippedValue(path, text.length, MAX_VALUE), { line, column: path, value: text }),
  );
  return text.slice(0, MAX_VALUE).toWellFormed();
}
