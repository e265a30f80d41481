import type { Clock } from "../platform/clock.ts";
import type { Database, Transaction } from "../platform/database.ts";

/** What the use cases of accounts work on. */
export type AccountDeps = {
  database: Database;
  clock: Clock;
  /** Name and public address of the instance, for the words of mails and their links. */
  instance: { name: string; url: string };
  /** `required`: who administers the instance does nothing as such before having a second factor. */
  secondFactor?: "required" | "optional";
  /** Rooms that know a person by their address are told, in the same transaction, that it is another one. */
  addressChanged?(trx: Transaction, from: string, to: string): Promise<void>;
};
