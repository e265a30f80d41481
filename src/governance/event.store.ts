import type { Clock } from "../platform/clock.ts";
import type { Executor } from "../platform/database.ts";
import { mintId } from "../platform/ids.ts";
import type { EventAct, GovernanceEvent } from "./event.ts";

type GovernanceEventTable = { id: string; subject: string; at: string; by: string; act: string; detail: string | null };

declare module "../platform/database.ts" {
  interface Schema {
    governance_event: GovernanceEventTable;
  }
}

/** Adds a line to the register, in the transaction of what it tells. `subject`: "application:<id>", "words:<id>", "charter". */
export async function note(
  trx: Executor,
  clock: Clock,
  event: { subject: string; by: string; act: EventAct; detail?: string },
): Promise<void> {
  const now = clock.now();
  const { subject, by, act, detail = null } = event;
  await trx
    .insertInto("governance_event")
    .values({ id: mintId(now), subject, at: now.toISOString(), by, act, detail })
    .execute();
}

/** The register of one subject, oldest first. */
export async function eventsOf(executor: Executor, subject: string): Promise<GovernanceEvent[]> {
  const rows = await executor.selectFrom("governance_event").selectAll().where("subject", "=", subject).orderBy("id").execute();
  return rows.map(({ detail, act, ...row }) => ({ ...row, act: act as EventAct, ...(detail === null ? {} : { detail }) }));
}
