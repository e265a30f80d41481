import type { Account } from "../account/index.ts";
import type { Clock } from "../platform/clock.ts";
import type { Database, Executor, Transaction } from "../platform/database.ts";

/** A partner of the cooperative and who looks after it: what a vote needs to know of it. */
export type Member = { id: string; slug: string; name: string; editors: readonly { account: string; email: string }[] };

/** An organisation that was admitted, as the network will show it. */
type Newcomer = { name: string; description: string; url: string };

/** What this room needs of later and earlier rooms; `app` hands it. */
export type GovernanceDeps = {
  database: Database;
  clock: Clock;
  instance: { name: string; url: string };
  /** Mails are written to a folder: say so where a person waits for one. */
  localMail: boolean;
  /** Every partner of the network, with its editors, by name. */
  members(executor: Executor): Promise<Member[]>;
  /** Addresses of those who decide when the members cannot: curators and administrators. */
  stewards(executor: Executor): Promise<string[]>;
  /** Adds the partner, in the transaction that closes its vote. */
  addPartner(trx: Transaction, newcomer: Newcomer): Promise<{ id: string; slug: string }>;
  /** Account, role and mail of the person who will look after it. May be asked twice: the second changes nothing but sends again. */
  invite(input: { email: string; partner: { id: string; name: string }; by: string }): Promise<void>;
  /** Gives or takes the keys of a partner's space. */
  giveKeys(trx: Transaction, account: string, partner: string, by: string): Promise<void>;
  takeKeys(trx: Transaction, account: string, partner: string): Promise<void>;
  /** How a territory is called, from its code or from words; undefined when no place is meant. */
  placeName(text: string): string | undefined;
  /** Titles and addresses of fiches, by id; unknown ones are left out. */
  fiches(ids: readonly string[]): Promise<{ id: string; title: string; href: string }[]>;
};

/** Who has a say in the cooperative: holds a role in a partner or on the instance. */
export const isMember = (account: Account | undefined): boolean =>
  account?.memberships.some(({ role }) => role !== "contributor") ?? false;

/** Partners in whose name an account may speak. An administrator speaks for those whose editor they are, as anyone. */
export function spokenFor(account: Account | undefined, members: readonly Member[]): Member[] {
  return members.filter(({ editors }) => editors.some((editor) => editor.account === account?.id));
}
