import type { Executor } from "../platform/database.ts";
import { gone } from "./ask.commands.ts";
import { COUNTED, type Counted, count, sums } from "./count.store.ts";
import { findIntroduction, saveIntroduction } from "./introduction.store.ts";
import { type Outcome, outcomeOf, type Side } from "./introduction.ts";
import type { IntroductionDeps } from "./introduction-deps.ts";

/** One side says what became of it; a second answer replaces the first. Counted once per introduction, never per person. */
export const answerOutcome = (deps: IntroductionDeps, id: string, side: Side, outcome: Outcome): Promise<void> =>
  deps.database.transaction(async (trx) => {
    const it = await findIntroduction(trx, id);
    if (!it) throw gone();
    const next = { ...it, outcomes: { ...it.outcomes, [side]: outcome } };
    const [before, after] = [outcomeOf(it), outcomeOf(next)];
    if (before === outcome && it.outcomes[side] === outcome) return;
    await saveIntroduction(trx, next);
    if (before === after) return;
    if (before) await count(trx, it, before, -1);
    if (after) await count(trx, it, after);
  });

/** Figures of one place or partner. */
export type Tally = Record<Counted, number>;

const tally = (found: Partial<Tally>): Tally =>
  Object.fromEntries(COUNTED.map((what) => [what, Math.max(0, found[what] ?? 0)])) as Tally;

/** Figures by department, by partner or by month, the whole of the instance or one partner's. */
export async function figures(
  executor: Executor,
  by: "month" | "partner" | "department",
  partner?: string,
): Promise<{ key: string; tally: Tally }[]> {
  const all = await sums(executor, by, partner);
  return [...all].map(([key, found]) => ({ key, tally: tally(found) })).filter((row) => row.tally.asked > 0);
}
