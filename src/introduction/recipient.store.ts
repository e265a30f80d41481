import { hash } from "node:crypto";
import type { Executor } from "../platform/database.ts";
import { present } from "../platform/present.ts";
import type { RecipientTable } from "./introduction.tables.ts";
import type { Recipient, Rung } from "./introduction.ts";

const toRecipient = (row: RecipientTable): Recipient => ({
  id: row.id,
  introduction: row.introduction,
  email: row.email,
  rung: row.rung as Rung,
  origin: row.origin,
  since: row.since,
  ...present({ name: row.name, until: row.until }),
});

/** Somebody more is asked. */
export async function insertRecipient(executor: Executor, { name, until, ...rest }: Recipient): Promise<void> {
  await executor
    .insertInto("introduction_recipient")
    .values({ ...rest, name: name ?? null, until: until ?? null })
    .execute();
}

/** One of those asked. */
export async function findRecipient(executor: Executor, id: string): Promise<Recipient | undefined> {
  const row = await executor.selectFrom("introduction_recipient").selectAll().where("id", "=", id).executeTakeFirst();
  return row && toRecipient(row);
}

/** All who were asked, in their order. */
export async function recipientsOf(executor: Executor, introduction: string): Promise<Recipient[]> {
  const rows = await executor
    .selectFrom("introduction_recipient")
    .selectAll()
    .where("introduction", "=", introduction)
    .orderBy("since")
    .orderBy("id")
    .execute();
  return rows.map(toRecipient);
}

/** Every request that one person was asked to answer. */
export async function askedOf(executor: Executor, email: string): Promise<Recipient[]> {
  const rows = await executor.selectFrom("introduction_recipient").selectAll().where("email", "=", email).execute();
  return rows.map(toRecipient);
}

/** It is no longer theirs to answer: one of them, or all. */
export async function dismissRecipients(executor: Executor, introduction: string, at: string, one?: string): Promise<void> {
  let update = executor
    .updateTable("introduction_recipient")
    .set({ until: at })
    .where("introduction", "=", introduction)
    .where("until", "is", null);
  if (one) update = update.where("id", "=", one);
  await update.execute();
}

/** Forgets those who were asked. */
export async function deleteRecipients(executor: Executor, by: { introduction: string } | { email: string }): Promise<void> {
  const [column, value] = "email" in by ? (["email", by.email] as const) : (["introduction", by.introduction] as const);
  await executor.deleteFrom("introduction_recipient").where(column, "=", value).execute();
}

const pairOf = (recipient: string, asker: string): string => hash("sha256", `${recipient}\n${asker}`, "hex");

/** Nothing more of this asker reaches this person. */
export async function block(executor: Executor, recipient: string, asker: string, at: string): Promise<void> {
  await executor
    .insertInto("introduction_block")
    .values({ pair: pairOf(recipient, asker), at })
    .onConflict((conflict) => conflict.column("pair").doNothing())
    .execute();
}

/** Whether this person asked to hear nothing more of this asker. */
export async function isBlocked(executor: Executor, recipient: string, asker: string): Promise<boolean> {
  const pair = pairOf(recipient, asker);
  const row = await executor.selectFrom("introduction_block").select("pair").where("pair", "=", pair).executeTakeFirst();
  return row !== undefined;
}

/** Takes a block back. */
export async function unblock(executor: Executor, recipient: string, asker: string): Promise<void> {
  await executor.deleteFrom("introduction_block").where("pair", "=", pairOf(recipient, asker)).execute();
}
