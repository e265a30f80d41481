import { clean } from "./plain.ts";

const SMALL = new Set(
  "de du des d la le les l et ou en à au aux a sur sous par pour dans chez avec sans lès lez entre vers un une".split(" "),
);
/** Written in capitals in ordinary French text. */
const ACRONYMS = new Set(
  "AMAP ANCT APF APTIC ASBL AURA BFC BP CAE CAF CAT CCAS CEDEX CFA CHRS CIAS CIC CIGALES CPIE CPAM CRESS CSC DLA EHPAD EPCI EPIC EPN ESAT ESS ESUS EVS FFE FJT GAEC GEM GIP HLM IAE IME INRAE IUT LAEP MAM MARPA MECS MFR MJC MSA MSAP ONG PAVA PIMMS PMI PNR PTCE QPV RERS RSA SA SARL SAS SAVS SCIC SCOP SEL SIAE SNC SOS SPIP TZCLD UDAF UFCV UNAF ZAC".split(
    " ",
  ),
);
const ROMAN = /^(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})$/;
const CONSONANTS = /^[BCDFGHJKLMNPQRSTVWXZ]{2,5}$/;
const WORD = /[\p{L}\p{N}]+/gu;

function capitalisedWord(word: string, first: boolean, elided: boolean): string {
  const plain = word.normalize("NFD").replace(/\p{M}/gu, "");
  const lower = word.toLowerCase();
  if (ACRONYMS.has(plain) || CONSONANTS.test(plain) || (ROMAN.test(plain) && plain.length > 1) || /\d/.test(word)) return word;
  if (!first && (SMALL.has(lower) || elided)) return lower;
  return (lower[0] ?? "").toUpperCase() + lower.slice(1);
}

/**
 * A name WRITTEN IN CAPITALS in ordinary French title case: "MAISON DE L'EAU" gives "Maison de l'Eau". Acronyms in use, Roman
 * numerals and words without vowels stay. A text with any lower-case letter is left as it is.
 */
export function capitalised(text: string): string {
  const name = clean(text).trim();
  if (name !== name.toUpperCase() || name === name.toLowerCase()) return name;
  return name.replace(WORD, (word, offset: number) => {
    const next = name[offset + word.length] ?? "";
    const elided = word.length <= 2 && (next === "'" || next === "’");
    return capitalisedWord(word, offset === 0, elided);
  });
}
