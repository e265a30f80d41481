import type { Clock } from "../platform/clock.ts";
import type { Database, Executor, Transaction } from "../platform/database.ts";
import type { Processing } from "./processing.ts";

/** A fiche that holds somebody's address, as it is told to them. */
export type ContactPlace = {
  title: string;
  /** Path of the fiche. */
  href: string;
  /** Names of the partner and of its source. */
  partner: string;
  /** Whether readers of the site see the address there. */
  shown: boolean;
};

/** Addresses met in what partners share, known here by a fingerprint alone. Given by `app`: this room knows no catalogue. */
export type HarvestedContacts = {
  /** Fingerprints whose persons were told nothing yet, found before an ISO instant; none when this instance writes to nobody. */
  waiting(executor: Executor, foundBefore: string, limit: number): Promise<string[]>;
  /** How many persons were told since an ISO instant. */
  informedSince(executor: Executor, since: string): Promise<number>;
  /** The address and where it stands; undefined when no description holds it any more. */
  read(executor: Executor, hash: string): Promise<{ address: string; places: ContactPlace[] } | undefined>;
  /** False when the person had been told already. */
  markInformed(trx: Transaction, hash: string, at: string): Promise<boolean>;
  isWithheld(executor: Executor, hash: string): Promise<boolean>;
  /** Removes it everywhere, for good. @returns from how many fiches. */
  withhold(trx: Transaction, hash: string, at: string): Promise<number>;
  /** Its person changed their mind. */
  lift(trx: Transaction, hash: string): Promise<boolean>;
  counts(executor: Executor): Promise<{ found: number; informed: number; withheld: number }>;
};

/** What a person writes about their name in a fiche. */
export type NameReport = { email: string; page: string; name: string; words: string };

/** What the use cases of this room work on. */
export type PrivacyDeps = {
  database: Database;
  clock: Clock;
  instance: { name: string; url: string; referent?: { name: string; email?: string | undefined } | undefined };
  /** What every room holds about persons. Erased from the last to the first. */
  processings: readonly Processing[];
  contacts: HarvestedContacts;
  /** Hands over to those who decide that a person is named where they do not wish to be. */
  reportName(trx: Transaction, report: NameReport): Promise<void>;
};
