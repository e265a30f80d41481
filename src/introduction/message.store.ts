import type { Executor, Transaction } from "../platform/database.ts";
import type { MessageTable } from "./introduction.tables.ts";
import type { Message, Side } from "./introduction.ts";

const toMessage = ({ fingerprint: _, ...row }: MessageTable): Message => ({
  ...row,
  side: row.side as Side,
  via: row.via as Message["via"],
  state: row.state as Message["state"],
  files: JSON.parse(row.files) as string[],
  withheld: JSON.parse(row.withheld) as Message["withheld"],
});

/** Keeps a message, in a transaction. @returns false when the same one was kept before. */
export async function insertMessage(trx: Transaction, message: Message, fingerprint: string): Promise<boolean> {
  const { files, withheld, ...rest } = message;
  const known = await trx
    .selectFrom("introduction_message")
    .select("id")
    .where("introduction", "=", message.introduction)
    .where("side", "=", message.side)
    .where("fingerprint", "=", fingerprint)
    .executeTakeFirst();
  if (known) return false;
  await trx
    .insertInto("introduction_message")
    .values({ ...rest, files: JSON.stringify(files), withheld: JSON.stringify(withheld), fingerprint })
    .execute();
  return true;
}

/** What both sides wrote, oldest first. */
export async function messagesOf(executor: Executor, introduction: string): Promise<Message[]> {
  const rows = await executor
    .selectFrom("introduction_message")
    .selectAll()
    .where("introduction", "=", introduction)
    .orderBy("at")
    .orderBy("id")
    .execute();
  return rows.map(toMessage);
}

/** Messages of one side since an instant. */
export async function countMessages(executor: Executor, introduction: string, side: Side, from: string): Promise<number> {
  const row = await executor
    .selectFrom("introduction_message")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("introduction", "=", introduction)
    .where("side", "=", side)
    .where("at", ">=", from)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** A message that waited goes on. @returns it, or nothing when it does not wait any more. */
export async function releaseMessage(
  executor: Executor,
  introduction: string,
  id: string,
  side: Side,
): Promise<Message | undefined> {
  const row = await executor
    .updateTable("introduction_message")
    .set({ state: "sent" })
    .where("id", "=", id)
    .where("introduction", "=", introduction)
    .where("side", "=", side)
    .where("state", "=", "held")
    .returningAll()
    .executeTakeFirst();
  return row && toMessage(row);
}

/** Forgets one message that waited. */
export async function dropHeldMessage(executor: Executor, introduction: string, id: string, side: Side): Promise<void> {
  await executor
    .deleteFrom("introduction_message")
    .where("id", "=", id)
    .where("introduction", "=", introduction)
    .where("side", "=", side)
    .where("state", "=", "held")
    .execute();
}

/** Forgets what was written, by one side when it is named. */
export async function deleteMessages(executor: Executor, introduction: string, side?: Side): Promise<void> {
  let query = executor.deleteFrom("introduction_message").where("introduction", "=", introduction);
  if (side) query = query.where("side", "=", side);
  await query.execute();
}

/** Gives a side its address on the relay. */
export async function insertAlias(executor: Executor, alias: { alias: string; introduction: string; side: Side }): Promise<void> {
  await executor.insertInto("introduction_alias").values(alias).execute();
}

/** Whose letters come to this alias. */
export async function findAlias(executor: Executor, alias: string): Promise<{ introduction: string; side: Side } | undefined> {
  const row = await executor.selectFrom("introduction_alias").selectAll().where("alias", "=", alias).executeTakeFirst();
  return row && { introduction: row.introduction, side: row.side as Side };
}

/** The alias that a side writes to. */
export async function aliasOf(executor: Executor, introduction: string, side: Side): Promise<string | undefined> {
  const row = await executor
    .selectFrom("introduction_alias")
    .select("alias")
    .where("introduction", "=", introduction)
    .where("side", "=", side)
    .executeTakeFirst();
  return row?.alias;
}

/** Closes the aliases of a conversation for good. */
export async function deleteAliases(executor: Executor, introduction: string): Promise<void> {
  await executor.deleteFrom("introduction_alias").where("introduction", "=", introduction).execute();
}

/** Letters that wait for a side to say whether they are theirs. */
export async function countHeld(executor: Executor, introduction: string, side: Side): Promise<number> {
  const row = await executor
    .selectFrom("introduction_message")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("introduction", "=", introduction)
    .where("side", "=", side)
    .where("state", "=", "held")
    .executeTakeFirstOrThrow();
  return Number(row.n);
}
