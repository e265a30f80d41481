import type { Executor } from "../../platform/database.ts";

type PartnerSuspensionTable = {
  id: string;
  partner: string;
  at: string;
  by: string;
  reason: string;
  accounts: string;
  lifted_at: string | null;
};

declare module "../../platform/database.ts" {
  interface Schema {
    partner_suspension: PartnerSuspensionTable;
  }
}

/** A partner whose membership is suspended: its fiches stay, it has no voice, and its space is closed to `accounts`. */
export type Suspension = { id: string; partner: string; at: string; reason: string; accounts: string[] };

/** The suspensions in force. */
export async function suspensions(executor: Executor): Promise<Suspension[]> {
  const rows = await executor.selectFrom("partner_suspension").selectAll().where("lifted_at", "is", null).orderBy("id").execute();
  return rows.map(({ id, partner, at, reason, accounts }) => ({
    id,
    partner,
    at,
    reason,
    accounts: JSON.parse(accounts) as string[],
  }));
}

/** Suspends. */
export async function insertSuspension(trx: Executor, suspension: Suspension, by: string): Promise<void> {
  const { accounts, ...row } = suspension;
  await trx
    .insertInto("partner_suspension")
    .values({ ...row, by, accounts: JSON.stringify(accounts), lifted_at: null })
    .execute();
}

/** Ends a suspension; its line stays. */
export async function liftSuspension(trx: Executor, id: string, at: string): Promise<void> {
  await trx.updateTable("partner_suspension").set({ lifted_at: at, accounts: "[]" }).where("id", "=", id).execute();
}
