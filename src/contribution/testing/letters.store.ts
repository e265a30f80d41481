import type { Executor } from "../../platform/database.ts";

/** A letter that waits to be sent, as its reader will see it. */
export type Letter = { to: string; subject: string; text: string };

/** Letters written so far, oldest first. */
export async function lettersWritten(executor: Executor): Promise<Letter[]> {
  const rows = await executor.selectFrom("outgoing_mail").selectAll().orderBy("id").execute();
  return rows.map(({ recipient, mail }) => ({ ...(JSON.parse(mail) as Letter), to: recipient }));
}
