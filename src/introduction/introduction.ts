import { DAY } from "../platform/clock.ts";

/** What a person who asks may be: each asks for other things, and is answered in other words. */
export const ASKER_ROLES = ["elected", "holder", "worker", "company", "network", "researcher", "resident", "other"] as const;
/** One of `ASKER_ROLES`. */
export type AskerRole = (typeof ASKER_ROLES)[number];

/**
 * `unconfirmed` (its address is not proved), `held` (likely spam: somebody looks first), `waiting` (for an answer), then
 * `accepted`, `refused`, `expired` or `withdrawn`; `closed` ends a conversation.
 */
export type State = "unconfirmed" | "held" | "waiting" | "accepted" | "refused" | "expired" | "withdrawn" | "closed";

/** Who is asked first, and who next when nobody answers: the desk is always there. */
export const RUNGS = ["holder", "partner", "referent", "desk"] as const;
/** One of `RUNGS`. */
export type Rung = (typeof RUNGS)[number];

/** The two sides of a conversation: who asked, and who accepted. */
export type Side = "asker" | "other";

/** The side opposite. */
export const across = (side: Side): Side => (side === "asker" ? "other" : "asker");

/** What became of it, as somebody who was in it says. */
export const OUTCOMES = ["yes", "ongoing", "no"] as const;
/** One of `OUTCOMES`. */
export type Outcome = (typeof OUTCOMES)[number];

/** A request for contact, from its form to its end. Dates are ISO instants. */
export type Introduction = {
  id: string;
  entry: string;
  entryTitle: string;
  /** Where it counts: slug of a partner, code of a department; "" when there is none. */
  partner: string;
  department: string;
  asker: { email?: string; name: string; organisation: string; role: AskerRole; shares: boolean };
  /** Already without addresses or telephone numbers. */
  why: string;
  offer: string;
  trap: { honeypot?: string; startedAt?: string };
  state: State;
  rung?: Rung;
  /** French words for who has it now. */
  heldBy?: string;
  redirects: number;
  createdAt: string;
  confirmedAt?: string;
  rungSince?: string;
  remindedAt?: string;
  answeredAt?: string;
  endedAt?: string;
  lastMessageAt?: string;
  outcomeAskedAt?: string;
  erasedAt?: string;
  /** Who accepted. */
  other?: { email?: string; name?: string; shares: boolean };
  reason?: string;
  outcomes: Partial<Record<Side, Outcome>>;
};

/** Somebody who was asked to answer. */
export type Recipient = {
  id: string;
  introduction: string;
  email: string;
  name?: string;
  rung: Rung;
  /** French: where their address came from. */
  origin: string;
  since: string;
  /** Set when it is no longer theirs to answer. */
  until?: string;
};

/** Something that one side wrote to the other. `held`: it came from an address that is not theirs, and waits for their word. */
export type Message = {
  id: string;
  introduction: string;
  side: Side;
  at: string;
  via: "page" | "mail";
  text: string;
  files: string[];
  withheld: { name: string; why: string }[];
  state: "sent" | "held";
};

/** How long each step lasts, in milliseconds. */
export const PATIENCE = {
  confirmation: 7 * DAY,
  reminder: 5 * DAY,
  climb: 10 * DAY,
  expiry: 30 * DAY,
  outcome: 30 * DAY,
  alias: 90 * DAY,
  retention: 182 * DAY,
  link: 240 * DAY,
} as const;

/** Whether this long has passed since an ISO instant. */
export const since = (at: string | undefined, ms: number, now: Date): boolean =>
  at !== undefined && now.getTime() - Date.parse(at) >= ms;

/** Whether letters are still passed on: while it is open, and for a time after its last letter and its end. */
export function aliasesOpen(it: Introduction, now: Date): boolean {
  const last = it.endedAt ?? it.lastMessageAt ?? it.answeredAt;
  return (it.state === "accepted" || it.state === "closed") && it.erasedAt === undefined && !since(last, PATIENCE.alias, now);
}

/** What is told of it when both sides were asked: the asker's word first. */
export const outcomeOf = (it: Pick<Introduction, "outcomes">): Outcome | undefined => it.outcomes.asker ?? it.outcomes.other;
