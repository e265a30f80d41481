import type { SourceDirectory } from "../../catalogue/index.ts";
import { eraseRecord, ingest, type RecordDraft, recordBodySchema } from "../../catalogue/index.ts";
import type { Clock } from "../../platform/clock.ts";
import type { Database } from "../../platform/database.ts";
import { StandingSearches } from "../../search/index.ts";
import { followAsked } from "../ask.commands.ts";
import { beginFollow } from "../follow.commands.ts";
import type { Rhythm, Target } from "../follow.ts";
import type { GatherDeps } from "../gather.commands.ts";
import { askedTarget } from "../targets.ts";

/** One source, of a partner named Envie. */
export const directory: SourceDirectory = new Map([
  [
    "s1",
    {
      source: "s1",
      title: "Source",
      partner: { slug: "envie", name: "Envie" },
      licence: { label: "LO" },
      role: "innovations" as const,
    },
  ],
]);

export const instance = { name: "Essaim", url: "http://essaim.test" };

/** Fiches as a partner states them now, by their id there. */
export type Draft = Partial<RecordDraft> & { title: string };

/** What news are gathered with on this database: everything looked at anew, as by a worker that has just started. */
export const gatheringOn = (database: Database): GatherDeps => ({
  database,
  sources: async () => directory,
  searches: new StandingSearches(),
});

/** Takes a partner's descriptions in, as an update of its source would. */
export async function harvest(database: Database, clock: Clock, drafts: Record<string, Draft>): Promise<void> {
  const at = clock.now().toISOString();
  const items = Object.entries(drafts).map(([remoteId, draft]) => ({
    remoteId,
    rawKey: JSON.stringify(draft),
    body: recordBodySchema.parse({ kind: "innovation", ...draft }),
  }));
  await database.transaction((trx) => ingest(trx, { source: "s1", run: `run-${at}`, mapping: "m", at, by: "source:s1" }, items));
}

/** The partner's description disappears for good. */
export async function erase(database: Database, clock: Clock, remoteId: string): Promise<void> {
  const at = clock.now().toISOString();
  await database.transaction((trx) => eraseRecord(trx, { source: "s1", remoteId, at, by: "test" }));
}

export async function follow(
  { database, clock }: { database: Database; clock: Clock },
  email: string,
  target: Target,
  rhythm: Rhythm = "soon",
): Promise<void> {
  await database.transaction((trx) => beginFollow(trx, { email, target, rhythm, cause: "asked" }, clock));
}

/** Somebody follows the search that the parameters of an address ask for, once confirmed. */
export async function followSearch(
  { database, clock }: { database: Database; clock: Clock },
  email: string,
  parameters: string,
  rhythm: Rhythm = "soon",
): Promise<Target> {
  const view = await askedTarget(database.read, directory, { recherche: parameters });
  if (!view) throw new Error(`no search: ${parameters}`);
  await database.transaction((trx) => followAsked(trx, { email, view, rhythm }, clock));
  return view.target;
}
