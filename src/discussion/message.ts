/** What one may write under a fiche. `answer`: under somebody's message, one level deep. */
export const MESSAGE_KINDS = ["question", "testimony", "remark", "answer"] as const;
/** One of `MESSAGE_KINDS`. */
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** Where one version of a text stands. `draft`: its author has not confirmed; `replaced`: rewritten before it was judged. */
export type VersionState = "draft" | "waiting" | "accepted" | "refused" | "replaced";

/** One version of what somebody wrote. */
export type Version = { version: number; at: string; body: string; state: VersionState };

/** As what somebody speaks, when they are more than a passer-by: who carries the fiche, or a partner that brought it. */
export type Standing = { role: "holder" } | { role: "partner"; name: string };

/** A message as kept. `email` is never shown; `shown`: the version that all read. Dates are ISO instants. */
export type Message = {
  id: string;
  entry: string;
  parent?: string;
  kind: MessageKind;
  /** Public name; absent: anonymous. */
  name?: string;
  email?: string;
  standing?: Standing;
  createdAt: string;
  confirmedAt?: string;
  publishedAt?: string;
  withdrawnAt?: string;
  shown?: number;
  versions: Version[];
};

/** Longest message, in characters; longest public name. */
export const MOST_TEXT = 5_000;
export const MOST_NAME = 60;

/** The last version written. */
export const latest = (message: Message): Version | undefined => message.versions.at(-1);

/** What all read of it; undefined while nothing is, or when it was withdrawn. */
export const shownText = (message: Message): string | undefined =>
  message.withdrawnAt === undefined ? message.versions.find(({ version }) => version === message.shown)?.body : undefined;

/** The version that all should read: the last accepted one. */
export const lastAccepted = (versions: readonly Version[]): number | undefined =>
  versions.findLast(({ state }) => state === "accepted")?.version;

/** Line ends as one sign; what no database keeps as text is replaced. Everything else stays as it was written. */
export const keptText = (text: string): string => text.toWellFormed().replaceAll("\0", "\ufffd").replace(/\r\n?/g, "\n");

/** A public name on one line, without signs that turn the direction of reading or show nothing. */
export function keptName(name: string): string {
  return keptText(name)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** Why a text cannot be taken: nothing in it, or too much. */
export function textProblem(text: string): "empty" | "long" | undefined {
  if (!/[\p{L}\p{N}]/u.test(text)) return "empty";
  return text.length > MOST_TEXT ? "long" : undefined;
}

/** A run of words, or an address that may be followed. */
export type Piece = { text: string } | { href: string };

const ADDRESS = /https:\/\/[^\s<>"'«»\u00a0\u202f]+/gi;
/** Signs that end a sentence rather than an address. */
const TAIL = /[.,;:!?…)\]}]+$/;

/** One line cut at its https addresses; those of plain http stay words. */
export function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: found, index } of line.matchAll(ADDRESS)) {
    // A parenthesis that the address itself opened belongs to it.
    const tail = TAIL.exec(found)?.[0] ?? "";
    const href =
      found.includes("(") && tail.startsWith(")")
        ? found.slice(0, found.length - tail.length + 1)
        : found.slice(0, found.length - tail.length);
    if (!URL.canParse(href)) continue;
    if (index > from) pieces.push({ text: line.slice(from, index) });
    pieces.push({ href });
    from = index + href.length;
  }
  if (from < line.length) pieces.push({ text: line.slice(from) });
  return pieces;
}

/** Paragraphs of lines: an empty line parts paragraphs. */
export function paragraphsOf(text: string): string[][] {
  return text
    .split(/\n[^\S\n]*\n\s*/)
    .map((paragraph) => paragraph.split("\n"))
    .filter((lines) => lines.some((line) => line.trim() !== ""));
}
