import { sql } from "kysely";
import type { Transaction } from "../../platform/database.ts";

/** Where rooms know a person by their address. */
const KEPT: readonly (readonly [table: string, column: string])[] = [
  ["admission_ballot", "email"],
  ["application", "email"],
  ["charter_signature", "email"],
  ["claim", "email"],
  ["comment", "email"],
  ["correction", "email"],
  ["holder", "email"],
  ["holder_transfer", "email"],
  ["introduction", "asker_email"],
  ["introduction", "other_email"],
  ["introduction_recipient", "email"],
  ["moderation_case", "email"],
  ["moderation_report", "email"],
  ["name_report", "email"],
  ["proposal", "email"],
  ["word_comment", "email"],
  ["word_opinion", "email"],
  ["word_proposal", "email"],
];

/** The same, where an address stands once (beside `within`): what the new address has already said there is left alone. */
const KEPT_ONCE: readonly (readonly [table: string, within?: string])[] = [
  ["correction_mute", "partner"],
  ["follow_person"],
  ["governance_silence"],
];

/** Columns of addresses that this move leaves: the account's own, and letters on their way. */
const LEFT = ["account.email", "outgoing_mail.recipient"] as const;

/** Every column of addresses that is seen to, as `table.column`: a test holds it to the schema. */
export const addressColumns: readonly string[] = [
  ...KEPT.map(([table, column]) => `${table}.${column}`),
  ...KEPT_ONCE.map(([table]) => `${table}.email`),
  "private_link.email",
  ...LEFT,
];

async function moveOnce(trx: Transaction, table: string, within: string | undefined, from: string, to: string): Promise<void> {
  const beside = within ? sql`and o.${sql.ref(within)} = ${sql.table(table)}.${sql.ref(within)}` : sql``;
  const taken = sql`select 1 from ${sql.table(table)} as o where o.email = ${to} ${beside}`;
  await sql`update ${sql.table(table)} set email = ${to} where email = ${from} and not exists (${taken})`.execute(trx);
}

/** Somebody's account has another address: what they said, asked and follow everywhere is known by it from now on. */
export async function moveAddress(trx: Transaction, from: string, to: string): Promise<void> {
  for (const [table, column] of KEPT) {
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${to} where ${sql.ref(column)} = ${from}`.execute(trx);
  }
  for (const [table, within] of KEPT_ONCE) await moveOnce(trx, table, within, from, to);
  // Links of accounts say which letter box they were sent to.
  await sql`update private_link set email = ${to} where email = ${from} and purpose not like 'account/%'`.execute(trx);
}
