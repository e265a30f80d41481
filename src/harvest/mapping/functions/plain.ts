import sanitizeHtml from "sanitize-html";

/** Cells longer than this are cut before any work: no field of a record is longer. */
const LONGEST = 100_000;

const LOOKS_LIKE_HTML = /<[a-z!/][^<>]*>|&(?:[a-z]{2,8}|#\d{1,7}|#x[\da-f]{1,6});/i;
/** Marks of direction go too (Unicode UAX #9): a name that turns what follows it round makes a page say what it does not. */
const CONTROLS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is removed
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g;
const PRINTABLE = /^[\x20-\x7e\u00a0-\u024f\u2010-\u2027\u20ac]*$/;

/** Whether a text holds tags or entities: `a < b` and `R&D` do not. */
export function looksLikeHtml(text: string): boolean {
  return (text.includes("<") || text.includes("&")) && LOOKS_LIKE_HTML.test(text);
}

/** Well-formed text without control characters (which PostgreSQL and XML refuse) nor marks of direction, NFC, with plain line ends. */
export function clean(text: string): string {
  if (PRINTABLE.test(text)) return text;
  const cut = text.length > LONGEST ? text.slice(0, LONGEST) : text;
  return cut
    .toWellFormed()
    .normalize("NFC")
    .replace(/\r\n?|\u2028|\u2029/g, "\n")
    .replace(CONTROLS, "");
}

/** One line: runs of spaces become one. */
export function oneLine(text: string): string {
  const cleaned = clean(text);
  return /\s\s|[\n\t\u00a0]/.test(cleaned) ? cleaned.replace(/\s+/g, " ").trim() : cleaned.trim();
}

/** Paragraphs kept: at most one blank line between them, no space at line ends. */
export function paragraphs(text: string): string {
  const cleaned = clean(text);
  if (!cleaned.includes("\n")) return oneLine(cleaned);
  return cleaned
    .split("\n")
    .map((line) => line.replace(/[^\S\n]+/g, " ").trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

const ENTITIES: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };
const decode = (text: string): string => text.replace(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity] ?? entity);

const BLOCKS = ["p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "ul", "ol", "blockquote", "section", "article", "table"];

/** The text a reader of the HTML would see: no tag, no script, no style; blocks on their own lines, items with a dash. */
export function htmlToText(html: string): string {
  const kept = sanitizeHtml(html.slice(0, LONGEST), { allowedTags: [...BLOCKS, "br", "li"], allowedAttributes: {} });
  return paragraphs(
    decode(
      kept
        .replace(/\s+/g, " ")
        .replace(/<br \/>/g, "\n")
        .replace(/<li>/g, "\n- ")
        .replace(/<\/(?:h[1-6]|p|blockquote)>/g, "\n\n")
        .replace(/<[^<>]*>/g, "\n")
        .replace(/\n /g, "\n"),
    ),
  );
}

/** The HTML as light Markdown: headings, emphasis, lists, quotes, and links to http(s) and mail only. */
export function htmlToMarkdown(html: string): string {
  const kept = sanitizeHtml(html.slice(0, LONGEST), {
    allowedTags: [...BLOCKS, "br", "li", "strong", "b", "em", "i", "a"],
    allowedAttributes: { a: ["href"] },
    allowedSchemes: ["http", "https", "mailto"],
    allowProtocolRelative: false,
  });
  const marked = kept
    .replace(/\s+/g, " ")
    .replace(/<br \/>/g, "\n")
    .replace(/<h([1-6])>\s*/g, (_, level: string) => `\n\n${"#".repeat(Math.min(Number(level) + 1, 6))} `)
    .replace(/<li>\s*/g, "\n- ")
    .replace(/<blockquote>\s*/g, "\n\n> ")
    .replace(/<\/?(?:strong|b)>/g, "**")
    .replace(/<\/?(?:em|i)>/g, "*")
    .replace(/<a href="([^"\s]*)">([^<]*)<\/a>/g, (_, href: string, label: string) =>
      label.trim() ? `[${label.trim()}](${href})` : href,
    )
    .replace(/<\/(?:h[1-6]|p|blockquote|ul|ol|div)>/g, "\n\n")
    .replace(/<[^<>]*>/g, "\n")
    .replace(/\n +/g, "\n")
    .replace(/\*\*(\s*)\*\*/g, "$1");
  // What the partner wrote as "&lt;b&gt;" is text about a tag: escaped, so that no reader takes it for one.
  return paragraphs(
    marked.replace(/&lt;(?=[a-z!/])/gi, "\\<").replace(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity] ?? entity),
  );
}
