import { refusal, repair } from "../issues.fr.ts";
import { type MappingFunction, noArguments, onText } from "./function.ts";

/** Luhn's sum of the digits, every second one from the right doubled (ISO/IEC 7812-1). */
function luhn(digits: string): number {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum;
}

const LA_POSTE = "356000000";

/** A SIREN that exists arithmetically: nine digits, Luhn (INSEE). */
export function validSiren(digits: string): boolean {
  return /^\d{9}$/.test(digits) && digits !== "000000000" && luhn(digits) % 10 === 0;
}

/** A SIRET: fourteen digits, Luhn; the establishments of La Poste follow a rule of their own (sum of digits, mod 5). */
export function validSiret(digits: string): boolean {
  if (!/^\d{14}$/.test(digits) || digits.startsWith("000000000")) return false;
  if (luhn(digits) % 10 === 0) return true;
  return digits.startsWith(LA_POSTE) && [...digits].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0;
}

/** Keeps the digits if that is all there is besides spaces, dots and hyphens. */
const digitsOf = (text: string): string | undefined => {
  const bare = text.replace(/[\s\u00a0.\-_']/g, "").replace(/^(?:SIRET|SIREN|RNA)[:n°]*/i, "");
  return /^\d+$/.test(bare) ? bare : undefined;
};

function identifier(name: string, read: Parameters<typeof onText>[0]): MappingFunction {
  return { name, group: "identifier", takes: "each", args: noArguments, idempotent: true, make: () => onText(read) };
}

function official(name: "siret" | "siren", length: number, valid: (digits: string) => boolean): MappingFunction {
  return identifier(name, (text, report) => {
    if (/^\d(?:[.,]\d+)?e\+?\d+$/i.test(text)) {
      report(`invalid-${name}`, refusal.rounded);
      return undefined;
    }
    const digits = digitsOf(text);
    const whole = digits?.padStart(length, "0") ?? "";
    if (digits === undefined || digits.length < length - 2 || !valid(whole)) {
      report(`invalid-${name}`, name === "siret" ? refusal.siret : refusal.siren);
      return undefined;
    }
    if (digits.length < length) report(`repaired-${name}`, repair.zero(whole));
    return whole;
  });
}

/** SIRET, SIREN and RNA numbers: kept only when they may exist, put right when only leading zeros are lost. */
export const identifierFunctions: MappingFunction[] = [
  official("siret", 14, validSiret),
  official("siren", 9, validSiren),
  identifier("rna", (text, report) => {
    const bare = text.replace(/[\s\u00a0.-]/g, "").toUpperCase();
    if (/^W\d[\dA-D]\d{7}$/.test(bare)) return bare;
    report("invalid-rna", refusal.rna);
    return undefined;
  }),
];
