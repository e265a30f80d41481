import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";

/** A letter found in the folder of a mailer without SMTP, for the page that shows them, and for tests. */
type WrittenMail = { file: string; date: string; to: string; subject: string; text: string };

/** The letters of the folder, newest first. Reads what `createMailer` writes, not any e-mail of the world. */
export async function readOutbox(folder: string, limit = 50): Promise<WrittenMail[]> {
  const names = await readdir(folder).catch((): string[] => []);
  const newest = names
    .filter((name) => name.endsWith(".eml"))
    .sort()
    .reverse()
    .slice(0, limit);
  return await Promise.all(
    newest.map(async (name) => parseMail(join(folder, name), await readFile(join(folder, name), "latin1"))),
  );
}

/** Removes letters of the folder: what each answers is asked of every one. @returns how many went. */
export async function removeLetters(folder: string, goes: (letter: WrittenMail) => boolean): Promise<number> {
  const gone = (await readOutbox(folder, Number.POSITIVE_INFINITY)).filter(goes);
  for (const { file } of gone) await rm(file, { force: true });
  return gone.length;
}

/** Whether a letter is addressed to somebody; addresses compare without case. */
export const isTo = ({ to }: WrittenMail, email: string): boolean =>
  to
    .toLowerCase()
    .replace(/[<>"]/g, "")
    .split(/[\s,]+/)
    .includes(email.toLowerCase());

function parseMail(file: string, source: string): WrittenMail {
  const { headers, body } = split(source);
  return {
    file,
    date: instantOf(headers.get("date")),
    to: headers.get("to") ?? "",
    subject: decodeWords(headers.get("subject") ?? ""),
    text: plainText(headers, body),
  };
}

/** A file that somebody else put there may say no date, or none that is one. */
function instantOf(date: string | undefined): string {
  const read = new Date(date ?? 0);
  return (Number.isNaN(read.getTime()) ? new Date(0) : read).toISOString();
}

function split(source: string): { headers: Map<string, string>; body: string } {
  const end = source.indexOf("\r\n\r\n");
  const head = end < 0 ? source : source.slice(0, end);
  const unfolded = head.replace(/\r\n[ \t]+/g, " ").split("\r\n");
  const headers = new Map(
    unfolded.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]),
  );
  return { headers, body: end < 0 ? "" : source.slice(end + 4) };
}

function plainText(headers: Map<string, string>, body: string): string {
  const boundary = /boundary="?([^";]+)"?/.exec(headers.get("content-type") ?? "")?.[1];
  if (boundary) {
    const parts = body
      .split(`--${boundary}`)
      .slice(1, -1)
      .map((part) => split(part.slice(2).replace(/\r\n$/, "")));
    const plain = parts.find((part) => part.headers.get("content-type")?.startsWith("text/plain"));
    return plain ? plainText(plain.headers, plain.body) : "";
  }
  const encoding = headers.get("content-transfer-encoding")?.toLowerCase();
  const bytes =
    encoding === "base64"
      ? Buffer.from(body, "base64")
      : Buffer.from(encoding === "quoted-printable" ? quotedPrintable(body) : body, "latin1");
  return bytes.toString("utf8").replaceAll("\r\n", "\n").trimEnd();
}

const quotedPrintable = (text: string) =>
  text.replace(/=\r\n/g, "").replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Encoded words of RFC 2047; the space between two of them is not text. */
const decodeWords = (text: string) =>
  text
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, how: string, word: string) =>
      (how.toUpperCase() === "B"
        ? Buffer.from(word, "base64")
        : Buffer.from(quotedPrintable(word.replaceAll("_", " ")), "latin1")
      ).toString("utf8"),
    );
