import type { Executor } from "../platform/database.ts";

/** Takes back all voices given about a case: what they were about has changed, or is decided. */
export async function forgetVotes(executor: Executor, id: string): Promise<void> {
  await executor.deleteFrom("moderation_vote").where("case", "=", id).execute();
}
