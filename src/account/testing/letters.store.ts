import type { Executor } from "../../platform/database.ts";
import type { Mail } from "../../platform/mail.ts";

/** Letters that wait, oldest first. */
export async function lettersWaiting(executor: Executor): Promise<Mail[]> {
  const rows = await executor.selectFrom("outgoing_mail").select("mail").orderBy("id").execute();
  return rows.map((row) => JSON.parse(row.mail) as Mail);
}
