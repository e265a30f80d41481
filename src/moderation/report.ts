/** Why a page may be reported. */
export const REPORT_REASONS = ["wrong", "gone", "double", "charter", "words", "personal"] as const;

/** One of `REPORT_REASONS`. */
export type ReportReason = (typeof REPORT_REASONS)[number];

/** Something on this site that somebody says is not right. */
export type Report = {
  id: string;
  /** Path on this site. */
  object: string;
  reason: ReportReason;
  text: string;
  email?: string;
  account?: string;
  at: string;
  state: "waiting" | "accepted" | "refused";
};

const LONGEST_PATH = 500;

/** A path of this site and nothing else, whatever was typed; undefined when it cannot be one. `origin`: of this site. */
export function pathHere(text: string, origin: string): string | undefined {
  const typed = text.trim().slice(0, LONGEST_PATH + origin.length);
  const path = typed.startsWith(`${origin}/`) ? typed.slice(origin.length) : typed;
  if (!/^\/(?![/\\])[^\s\\<>"]*$/.test(path) || path.length > LONGEST_PATH) return undefined;
  const url = URL.parse(path, origin);
  return url?.origin === origin ? url.pathname + url.search + url.hash : undefined;
}

/** What cannot wait: somebody's data, or words that attack somebody. */
export const isUrgent = (reason: ReportReason): boolean => reason === "personal" || reason === "words";

/** Whether who brought the fiche may decide: on facts, not on what is held against them. */
export const isAboutFacts = (reason: ReportReason): boolean => reason === "wrong" || reason === "gone" || reason === "double";
