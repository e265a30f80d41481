import { idsOfEntry } from "../../catalogue/index.ts";
import type { Executor } from "../../platform/database.ts";
import { present } from "../../platform/present.ts";
import type { About, Correction, CorrectionState, FieldChange } from "./correction.ts";

type CorrectionTable = {
  id: string;
  entry: string;
  about: string;
  changes: string;
  other: string | null;
  because: string;
  evidence: string | null;
  email: string | null;
  name: string | null;
  holder: string | null;
  state: string;
  likely_spam: number;
  trap: string;
  created_at: string;
  confirmed_at: string | null;
  decided_at: string | null;
  decided_by: string | null;
  message: string | null;
};

declare module "../../platform/database.ts" {
  interface Schema {
    correction: CorrectionTable;
  }
}

const toCorrection = (row: CorrectionTable): Correction => ({
  id: row.id,
  entry: row.entry,
  about: row.about as About,
  changes: JSON.parse(row.changes) as FieldChange[],
  because: row.because,
  state: row.state as CorrectionState,
  likelySpam: row.likely_spam === 1,
  trap: JSON.parse(row.trap) as Correction["trap"],
  createdAt: row.created_at,
  ...present({
    other: row.other,
    evidence: row.evidence,
    email: row.email,
    name: row.name,
    holder: row.holder,
    confirmedAt: row.confirmed_at,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
    message: row.message,
  }),
});

const toRow = (it: Correction): CorrectionTable => ({
  id: it.id,
  entry: it.entry,
  about: it.about,
  changes: JSON.stringify(it.changes),
  other: it.other ?? null,
  because: it.because,
  evidence: it.evidence ?? null,
  email: it.email ?? null,
  name: it.name ?? null,
  holder: it.holder ?? null,
  state: it.state,
  likely_spam: it.likelySpam ? 1 : 0,
  trap: JSON.stringify(it.trap),
  created_at: it.createdAt,
  confirmed_at: it.confirmedAt ?? null,
  decided_at: it.decidedAt ?? null,
  decided_by: it.decidedBy ?? null,
  message: it.message ?? null,
});

/** A new correction. */
export async function insertCorrection(executor: Executor, correction: Correction): Promise<void> {
  await executor.insertInto("correction").values(toRow(correction)).execute();
}

/** Replaces a correction by what it has become. */
export async function saveCorrection(executor: Executor, correction: Correction): Promise<void> {
  const { id, ...rest } = toRow(correction);
  await executor.updateTable("correction").set(rest).where("id", "=", id).execute();
}

/** One correction, whatever its state. */
export async function findCorrection(executor: Executor, id: string): Promise<Correction | undefined> {
  const row = await executor.selectFrom("correction").selectAll().where("id", "=", id).executeTakeFirst();
  return row && toCorrection(row);
}

/** In the order of `ids`; unknown ids are left out. */
export async function correctionsByIds(executor: Executor, ids: readonly string[]): Promise<Correction[]> {
  const found = new Map<string, Correction>();
  for (let start = 0; start < ids.length; start += CHUNK) {
    const rows = await executor
      .selectFrom("correction")
      .selectAll()
      .where("id", "in", ids.slice(start, start + CHUNK))
      .execute();
    for (const row of rows) found.set(row.id, toCorrection(row));
  }
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** Ids looked for in one statement. */
const CHUNK = 400;
const MOST = 200;

/** Corrections of a fiche in one of these states, oldest first. */
export async function correctionsOf(
  executor: Executor,
  entry: string,
  states: readonly CorrectionState[],
): Promise<Correction[]> {
  const rows = await executor
    .selectFrom("correction")
    .selectAll()
    .where("entry", "in", await idsOfEntry(executor, entry))
    .where("state", "in", states)
    .orderBy("created_at")
    .orderBy("id")
    .limit(MOST)
    .execute();
  return rows.map(toCorrection);
}

/** Fiches that somebody says are one, and that wait for an answer, oldest first; what is probably spam is left out. */
export async function twinsWaiting(executor: Executor, limit: number): Promise<Correction[]> {
  const rows = await executor
    .selectFrom("correction")
    .selectAll()
    .where("about", "=", "duplicate")
    .where("state", "=", "waiting")
    .where("likely_spam", "=", 0)
    .orderBy("created_at")
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(toCorrection);
}

/** What a holder states of a fiche that counts, oldest first; nothing of one who should never have held it. */
export async function statementsOf(executor: Executor, holder: string): Promise<Correction[]> {
  const rows = await executor
    .selectFrom("correction")
    .selectAll()
    .where("holder", "=", holder)
    .where("state", "=", "accepted")
    .where((eb) => eb("holder", "not in", eb.selectFrom("holder").select("holder.id").where("ended_why", "=", "revoked")))
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows.map(toCorrection);
}

/** All that a holder ever stated of their fiche, whatever became of it. */
export async function correctionsOfHolder(executor: Executor, holder: string): Promise<Correction[]> {
  const rows = await executor.selectFrom("correction").selectAll().where("holder", "=", holder).orderBy("created_at").execute();
  return rows.map(toCorrection);
}

/** All that somebody proposed as a visitor, newest first. */
export async function correctionsBy(executor: Executor, email: string): Promise<Correction[]> {
  const rows = await executor
    .selectFrom("correction")
    .selectAll()
    .where("email", "=", email)
    .orderBy("created_at", "desc")
    .execute();
  return rows.map(toCorrection);
}

/** Removes a correction with all that hangs on it. */
export async function deleteCorrection(executor: Executor, id: string): Promise<void> {
  await executor.deleteFrom("correction_partner").where("correction", "=", id).execute();
  await executor.deleteFrom("correction_opinion").where("correction", "=", id).execute();
  await executor.deleteFrom("correction").where("id", "=", id).execute();
}

/** Ids of the corrections whose author never followed the link, and of those withdrawn, since before these ISO instants. */
export async function correctionsToForget(
  executor: Executor,
  unconfirmedBefore: string,
  withdrawnBefore: string,
): Promise<string[]> {
  const rows = await executor
    .selectFrom("correction")
    .select("id")
    .where((eb) =>
      eb.or([
        eb.and([eb("state", "=", "unconfirmed"), eb("created_at", "<", unconfirmedBefore)]),
        eb.and([eb("state", "=", "withdrawn"), eb("decided_at", "<", withdrawnBefore)]),
      ]),
    )
    .limit(1_000)
    .execute();
  return rows.map(({ id }) => id);
}

/** Forgets who made the corrections decided before an ISO instant. @returns how many. */
export async function forgetAuthorsBefore(executor: Executor, before: string): Promise<number> {
  const result = await executor
    .updateTable("correction")
    .set({ email: null })
    .where("email", "is not", null)
    .where("decided_at", "<", before)
    .where("holder", "is", null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** How many are kept. */
export async function countCorrections(executor: Executor): Promise<number> {
  const row = await executor
    .selectFrom("correction")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("email", "is not", null)
    .executeTakeFirst();
  return Number(row?.n ?? 0);
}
