/** Markdown beyond this is not read: a description has 40,000 characters at most. */
const LONGEST = 60_000;

/** The words of a Markdown text, without its marks, addresses and HTML tags, on one line. */
export function plainText(markdown: string): string {
  return markdown
    .slice(0, LONGEST)
    .replace(/<[^<>]{0,500}>/g, " ")
    .replace(/!?\[([^[\]]{0,500})\]\([^()\s]{0,2000}\)/g, "$1")
    .replace(/\bhttps?:\/\/\S+/g, " ")
    .replace(/^\s{0,3}(?:#{1,6}|[-*+>]|\d{1,3}[.)])\s+/gm, "")
    .replace(/[*_`~|]+/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
