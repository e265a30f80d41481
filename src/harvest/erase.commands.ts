import { eraseRecord } from "../catalogue/index.ts";
import { ProblemError } from "../platform/errors.ts";
import type { HarvestDeps } from "./harvest.commands.ts";
import { forgetPlans, runsOf } from "./run.store.ts";
import { cli } from "./source.cli.fr.ts";
import type { Source } from "./source.ts";

/** Runs looked at for documents that may hold what is erased. */
const RUNS = 1_000;

/**
 * Erases one record of a source (see `eraseRecord`) and the documents of its past runs, which hold it too. The document
 * that the source is read from now, when it was uploaded, is kept: the next update reads it, without the record.
 * @returns how many documents were removed.
 */
export async function eraseFromSource(deps: HarvestDeps, source: Source, remoteId: string, by: string): Promise<number> {
  const at = deps.clock.now().toISOString();
  const entry = await deps.database.transaction(async (trx) => {
    await forgetPlans(trx, source.id);
    return eraseRecord(trx, { source: source.id, remoteId, at, by });
  });
  if (!entry) throw new ProblemError({ code: "record/not-found", kind: "not-found", ...cli.erase.none(remoteId, source.title) });
  return forgetDocuments(deps, source);
}

/**
 * Removes the documents of a source's past runs. The one it is read from now, when it was uploaded, is kept: the next update
 * reads it. @returns how many were removed.
 */
export async function forgetDocuments(deps: Pick<HarvestDeps, "database" | "raw">, source: Source): Promise<number> {
  const runs = await runsOf(deps.database.read, source.id, RUNS);
  const inUse = source.location.kind === "upload" ? source.location.document : undefined;
  const documents = new Set(runs.flatMap((run) => run.document ?? []).filter((hash) => hash !== inUse && deps.raw.has(hash)));
  for (const hash of documents) await deps.raw.remove(hash);
  return documents.size;
}
