import type { Executor } from "../../platform/database.ts";

/** What a holder thinks of a correction that waits on their fiche. */
export type Opinion = { correction: string; holder: string; verdict: "right" | "wrong"; words: string; at: string };

type CorrectionOpinionTable = { correction: string; holder: string; verdict: string; words: string; at: string };

declare module "../../platform/database.ts" {
  interface Schema {
    correction_opinion: CorrectionOpinionTable;
  }
}

/** Keeps an opinion; a second one of the same holder replaces the first. */
export async function saveOpinion(executor: Executor, opinion: Opinion): Promise<void> {
  const { verdict, words, at } = opinion;
  await executor
    .insertInto("correction_opinion")
    .values(opinion)
    .onConflict((conflict) => conflict.columns(["correction", "holder"]).doUpdateSet({ verdict, words, at }))
    .execute();
}

/** What the holders of its fiche think of a correction. */
export async function opinionsOf(executor: Executor, correction: string): Promise<Opinion[]> {
  const rows = await executor
    .selectFrom("correction_opinion")
    .selectAll()
    .where("correction", "=", correction)
    .orderBy("at")
    .execute();
  return rows.map((row) => ({ ...row, verdict: row.verdict as Opinion["verdict"] }));
}

/** Removes what somebody who leaves had said. */
export async function deleteOpinionsOf(executor: Executor, holder: string): Promise<void> {
  await executor.deleteFrom("correction_opinion").where("holder", "=", holder).execute();
}
