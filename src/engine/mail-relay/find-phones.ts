import { asWritten, original, rewrite, type Stretch } from "./seen-text.ts";

const FRENCH = /(?<![\d+])(?:(?:\+|00)\s?33[\s.()-]*0?[\s.()-]*|0)[1-9](?:[\s./()-]{0,3}\d{2}){4}(?!\d)/g;
const ABROAD = /(?<![\d+])(?:\+|00)\s?[1-9]\d{0,2}(?:[\s./()-]{0,3}\d){6,12}(?!\d)/g;
const MESSENGER = /(?:wa\.me\/|t\.me\/\+?|tel:|sms:|whatsapp:\/\/\S{0,30}?phone=)\+?\d[\d.()-]{5,18}/g;
/** Digits one by one: 0 6 1 2 ... */
const SPACED = /(?<!\d)0(?:[\s.-]{1,2}\d){9}(?![\s.-]{0,2}\d)/g;

/** Where telephone numbers stand in a text, French or with an international prefix. */
export function findPhones(text: string): Stretch[] {
  const seen = rewrite(
    rewrite(asWritten(text), /[\p{Cf}\u00ad]/gu, () => ""),
    /[\u00a0\u202f\uff0b\uff10-\uff19]/gu,
    ([char]) => char.normalize("NFKC"),
  );
  return [FRENCH, ABROAD, MESSENGER, SPACED].flatMap((pattern) =>
    [...seen.text.matchAll(pattern)].map((match) => original(seen, match.index, match.index + match[0].length)),
  );
}
