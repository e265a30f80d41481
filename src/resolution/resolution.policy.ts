import type { Account } from "../account/index.ts";
import { type Judgement, MACHINE } from "./judgement.ts";

/** Who judges: an account, and the sources that it looks after; all of them for curators. */
export type Judge = { account: Account; sources: ReadonlySet<string> | "all" };

/** Something that is made of descriptions of several sources. */
type Sided = { records: readonly { source: string }[] };

/** May say what entries are to each other: curators always, partners where one of the descriptions is their own. */
export const mayJudge = ({ sources }: Judge, sides: readonly Sided[]): boolean =>
  sources === "all" || sides.some(({ records }) => records.some(({ source }) => sources.has(source)));

/** May take a judgement back: curators any, others their own, and the machine's on descriptions of theirs. */
export function mayUndo(judge: Judge, judgement: Judgement): boolean {
  if (judge.sources === "all" || judgement.by === `account:${judge.account.id}`) return true;
  return judgement.by === MACHINE && mayJudge(judge, judgement.sides);
}
