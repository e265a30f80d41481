import type { Executor } from "../../platform/database.ts";
import { present } from "../../platform/present.ts";
import type { Claim, ClaimState } from "./claim.ts";

type ClaimTable = {
  id: string;
  entry: string;
  email: string | null;
  name: string | null;
  role: string;
  proof: string;
  proof_url: string | null;
  state: string;
  trap: string;
  created_at: string;
  confirmed_at: string | null;
  decided_at: string | null;
  decided_by: string | null;
  message: string | null;
};

declare module "../../platform/database.ts" {
  interface Schema {
    claim: ClaimTable;
  }
}

const toClaim = (row: ClaimTable): Claim => ({
  id: row.id,
  entry: row.entry,
  role: row.role,
  proof: row.proof,
  state: row.state as ClaimState,
  trap: JSON.parse(row.trap) as Claim["trap"],
  createdAt: row.created_at,
  ...present({
    email: row.email,
    name: row.name,
    proofUrl: row.proof_url,
    confirmedAt: row.confirmed_at,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
    message: row.message,
  }),
});

const toRow = (it: Claim): ClaimTable => ({
  id: it.id,
  entry: it.entry,
  email: it.email ?? null,
  name: it.name ?? null,
  role: it.role,
  proof: it.proof,
  proof_url: it.proofUrl ?? null,
  state: it.state,
  trap: JSON.stringify(it.trap),
  created_at: it.createdAt,
  confirmed_at: it.confirmedAt ?? null,
  decided_at: it.decidedAt ?? null,
  decided_by: it.decidedBy ?? null,
  message: it.message ?? null,
});

/** A new claim. */
export async function insertClaim(executor: Executor, claim: Claim): Promise<void> {
  await executor.insertInto("claim").values(toRow(claim)).execute();
}

/** Replaces a claim by what it has become. */
export async function saveClaim(executor: Executor, claim: Claim): Promise<void> {
  const { id, ...rest } = toRow(claim);
  await executor.updateTable("claim").set(rest).where("id", "=", id).execute();
}

/** One claim, whatever its state. */
export async function findClaim(executor: Executor, id: string): Promise<Claim | undefined> {
  const row = await executor.selectFrom("claim").selectAll().where("id", "=", id).executeTakeFirst();
  return row && toClaim(row);
}

/** All that somebody claimed, newest first. */
export async function claimsBy(executor: Executor, email: string): Promise<Claim[]> {
  const rows = await executor.selectFrom("claim").selectAll().where("email", "=", email).orderBy("created_at", "desc").execute();
  return rows.map(toClaim);
}

export async function deleteClaim(executor: Executor, id: string): Promise<void> {
  await executor.deleteFrom("claim").where("id", "=", id).execute();
}

/** Ids of claims in this state since before an ISO instant: never confirmed, or refused or withdrawn long ago. */
export async function claimsToForget(executor: Executor, unconfirmedBefore: string, endedBefore: string): Promise<string[]> {
  const rows = await executor
    .selectFrom("claim")
    .select("id")
    .where((eb) =>
      eb.or([
        eb.and([eb("state", "=", "unconfirmed"), eb("created_at", "<", unconfirmedBefore)]),
        eb.and([eb("state", "in", ["refused", "withdrawn"]), eb("decided_at", "<", endedBefore)]),
      ]),
    )
    .limit(1_000)
    .execute();
  return rows.map(({ id }) => id);
}
