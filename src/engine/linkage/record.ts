/** A value of a record as its source gives it. Lists are joined where a comparison reads one text. */
type LinkageValue = string | number | readonly string[] | null | undefined;

/** One description of a thing by one source. Values are outside input: anything may stand in them. */
export type LinkageRecord = {
  /** Unique among all records, and stable: ties are broken by it, never by the order in which records come. */
  id: string;
  /** Who describes; a source declared free of duplicates never has two of its records in one group. */
  source?: string;
  values: Readonly<Record<string, LinkageValue>>;
};

/** The longest text that is read of any value, in UTF-16 units. */
const LONGEST = 1000;

/** A value as one text, clipped to 1,000 units; "" where there is none. */
export function textOf(record: LinkageRecord, column: string | undefined): string {
  if (column === undefined) return "";
  const value = Object.hasOwn(record.values, column) ? record.values[column] : undefined;
  if (typeof value === "string") return value.length > LONGEST ? value.slice(0, LONGEST) : value;
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  if (!Array.isArray(value)) return "";
  let text = "";
  for (const item of value) {
    if (text.length > LONGEST) break;
    if (typeof item === "string") text += text === "" ? item.slice(0, LONGEST) : ` ; ${item.slice(0, LONGEST)}`;
  }
  return text.slice(0, LONGEST);
}

/** A value as a number; NaN where there is none. Reads a decimal comma. */
export function numberOf(record: LinkageRecord, column: string): number {
  const value = Object.hasOwn(record.values, column) ? record.values[column] : undefined;
  if (typeof value === "number") return value;
  if (typeof value !== "string" || value.length > 40 || value.trim() === "") return Number.NaN;
  return Number(value.trim().replace(",", "."));
}
