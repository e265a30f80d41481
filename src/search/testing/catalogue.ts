import { setTimeout as sleep } from "node:timers/promises";
import { type IngestItem, ingest, type RecordDraft, recordBodySchema, type SourceDirectory } from "../../catalogue/index.ts";
import type { Database } from "../../platform/database.ts";

/** One fiche as a partner's file tells it. */
export const item = (remoteId: string, draft: Partial<RecordDraft> & { title: string }): IngestItem => ({
  remoteId,
  rawKey: JSON.stringify(draft),
  body: recordBodySchema.parse({ kind: "innovation", ...draft }),
});

/** Brings fiches into the catalogue, as an update of the source `s1` at that time. */
export const take = (database: Database, at: string, ...items: IngestItem[]) =>
  database.transaction((trx) => ingest(trx, { source: "s1", run: `run-${at}`, mapping: "m", at, by: "source:s1" }, items));

/** The sources of these tests. */
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

/** Waits until what follows the catalogue answers as expected: what matters is that it does without being told, not when. */
export async function eventually(check: () => void): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return check();
    } catch (error) {
      if (tries > 200) throw error;
      await sleep(50);
    }
  }
}
