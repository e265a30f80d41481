/** Letters that NFKD leaves whole although French and its neighbours read them as plain ones. */
const PLAIN: Record<string, string> = { œ: "oe", æ: "ae", ø: "o", ß: "ss", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };
const PLAIN_LETTERS = /[œæøßłđðþı]/g;
const APOSTROPHES = /[’‘ʼʹ′`´＇]/g;
const ASCII = /^[\x20-\x5f\x61-\x7e\t\n]*$/;

/**
 * The form in which two spellings of one text are compared: compatibility-decomposed (NFKD), lower case, without accents,
 * `œ` as `oe`, every apostrophe as `'`, every space as an ordinary one. Idempotent. Length may change: to keep
 * positions in the original, use `words`.
 */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .replace(APOSTROPHES, "'")
    .normalize("NFKD")
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(PLAIN_LETTERS, (letter) => PLAIN[letter] ?? letter)
    .replace(APOSTROPHES, "'");
}
