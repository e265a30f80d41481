import type { Commune } from "./commune.ts";
import { officialTables } from "./tables.ts";

/** A French postal code of five digits from what a cell holds (`1000` lost its zero in a spreadsheet, `F-29600`, `29 600`); undefined if it is none. */
export function readPostcode(raw: string | number | undefined): string | undefined {
  if (raw === undefined || raw === "") return undefined;
  const text = String(raw).trim();
  if (isNothing(text)) return undefined;
  if (/^\d{5}$/.test(text)) return text;
  const digits = text.replace(/^F(?:R)?[- ]?/i, "").replace(/[\s\u00a0.]/g, "");
  if (/^\d{4}$/.test(digits)) return `0${digits}`;
  return /^\d{5}$/.test(digits) ? digits : undefined;
}

/** An empty cell, or the zeros and dashes that stand for one. */
export function isNothing(text: string): boolean {
  return /^[0\s.-]*$/.test(text);
}

/** Communes and municipal districts that a postal code serves; none for a CEDEX code, which belongs to one addressee. */
export function communesAtPostcode(postcode: string): readonly Commune[] {
  return officialTables().byPostcode.get(postcode) ?? [];
}

/** Departments that a postal code may belong to: that of its communes, else that of its first digits (20xxx: the two of Corsica). */
export function departmentsOfPostcode(postcode: string): string[] {
  const communes = communesAtPostcode(postcode);
  if (communes.length > 0) return [...new Set(communes.map((commune) => commune.department))];
  if (/^20[01]/.test(postcode)) return ["2A"];
  if (/^20[26]/.test(postcode)) return ["2B"];
  if (postcode.startsWith("20")) return ["2A", "2B"];
  const code = /^9[78]/.test(postcode) ? postcode.slice(0, 3) : postcode.slice(0, 2);
  return officialTables().departments.has(code) ? [code] : [];
}
