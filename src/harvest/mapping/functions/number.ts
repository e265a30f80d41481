import { fold } from "../../../engine/text/index.ts";
import { refusal } from "../issues.fr.ts";
import { type MappingFunction, noArguments, onText, type Report, type Value } from "./function.ts";

const FRENCH =
  /^[+-]?\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?$|^[+-]?\d+(?:[.,]\d+)?$|^[+-]?[.,]\d+$|^[+-]?\d+(?:\.\d+)?e[+-]?\d{1,2}$/i;

/** Reads "1 234,5", "48.85", "-0,5", "12 %", "3 €"; undefined when it is no number. Never thousands by dots: ambiguous. */
export function readNumber(text: string): number | undefined {
  const bare = text.trim().replace(/[\s\u00a0\u202f]*(?:%|€|EUR)$/i, "");
  if (!FRENCH.test(bare)) return undefined;
  const number = Number(bare.replace(/[ \u00a0\u202f]/g, "").replace(",", "."));
  return Number.isFinite(number) ? number : undefined;
}

function toNumber(value: Value, report: Report): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  const text = typeof value === "string" ? value : "";
  const number = readNumber(text);
  if (number === undefined) report("invalid-number", refusal.number);
  return number;
}

const YES = new Set(["oui", "o", "yes", "y", "true", "vrai", "1", "x", "ok"]);
const NO = new Set(["non", "n", "no", "false", "faux", "0"]);

/** Numbers as people write them. */
export const numberFunctions: MappingFunction[] = [
  { name: "number", group: "number", takes: "each", args: noArguments, idempotent: true, make: () => toNumber },
  {
    name: "integer",
    group: "number",
    takes: "each",
    args: noArguments,
    idempotent: true,
    make: () => (value, report) => {
      const number = toNumber(value, report);
      return number === undefined ? undefined : Math.round(number) || 0;
    },
  },
  {
    name: "bool",
    group: "number",
    takes: "each",
    args: noArguments,
    idempotent: true,
    make: () => (value, report) => {
      if (typeof value === "boolean") return value;
      return onText((text) => {
        const word = fold(text);
        if (YES.has(word)) return true;
        if (NO.has(word)) return false;
        report("invalid-boolean", refusal.boolean);
        return undefined;
      })(value, report);
    },
  },
];
