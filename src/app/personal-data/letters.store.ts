import type { Executor } from "../../platform/database.ts";

/** Letters to somebody that are not sent yet. */
export async function lettersTo(executor: Executor, email: string): Promise<{ createdAt: string; mail: string }[]> {
  const rows = await executor
    .selectFrom("outgoing_mail")
    .select(["created_at", "mail"])
    .where("recipient", "=", email)
    .orderBy("created_at")
    .execute();
  return rows.map((row) => ({ createdAt: row.created_at, mail: row.mail }));
}

/** Private links sent to somebody, without the one that shows them this. */
export async function linksTo(executor: Executor, email: string): Promise<{ createdAt: string; expiresAt: string }[]> {
  const rows = await executor
    .selectFrom("private_link")
    .select(["created_at", "expires_at"])
    .where("email", "=", email)
    .where("purpose", "!=", "privacy/own-data")
    .orderBy("created_at")
    .execute();
  return rows.map((row) => ({ createdAt: row.created_at, expiresAt: row.expires_at }));
}

/** Takes back the letters to somebody that are not sent yet. */
export async function deleteLettersTo(executor: Executor, email: string): Promise<void> {
  await executor.deleteFrom("outgoing_mail").where("recipient", "=", email).execute();
}

/** Forgets letters that could not be sent since an ISO instant. */
export async function deleteLettersBefore(executor: Executor, before: string): Promise<number> {
  const result = await executor.deleteFrom("outgoing_mail").where("created_at", "<", before).executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** How many letters and links there are now. */
export async function countLetters(executor: Executor): Promise<number> {
  const count = async (table: "outgoing_mail" | "private_link") => {
    const row = await executor
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .executeTakeFirst();
    return Number(row?.count ?? 0);
  };
  return (await count("outgoing_mail")) + (await count("private_link"));
}
