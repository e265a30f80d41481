/** As many characters of words as a person types, and as an address may repeat in every link of a page, escaped. */
const LONGEST = 400;
const LONGEST_ESCAPED = 1_200;
/** Spaces that are made single are read beyond that. */
const READ = 10 * LONGEST;

function endOf(text: string): number {
  let escaped = 0;
  let at = 0;
  for (const character of text) {
    escaped += encodeURIComponent(character).length;
    if (escaped > LONGEST_ESCAPED || at + character.length > LONGEST) break;
    at += character.length;
  }
  return at;
}

/** Words as they are kept: well-formed, spaces single; when there are too many, `cut` between two of them. */
export function typedText(raw: string): { text: string; cut: boolean } {
  const text = raw
    .slice(0, READ)
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
  const end = endOf(text);
  if (end === text.length) return { text, cut: raw.length > READ };
  const space = text.lastIndexOf(" ", end);
  return { text: text.slice(0, space > 0 ? space : end), cut: true };
}
