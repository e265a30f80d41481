import type { Clock } from "./clock.ts";
import type { Database, Executor } from "./database.ts";
import { isProblem } from "./errors.ts";
import { mintId } from "./ids.ts";
import { enqueue } from "./jobs/index.ts";
import type { Mail, Mailer } from "./mail.ts";
import { deleteOutgoing, findOutgoing, insertOutgoing } from "./outgoing-mail.store.ts";

/** Queue of the jobs that send letters. */
export const MAIL_QUEUE = "mail";

type Kept = Omit<Mail, "attachments"> & { attachments?: { name: string; type: string; content: string }[] };

/**
 * Hands a letter over, in the caller's transaction: it is sent if and only if that commits, tried again while the server
 * does not answer, and forgotten once sent. The job holds its id alone: what it says stays in one row, which is deleted.
 */
export async function queueMail(trx: Executor, mail: Mail, clock: Clock): Promise<void> {
  const now = clock.now();
  const id = mintId(now);
  const attachments = mail.attachments?.map((a) => ({ ...a, content: Buffer.from(a.content).toString("base64") }));
  const kept: Kept = { ...mail, ...(attachments ? { attachments } : {}) } as Kept;
  await insertOutgoing(trx, { id, created_at: now.toISOString(), recipient: mail.to, mail: JSON.stringify(kept) });
  await enqueue(trx, { queue: MAIL_QUEUE, payload: { mail: id }, priority: 10, maxAttempts: 12 }, clock);
}

/**
 * Sends one letter and forgets it. A crash between the two sends it again: better twice than never.
 * @returns whether it left (it had already, or its address can never be one), and the file it became without SMTP.
 */
export async function sendOutgoing(
  deps: { database: Database; mailer: Mailer },
  id: string,
): Promise<{ sent: boolean; file?: string }> {
  const text = await findOutgoing(deps.database.read, id);
  if (text === undefined) return { sent: false };
  const { attachments, ...kept } = JSON.parse(text) as Kept;
  const files = attachments?.map((a) => ({ ...a, content: Buffer.from(a.content, "base64") }));
  const mail: Mail = { ...kept, ...(files ? { attachments: files } : {}) };
  let file: string | undefined;
  try {
    ({ file } = await deps.mailer.send(mail));
  } catch (error) {
    if (!isProblem(error, "mail/bad-address")) throw error;
    await deps.database.transaction((trx) => deleteOutgoing(trx, id));
    return { sent: false };
  }
  await deps.database.transaction((trx) => deleteOutgoing(trx, id));
  return { sent: true, ...(file ? { file } : {}) };
}
