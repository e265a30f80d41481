import { entryOfRecord, ingest, type RecordBody } from "../catalogue/index.ts";
import type { Clock } from "../platform/clock.ts";
import type { Transaction } from "../platform/database.ts";
import { contentHash } from "../platform/ids.ts";
import type { ContributedSource } from "./contribution.ts";

type Publication = {
  source: ContributedSource;
  /** Names the contribution for life: publishing it again is a new version of the same record. */
  remoteId: string;
  body: RecordBody;
  /** The fiche it speaks of; without, a new one is minted (or joined, when an official identifier says that it is the same thing). */
  entry?: string | undefined;
  /** Machine-readable, kept in the log of decisions. */
  reason: string;
  /** Who signs: `signatureOf(account)` or "community". */
  by: string;
};

/** Names what filled the record, where a partner's record names its run and mapping. */
const BY_HAND = "by-hand";

/**
 * Makes a contribution a source record, in the caller's transaction: the fiche is computed again with it at once.
 * @returns the id of the fiche that the record speaks of.
 */
export async function publishRecord(trx: Transaction, publication: Publication, clock: Clock): Promise<string> {
  const { source, remoteId, body, entry, reason, by } = publication;
  const context = { source, run: BY_HAND, mapping: BY_HAND, at: clock.now().toISOString(), by };
  const attach = entry === undefined ? {} : { attachTo: { entry, reason } };
  await ingest(trx, context, [{ remoteId, rawKey: contentHash(body), body, ...attach }]);
  const joined = await entryOfRecord(trx, source, remoteId);
  if (!joined) throw new Error(`the contribution ${source}/${remoteId} was erased and cannot be published again`);
  return joined;
}
