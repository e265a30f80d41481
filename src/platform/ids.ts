import { hash, randomInt } from "node:crypto";

/** Crockford's base 32, lower case: no i, l, o, u, so an id read aloud or copied by hand stays itself. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const RANDOM_SPACE = 32 ** 6;

/** The last id minted: for which time, and what was written of it. */
let last = { now: -1, time: -1, random: 0 };

/**
 * A new opaque id of 15 characters: 9 of time (ms, good until the year 3084), 6 of chance. Sorts by time; ids minted by
 * one process within one millisecond keep their order and never collide. Not a secret: never use it as a token.
 */
export function mintId(now: Date): string {
  const ms = now.getTime();
  if (!(ms >= 0)) throw new RangeError("mintId needs a date after 1970");
  const fresh = () => randomInt(RANDOM_SPACE / 2);
  if (ms !== last.now) {
    last = { now: ms, time: ms, random: fresh() };
  } else {
    last.random += 1 + randomInt(64);
    // A clock that stands still can exhaust one millisecond: borrow the next.
    if (last.random >= RANDOM_SPACE) last = { now: ms, time: last.time + 1, random: fresh() };
  }
  return base32(last.time, 9) + base32(last.random, 6);
}

/** True when `text` has the shape of an id from `mintId`. */
export function isId(text: string): boolean {
  return /^[0-9a-hjkmnp-tv-z]{15}$/.test(text);
}

function base32(value: number, length: number): string {
  let text = "";
  for (let rest = value, i = 0; i < length; i++, rest = Math.floor(rest / 32)) text = ALPHABET.charAt(rest % 32) + text;
  return text;
}

/** SHA-256 of the canonical JSON of `value`, its first 32 hexadecimal digits (128 bits): equal content, equal hash. */
export function contentHash(value: unknown): string {
  return hash("sha256", canonicalJson(value), "hex").slice(0, 32);
}

/**
 * JSON with sorted keys and no spaces: one text per content (RFC 8785 for the values that JSON.parse can give; `undefined`
 * members are left out). Throws on what JSON cannot hold (bigint, NaN, Infinity, cycles).
 */
export function canonicalJson(value: unknown): string {
  if (value === null || value === undefined) return "null";
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "boolean") return value ? "true" : "false";
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new TypeError(`not a JSON number: ${value}`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) {
    let text = "[";
    for (let i = 0; i < value.length; i++) text += (i ? "," : "") + canonicalJson(value[i]);
    return `${text}]`;
  }
  if (typeof value !== "object") throw new TypeError(`not a JSON value: ${typeof value}`);
  if (value instanceof Date) return JSON.stringify(value);
  return canonicalObject(value as Record<string, unknown>);
}

function canonicalObject(value: Record<string, unknown>): string {
  let text = "";
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member !== undefined) text += `${text ? "," : ""}${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}
