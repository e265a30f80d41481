import { mintId } from "../platform/ids.ts";
import type { Change } from "./case.ts";

/** What can happen to a case. */
export const ACTS = [
  "opened",
  "revised",
  "accepted",
  "refused",
  "aside",
  "back",
  "noted",
  "cleared",
  "flagged",
  "reopened",
  "withdrawn",
  "appealed",
  "confirmed",
  "contested",
  "voice-withdrawn",
] as const;

/** One of `ACTS`. */
export type Act = (typeof ACTS)[number];

/** One line of the log: who did what to which case, when, why. */
export type CaseEvent = {
  id: string;
  case: string;
  at: string;
  /** `signatureOf(account)`, "author" or "community". */
  by: string;
  act: Act;
  /** What the author was told. */
  message?: string;
  /** What those who decide told each other. */
  note?: string;
  changes?: Change[];
  /** Decisions taken by one press. */
  batch?: string;
  /** Id of the line whose effect this one takes back. */
  undoes?: string;
};

/** A line of the log, written at `at` (ISO). */
export function newEvent(event: Omit<CaseEvent, "id">): CaseEvent {
  return { ...event, id: mintId(new Date(event.at)) };
}
