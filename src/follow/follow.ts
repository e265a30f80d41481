import { DAY } from "../platform/clock.ts";

/** What can be followed. `thread`: a message of one's own, for the answers to it. */
type TargetKind = "entry" | "territory" | "theme" | "search" | "thread";

/**
 * One thing followed, as it is kept and compared: `entry:<id>`, `territory:<code>`, `theme:<concept>`, `search:<id>`,
 * `thread:<message>:<entry>`.
 */
export type Target = `${TargetKind}:${string}`;

/** How often somebody wants to be told: as soon as there is news (at most once a day), each Monday, each first of the month. */
export const RHYTHMS = ["soon", "weekly", "monthly"] as const;
/** One of `RHYTHMS`. */
export type Rhythm = (typeof RHYTHMS)[number];

/** Why somebody follows: they asked; they carry the fiche; they wrote the message. */
export type Cause = "asked" | "holder" | "author";

/** One thing that one person follows. Numbers are those of the change log and of the news; dates are ISO instants. */
export type Follow = {
  id: string;
  person: string;
  target: Target;
  cause: Cause;
  rhythm: Rhythm;
  createdAt: string;
  stoppedAt?: string;
  /** Nothing is told of it since then: what happens meanwhile waits. */
  pausedAt?: string;
  sinceChange: number;
  sinceNews: number;
  toldNews: number;
};

/** Whether it makes letters: neither stopped nor paused. */
export const isTelling = ({ stoppedAt, pausedAt }: Follow): boolean => stoppedAt === undefined && pausedAt === undefined;

/** Somebody who follows things. */
export type Person = { id: string; email: string; mutedUntil?: string };

/** What people are told of one thing that can be followed. */
export type TargetView = {
  target: Target;
  kind: TargetKind;
  /** Its own name: "Finistère", "Alimentation", the title of the fiche, a search as it was read. */
  name: string;
  /** Its page; none when it is no more. */
  href?: string;
  /** Its news without an address: an Atom feed. */
  feed?: string;
  /** Search page of all that it holds, the newest first. */
  newest?: string;
  /** Of a search: the parameters of its canonical address. */
  parameters?: string;
};

/** The parts of a target. */
export function partsOf(target: Target): { kind: TargetKind; id: string; entry?: string } {
  const [kind = "entry", id = "", entry] = target.split(":");
  return { kind: kind as TargetKind, id, ...(entry ? { entry } : {}) };
}

/** What is asked to be followed, as a form and a link that confirms carry it: `theme:alimentation`, `search:q=jardin`. */
export const askedText = ({ kind, target, parameters }: TargetView): string =>
  kind === "search" ? `search:${parameters ?? ""}` : target;

/** News that still comes in is waited for: an update of a source tells its fiches in batches. */
const CALM = 2 * 60_000;
const LONGEST_WAIT = 30 * 60_000;
/** In UTC: seven in the morning in Paris in winter, eight in summer. */
const HOUR = 6;

/** The last Monday, or first of the month, at six in the morning (UTC) that is not after `now`. */
function lastBoundary(rhythm: "weekly" | "monthly", now: Date): Date {
  const at = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), HOUR));
  if (at > now) at.setUTCDate(at.getUTCDate() - 1);
  if (rhythm === "monthly") {
    // On the 1st before six, `at` is already in the month before.
    at.setUTCDate(1);
    return at;
  }
  at.setUTCDate(at.getUTCDate() - ((at.getUTCDay() + 6) % 7));
  return at;
}

/** What waits to be told in one rhythm. `since`: when the last letter of this rhythm left, or the first of its follows began. */
export type Waiting = { rhythm: Rhythm; since?: Date; last?: Date; oldest: Date; newest: Date };

/**
 * Whether the letter is to leave now. At most one a day; a weekly or monthly one leaves on its morning, or as soon as
 * possible after it. `last`: when the last letter of this rhythm left.
 */
export function isDue({ rhythm, since, last, oldest, newest }: Waiting, now: Date): boolean {
  if (last && now.getTime() - last.getTime() < DAY) return false;
  if (rhythm !== "soon") {
    const from = last ?? since;
    return from === undefined || from < lastBoundary(rhythm, now);
  }
  const calm = now.getTime() - newest.getTime() >= CALM;
  return calm || now.getTime() - oldest.getTime() >= LONGEST_WAIT;
}

/** When the next letter of this rhythm may leave at the earliest, for people. */
export function nextLetter(rhythm: Rhythm, last: Date | undefined, now: Date): Date {
  if (rhythm === "soon") return last && last.getTime() + DAY > now.getTime() ? new Date(last.getTime() + DAY) : now;
  const next = lastBoundary(rhythm, now);
  if (rhythm === "weekly") next.setUTCDate(next.getUTCDate() + 7);
  else next.setUTCMonth(next.getUTCMonth() + 1);
  return next;
}
