import { mergeEntries, recordRefs } from "../../catalogue/index.ts";
import type { Transaction } from "../../platform/database.ts";
import { appendJudgement, lastJudgement } from "../judgement.store.ts";
import { MACHINE } from "../judgement.ts";
import { deleteAllLikenesses, deleteLikenesses, writeLikenesses } from "../likeness.store.ts";
import { recordKey } from "../linkage-record.ts";
import { type Keeper, MODEL_VERSION } from "./keeper.ts";
import type { MatchingDeps } from "./matching-deps.ts";
import type { Merge, Proposals } from "./proposals.ts";

/** Merges, and proposals, in one transaction: others write between two. */
const MERGES = 20;
const WRITTEN = 1_000;

/** Somebody judged while it was being compared: nothing is merged on what held before. */
export class JudgedMeanwhile extends Error {}

/**
 * Puts together entries as they were compared; leaves those that changed meanwhile: they are compared again, since they changed.
 * @returns the entry that stays; undefined when nothing was done.
 */
async function mergeByMachine(trx: Transaction, keeper: Keeper, merge: Merge, at: string): Promise<string | undefined> {
  const { entries, probability, reason: why } = merge;
  const sides = await Promise.all(entries.map(async (entry) => ({ entry, records: await recordRefs(trx, entry) })));
  const asCompared = sides.every(({ entry, records }) => {
    const keys = new Set(records.map(recordKey));
    return keys.size > 0 && keeper.keysOf(entry).every((key) => keys.has(key));
  });
  if (!asCompared) return undefined;
  const reason = `${MODEL_VERSION} p=${probability.toFixed(5)}`;
  const merged = await mergeEntries(trx, { entries, at, by: MACHINE, reason });
  if (!merged) return undefined;
  const told = { at, by: MACHINE, verdict: "same" as const, reason: why, sides, model: MODEL_VERSION, probability };
  await appendJudgement(trx, { ...told, act: merged.act });
  return merged.entry;
}

/**
 * Does what follows from comparing: merges in small transactions, then writes what is proposed of the entries that changed.
 * @returns how many entries were merged into others.
 * @throws JudgedMeanwhile when a judgement came after number `judgement`: compare again.
 */
export async function applyProposals(
  { database, clock }: MatchingDeps,
  {
    keeper,
    proposals,
    changed,
    judgement,
  }: { keeper: Keeper; proposals: Proposals; changed: readonly string[] | "all"; judgement: { heeded: number } },
): Promise<number> {
  let count = 0;
  const heeding = async (trx: Transaction) => {
    if ((await lastJudgement(trx)) !== judgement.heeded) throw new JudgedMeanwhile("judged meanwhile");
  };
  for (let start = 0; start < proposals.merges.length; start += MERGES) {
    const some = proposals.merges.slice(start, start + MERGES);
    const done = await database.transaction(async (trx) => {
      await heeding(trx);
      const at = clock.now().toISOString();
      const merged: { merge: Merge; entry: string }[] = [];
      for (const merge of some) {
        const entry = await mergeByMachine(trx, keeper, merge, at);
        if (entry) merged.push({ merge, entry });
      }
      return { merged, heeded: await lastJudgement(trx) };
    });
    judgement.heeded = done.heeded;
    for (const { merge, entry } of done.merged) {
      keeper.move(
        merge.entries.filter((other) => other !== entry),
        entry,
      );
      count += merge.entries.length - 1;
    }
  }
  await database.transaction(async (trx) => {
    await heeding(trx);
    if (changed === "all") await deleteAllLikenesses(trx);
    else await deleteLikenesses(trx, [...changed, ...proposals.merges.flatMap(({ entries }) => entries)]);
  });
  for (let start = 0; start < proposals.likenesses.length; start += WRITTEN) {
    const some = proposals.likenesses.slice(start, start + WRITTEN);
    await database.transaction(async (trx) => {
      await heeding(trx);
      await writeLikenesses(trx, some);
    });
  }
  return count;
}
