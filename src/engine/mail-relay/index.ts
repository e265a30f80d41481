/**
 * Passing letters on without saying who wrote them: a letter comes in as bytes, and goes out written anew, without a header of
 * its own, an address however disguised, a quotation, a visiting card or a file's telling name.
 */
export type { Attachment, Withheld } from "./attachments.ts";
export type { Automatic } from "./automatic.ts";
export { reveals } from "./find-addresses.ts";
export { type CleanLetter, MAX_LETTER_BYTES, type ReadLetter, readLetter, UnreadableLetter } from "./letter.ts";
export { mask, type Shield } from "./mask.ts";
