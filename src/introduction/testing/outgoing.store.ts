import type { Database } from "../../platform/database.ts";
import type { Mail } from "../../platform/mail.ts";

/** The letters that wait to be sent, oldest first, and are taken away. */
export async function takeLetters(database: Database): Promise<Mail[]> {
  const rows = await database.read.selectFrom("outgoing_mail").selectAll().orderBy("id").execute();
  await database.transaction((trx) => trx.deleteFrom("outgoing_mail").execute());
  return rows.map(({ mail }) => {
    const kept = JSON.parse(mail) as Omit<Mail, "attachments"> & {
      attachments?: { name: string; type: string; content: string }[];
    };
    const { attachments, ...rest } = kept;
    const files = attachments?.map((file) => ({ ...file, content: Buffer.from(file.content, "base64") }));
    return { ...rest, ...(files ? { attachments: files } : {}) };
  });
}
