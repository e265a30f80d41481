import type { SourceDirectory } from "../../catalogue/index.ts";
import { eraseRecord, ingest, type RecordDraft, recordBodySchema } from "../../catalogue/index.ts";
import type { Clock } from "../../platform/clock.ts";
import type { Database } from "../../platform/database.ts";
import { beginFollow } from "../follow.commands.ts";
import type { Rhythm, Target } from "../follow.ts";

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
