/** Where a claim stands. `unconfirmed`: the link sent to its author has not been followed yet. */
export type ClaimState = "unconfirmed" | "waiting" | "accepted" | "refused" | "withdrawn";

/** Somebody says that a fiche speaks of their own project. */
export type Claim = {
  id: string;
  entry: string;
  /** Never shown. */
  email?: string;
  name?: string;
  /** What they do in the project, in their words. */
  role: string;
  /** How they show it. */
  proof: string;
  proofUrl?: string;
  state: ClaimState;
  trap: { honeypot?: string; startedAt?: string };
  createdAt: string;
  confirmedAt?: string;
  decidedAt?: string;
  decidedBy?: string;
  message?: string;
};
