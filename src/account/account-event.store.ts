import type { Clock } from "../platform/clock.ts";
import type { Executor } from "../platform/database.ts";
import { mintId } from "../platform/ids.ts";
import type { AccountEvent, EventKind } from "./account-event.ts";

type AccountEventTable = { id: string; account: string; at: string; what: string; by: string | null; detail: string | null };

declare module "../platform/database.ts" {
  interface Schema {
    account_event: AccountEventTable;
  }
}

/** Notes what happened to an account, with what was done. */
export async function recordEvent(
  trx: Executor,
  event: { account: string; what: EventKind; by?: string; detail?: string },
  clock: Clock,
): Promise<void> {
  const now = clock.now();
  const { account, what, by = null, detail = null } = event;
  await trx
    .insertInto("account_event")
    .values({ id: mintId(now), account, at: now.toISOString(), what, by, detail })
    .execute();
}

/** What happened to an account, the latest first. */
export async function eventsOf(executor: Executor, account: string, limit: number): Promise<AccountEvent[]> {
  const rows = await executor
    .selectFrom("account_event")
    .selectAll()
    .where("account", "=", account)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    at: row.at,
    what: row.what as EventKind,
    ...(row.by ? { by: row.by } : {}),
    ...(row.detail ? { detail: row.detail } : {}),
  }));
}
