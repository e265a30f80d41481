import type { Executor } from "../platform/database.ts";
import { type RetentionRun, retentionRuns } from "./privacy.store.ts";
import type { Processing } from "./processing.ts";

/** One line of the register: the use, how much it holds now, when its clock last ran. */
export type RegisterLine = Pick<Processing, "id" | "purpose" | "people" | "data" | "basis" | "keptFor" | "recipients"> & {
  /** How much is held now; undefined when it is not counted. */
  count?: number;
  /** The last pass of the retention clock, of the uses that have one. */
  clock?: RetentionRun | "not yet";
};

/** The register as it stands now, made from what the rooms say of themselves. */
export async function readRegister(executor: Executor, processings: readonly Processing[]): Promise<RegisterLine[]> {
  const runs = await retentionRuns(executor);
  const lines = [];
  for (const processing of processings) {
    const { id, purpose, people, data, basis, keptFor, recipients } = processing;
    const count = await processing.count?.(executor);
    lines.push({
      ...{ id, purpose, people, data, basis, keptFor, recipients },
      ...(count === undefined ? {} : { count }),
      ...(processing.purge ? { clock: runs.get(id) ?? ("not yet" as const) } : {}),
    });
  }
  return lines;
}
