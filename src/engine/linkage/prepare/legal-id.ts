/** French official numbers of one record. `checked`: the checksum holds. */
export type LegalNumber = { number: string; checked: boolean };

const LA_POSTE = "356000000";

function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

const digitsOf = (text: string): string => text.slice(0, 60).replace(/\.0+$/, "").replace(/\D/g, "");
const oneDigit = (digits: string): boolean => /^(\d)\1*$/.test(digits);

/**
 * The SIRET in a cell: 14 digits however spaced, checked by Luhn. Sites of La Poste (SIREN 356000000) are checked by the sum of
 * their digits instead, a multiple of 5 (Insee, SIRENE documentation). Undefined when it is no SIRET.
 */
export function siretOf(text: string): LegalNumber | undefined {
  const number = digitsOf(text);
  if (number.length !== 14 || oneDigit(number)) return undefined;
  const sum = [...number].reduce((total, digit) => total + Number(digit), 0);
  return { number, checked: luhn(number) || (number.startsWith(LA_POSTE) && sum % 5 === 0) };
}

/** The SIREN in a cell: 9 digits however spaced, checked by Luhn; that of a SIRET or of a French VAT number too. */
export function sirenOf(text: string): LegalNumber | undefined {
  const vat = /^\s*FR\s*[0-9A-Z]{2}\s*((?:\d\s*){9})$/i.exec(text.slice(0, 60));
  const digits = vat ? digitsOf(vat[1] ?? "") : digitsOf(text);
  if (digits.length === 14) {
    const siret = siretOf(digits);
    return siret && { number: digits.slice(0, 9), checked: siret.checked };
  }
  if (digits.length !== 9 || oneDigit(digits)) return undefined;
  return { number: digits, checked: luhn(digits) };
}

/** The RNA number in a cell: W and 9 characters, the first two or three of which tell the department (`W2A...`, `W9R...` too). */
export function rnaOf(text: string): LegalNumber | undefined {
  const number = text
    .slice(0, 60)
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "");
  return /^W\d[\dA-Z]\d{7}$/.test(number) && number !== "W000000000" ? { number, checked: true } : undefined;
}
