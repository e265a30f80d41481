import { markMissing } from "../../catalogue/index.ts";
import type { Database } from "../../platform/database.ts";

/** A complete listing of a source did not hold these records. */
export const missingMarked = (database: Database, source: string, remoteIds: string[]): Promise<number> =>
  database.transaction((trx) => markMissing(trx, source, remoteIds, "2026-03-01T00:00:00.000Z"));
