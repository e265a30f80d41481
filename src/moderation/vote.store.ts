import type { Executor } from "../platform/database.ts";

/** What somebody signed in may say of what waits. */
export type Side = "confirm" | "contest";

/** One voice. */
export type Vote = { case: string; account: string; side: Side; reason?: string; at: string };

/** The voices given about a case, the first first. */
export async function votesOn(executor: Executor, id: string): Promise<Vote[]> {
  const rows = await executor.selectFrom("moderation_vote").selectAll().where("case", "=", id).orderBy("at").execute();
  return rows.map(({ reason, side, ...row }) => ({ ...row, side: side as Side, ...(reason === null ? {} : { reason }) }));
}

/** How many voices each of these cases has, and which this account gave. */
export async function tallyOf(
  executor: Executor,
  ids: readonly string[],
  account: string | undefined,
): Promise<Map<string, { confirmations: number; contests: number; own?: Side }>> {
  const rows = ids.length
    ? await executor
        .selectFrom("moderation_vote")
        .select(["case", "side", "account"])
        .where("case", "in", [...ids])
        .execute()
    : [];
  return new Map(
    ids.map((id) => {
      const votes = rows.filter((row) => row.case === id);
      const count = (side: Side) => votes.filter((vote) => vote.side === side).length;
      const own = votes.find((vote) => vote.account === account)?.side as Side | undefined;
      return [id, { confirmations: count("confirm"), contests: count("contest"), ...(own ? { own } : {}) }];
    }),
  );
}

/** True when the voice is new: each account has one a case. */
export async function insertVote(executor: Executor, { reason, ...vote }: Vote): Promise<boolean> {
  const result = await executor
    .insertInto("moderation_vote")
    .values({ ...vote, reason: reason ?? null })
    .onConflict((conflict) => conflict.columns(["case", "account"]).doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows) === 1;
}

/** True when there was a voice to take back. */
export async function deleteVote(executor: Executor, id: string, account: string): Promise<boolean> {
  const result = await executor
    .deleteFrom("moderation_vote")
    .where("case", "=", id)
    .where("account", "=", account)
    .executeTakeFirst();
  return Number(result.numDeletedRows) > 0;
}

/** Takes back all voices given about a case: what they were about has changed. */
export async function forgetVotes(executor: Executor, id: string): Promise<void> {
  await executor.deleteFrom("moderation_vote").where("case", "=", id).execute();
}
