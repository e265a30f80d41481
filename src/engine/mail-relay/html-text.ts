import { convert } from "html-to-text";

/** Elements whose content is nobody's words here: code, decoration, and what mail programs mark as quoted or as a signature. */
const SKIPPED = [
  "head",
  "style",
  "script",
  "noscript",
  "template",
  "svg",
  "math",
  "object",
  "iframe",
  "img",
  "video",
  "audio",
  "form",
  "blockquote",
  ".gmail_quote",
  ".gmail_extra",
  ".gmail_attr",
  ".gmail_signature",
  ".moz-cite-prefix",
  ".moz-signature",
  ".moz-forward-container",
  ".moz-email-headers-table",
  ".yahoo_quoted",
  ".protonmail_quote",
  ".protonmail_signature_block",
  ".tutanota_quote",
  ".zmail_extra",
  ".OutlookMessageHeader",
  "#divRplyFwdMsg",
  "#OLK_SRC_BODY_SECTION",
  "#Signature",
  "#isForwardContent",
];

/** A block that Outlook puts before what it quotes: nothing after it is the writer's. */
const OUTLOOK_QUOTE =
  /<[a-z]+\b[^>]{0,300}\bid\s*=\s*["']?(?:divRplyFwdMsg|appendonsend|x_divRplyFwdMsg|ms-outlook-mobile-reference-message)/i;

/** The words of an HTML letter as plain text; links keep their address, quotations and signatures are left out. */
export function textOfHtml(html: string): string {
  const quote = html.search(OUTLOOK_QUOTE);
  return convert(quote >= 0 ? html.slice(0, quote) : html, {
    wordwrap: false,
    limits: { maxInputLength: 1_000_000, maxDepth: 200, maxChildNodes: 20_000, ellipsis: "…" },
    selectors: [
      ...SKIPPED.map((selector) => ({ selector, format: "skip" })),
      { selector: "a", options: { hideLinkHrefIfSameAsText: true, ignoreHref: false, linkBrackets: ["<", ">"] } },
      ...["h1", "h2", "h3", "h4", "h5", "h6", "table"].map((selector) => ({ selector, options: { uppercase: false } })),
    ],
  });
}
