import PostalMime, { type Email } from "postal-mime";
import { type Attachment, sortAttachments, type Withheld } from "./attachments.ts";
import { type Automatic, automaticKind } from "./automatic.ts";
import { textOfHtml } from "./html-text.ts";
import { mask, type Shield } from "./mask.ts";
import { ownWords } from "./quoted.ts";

/** Letters larger than this are not read. */
export const MAX_LETTER_BYTES = 10_000_000;
const MAX_TEXT = 50_000;
const MAX_SUBJECT = 150;
const MAX_ATTACHMENTS = 10;

/** What may be said of a letter without reading it out: who wrote it, which one it is, whether a program did. */
type Envelope = { from: string; messageId: string; subject: string; automatic?: Automatic };

/** A letter written anew: nothing of the original is in it but the writer's own words, and files that may go on. */
export type CleanLetter = { subject: string; text: string; attachments: Attachment[]; withheld: Withheld[] };

/** A letter taken apart, not yet cleaned. */
export type ReadLetter = { envelope: Envelope; clean(rules: CleanRules): Promise<CleanLetter> };

/** How a letter is cleaned. */
type CleanRules = {
  shield: Shield;
  /** The line of our own letters above which one answers. */
  marker?: string;
};

/** A letter that cannot be read: not one, too large, nested beyond reason. */
export class UnreadableLetter extends Error {
  override readonly name = "UnreadableLetter";
}

async function parse(raw: Uint8Array): Promise<Email> {
  if (raw.length > MAX_LETTER_BYTES) throw new UnreadableLetter(`more than ${MAX_LETTER_BYTES} bytes`);
  try {
    const limits = { forceRfc822Attachments: true, maxNestingDepth: 40, maxHeadersSize: 262_144 };
    return await PostalMime.parse(raw, { ...limits, attachmentEncoding: "arraybuffer" });
  } catch (error) {
    throw new UnreadableLetter(error instanceof Error ? error.message.slice(0, 200) : "unreadable");
  }
}

/** One line without what ends a header or hides on a screen, nor the "Re:" of each exchange. */
const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/^(?:\s*(?:re|r\u00e9p|rep|tr|fwd?|aw|wg)\s*(?:\[\d+\])?\s*:)+/i, "")
    .replace(/\s+/g, " ")
    .trim();

function bodyOf(email: Email): string {
  const text = email.text?.trim() ? email.text : email.html ? textOfHtml(email.html) : "";
  // No database takes a NUL as text, nor half a character.
  return text
    .replaceAll("\0", "")
    .toWellFormed()
    .slice(0, MAX_TEXT * 4);
}

const bytesOf = (content: ArrayBuffer | Uint8Array | string): Uint8Array =>
  typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content);

async function clean(email: Email, { shield, marker }: CleanRules): Promise<CleanLetter> {
  const files = email.attachments.map(({ filename, mimeType, content }) => ({ filename, mimeType, content: bytesOf(content) }));
  const { passed, withheld } = await sortAttachments(files.slice(0, MAX_ATTACHMENTS), shield);
  const left = files
    .slice(MAX_ATTACHMENTS)
    .map((_, index) => ({ name: `piece-${MAX_ATTACHMENTS + index + 1}`, why: "size" as const }));
  return {
    subject: mask(oneLine(email.subject ?? "").slice(0, MAX_SUBJECT * 2), shield).slice(0, MAX_SUBJECT),
    text: mask(ownWords(bodyOf(email), marker), shield).slice(0, MAX_TEXT),
    attachments: passed,
    withheld: [...withheld, ...left.slice(0, MAX_ATTACHMENTS)],
  };
}

/**
 * Takes a raw letter (RFC 5322) apart.
 * @throws UnreadableLetter when it is too large or nested beyond reason.
 */
export async function readLetter(raw: Uint8Array): Promise<ReadLetter> {
  const email = await parse(raw);
  const from = email.from?.address?.trim().toLowerCase() ?? "";
  const subject = oneLine(email.subject ?? "");
  const automatic = automaticKind(email.headers, subject, from);
  const envelope = { from, messageId: email.messageId?.trim().slice(0, 500) ?? "", subject, ...(automatic ? { automatic } : {}) };
  return { envelope, clean: (rules) => clean(email, rules) };
}
