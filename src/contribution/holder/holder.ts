/** How a holder wants to be asked: through this site, which never shows their address; or not at all. */
export const REACHES = ["relay", "none"] as const;
/** One of `REACHES`. */
export type Reach = (typeof REACHES)[number];

/** Why somebody holds a fiche no more: they left, handed it over, or should never have held it. */
export type EndReason = "left" | "transferred" | "revoked" | "erased";

/** Somebody who carries the project that a fiche speaks of, and speaks for it. */
export type Holder = {
  id: string;
  entry: string;
  email?: string;
  /** Shown beside what they say. */
  name?: string;
  role: string;
  /** The claim that made them one. */
  origin: string;
  reach: Reach;
  since: string;
  /** When they last said that all is right (ISO). */
  confirmedAt?: string;
  endedAt?: string;
  endedWhy?: EndReason;
};

/** A fiche handed over to somebody else, who has not accepted yet. */
export type Transfer = { id: string; holder: string; email: string; stays: boolean; createdAt: string };
