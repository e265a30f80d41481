import { createHmac } from "node:crypto";

/** Overseas departments whose numbers begin by their own country code. */
const OVERSEAS = new Set(["262", "590", "594", "596"]);

/**
 * A telephone number in international form (E.164), read as French where nothing says otherwise: "02 98 00 11 22", "+33 (0)2...",
 * "0033...". A number of another country written in its own fashion keeps its digits. Several numbers in a cell: the first.
 * Undefined under 6 digits, over 15, or for a run of one digit.
 */
export function phoneOf(text: string): string | undefined {
  const first = text.slice(0, 80).split(/[;,|]|\bou\b|\bet\b|\s\/\s/)[0] ?? "";
  const plus = /^\s*(?:\+|00)/.test(first);
  const digits = first
    .replace(/\(0\)/g, "")
    .replace(/^\s*00/, "")
    .replace(/\D/g, "");
  if (digits.length < 6 || digits.length > 15 || /^(\d)\1*$/.test(digits)) return undefined;
  if (plus) return `+${digits.replace(/^330(?=\d{9}$)/, "33")}`;
  if (/^0[1-9]\d{8}$/.test(digits))
    return /^0[1-9]0{8}$/.test(digits)
      ? undefined
      : `+${OVERSEAS.has(digits.slice(1, 4)) ? digits.slice(1, 4) : "33"}${digits.slice(1)}`;
  if (/^33[1-9]\d{8}$/.test(digits)) return `+${digits}`;
  // A spreadsheet ate the zero.
  return /^[1-9]\d{8}$/.test(digits) ? `+33${digits}` : digits;
}

/** A mail address in one form: lower case, without what follows a plus sign. Undefined for what is none. */
export function mailOf(text: string): string | undefined {
  const match = /([\p{L}\p{N}._%'&*=!#$-]{1,64})(?:\+[^@\s]*)?@([\p{L}\p{N}.-]{1,190}\.\p{L}{2,})/u.exec(
    text.slice(0, 400).toLowerCase(),
  );
  return match ? `${match[1]}@${match[2]}` : undefined;
}

/**
 * A keyed hash (HMAC-SHA-256, its first 53 bits) by which contacts are compared without being held: without the key, nobody finds
 * a number by trying them all.
 */
export function keyedHash(secret: string | Uint8Array, value: string): number {
  const bytes = createHmac("sha256", secret).update(value).digest();
  return (bytes.readUInt32LE(0) & 0x1fffff) * 4294967296 + bytes.readUInt32LE(4);
}
