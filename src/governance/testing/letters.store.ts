import type { Executor } from "../../platform/database.ts";

/** The letters that wait to leave, oldest first. */
export async function letters(
  executor: Executor,
): Promise<{ to: string; subject: string; text: string; unsubscribe?: string }[]> {
  const rows = await executor.selectFrom("outgoing_mail").select("mail").orderBy("id").execute();
  return rows.map(({ mail }) => JSON.parse(mail) as { to: string; subject: string; text: string });
}
