import type { HarvestRun } from "../run.ts";
import type { Source } from "../source.ts";
import { type Health, healthOf, reasonOf } from "./health.ts";

/** What the desk shows of a source in a list. */
export type SourceState = {
  source: Source;
  /** Newest first. */
  runs: readonly HarvestRun[];
  health: Health;
  /** What a person should look at, in one sentence. */
  reason?: string;
  records: number;
};

/** Runs shown as a small timeline. */
export const RUNS_IN_TIMELINE = 12;

export function stateOf(source: Source, runs: readonly HarvestRun[], updating: boolean, records: number): SourceState {
  const reason = reasonOf(runs, updating);
  return { source, runs, health: healthOf(runs, updating), records, ...(reason === undefined ? {} : { reason }) };
}
