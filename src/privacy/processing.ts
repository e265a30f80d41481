import type { Executor, Transaction } from "../platform/database.ts";

/** One thing held about a person, in words that the person understands. */
export type Held = {
  /** French: what it is ("Commentaire sur la fiche ..."). */
  label: string;
  /** ISO instant of when it was said or noted. */
  at?: string;
  /** What is held, with French names: exported as it is. Never another person's address. */
  data: Record<string, unknown>;
  /** Page of this instance where it is seen, when there is one. */
  href?: string;
};

/**
 * One use that is made of data about persons: a line of the public register, and how what it holds is shown to a person,
 * erased at their word, and forgotten in time. Texts are French, shown in the register. `email` is always normalised.
 */
export type Processing = {
  /** Stable, `room/what`: `discussion/comments`. */
  id: string;
  /** What it is for. */
  purpose: string;
  /** Whose data. */
  people: string;
  /** What is held. */
  data: string;
  /** Legal basis (GDPR, article 6), in plain words. */
  basis: string;
  /** How long, in words. */
  keptFor: string;
  /** Who sees it. */
  recipients: string;
  /** All that is held about this person here; empty when nothing is. Shows nothing that could name somebody else. */
  held(executor: Executor, email: string): Promise<Held[]>;
  /** Kept whatever the person asks, as its basis says: it is shown, never offered for erasure. */
  stays?: true;
  /** Removes all of it, or makes it nobody's, within the caller's transaction; never breaks the catalogue. */
  erase(trx: Transaction, email: string, at: string): Promise<void>;
  /** Removes what is held outside the database, where nothing can be taken back: called once the erasure is committed. */
  eraseFiles?(email: string): Promise<void>;
  /** How much is held now, about everybody: shown in the register. */
  count?(executor: Executor): Promise<number>;
  /**
   * When the person prefers that what they signed stays without their name: makes it nobody's and keeps the words. Without it,
   * `erase` is used.
   */
  anonymise?(trx: Transaction, email: string, at: string): Promise<void>;
  /** Forgets what has been kept long enough. Run daily, in a transaction of its own. @returns how many things were forgotten. */
  purge?(trx: Transaction, now: Date): Promise<number>;
};
