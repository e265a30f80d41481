import type { Executor } from "./database.ts";

type OutgoingMailTable = { id: string; created_at: string; recipient: string; mail: string };

declare module "./database.ts" {
  interface Schema {
    outgoing_mail: OutgoingMailTable;
  }
}

/** Keeps a letter until it is sent. */
export async function insertOutgoing(executor: Executor, row: OutgoingMailTable): Promise<void> {
  await executor.insertInto("outgoing_mail").values(row).execute();
}

/** A letter still to be sent, as JSON. */
export async function findOutgoing(executor: Executor, id: string): Promise<string | undefined> {
  const row = await executor.selectFrom("outgoing_mail").select("mail").where("id", "=", id).executeTakeFirst();
  return row?.mail;
}

/** Forgets a letter. */
export async function deleteOutgoing(executor: Executor, id: string): Promise<void> {
  await executor.deleteFrom("outgoing_mail").where("id", "=", id).execute();
}
