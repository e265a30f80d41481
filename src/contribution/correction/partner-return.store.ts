import type { Executor } from "../../platform/database.ts";

type CorrectionPartnerTable = {
  correction: string;
  partner: string;
  awaiting_told_at: string | null;
  decided_told_at: string | null;
};
type CorrectionMuteTable = { partner: string; email: string; at: string };

declare module "../../platform/database.ts" {
  interface Schema {
    correction_partner: CorrectionPartnerTable;
    correction_mute: CorrectionMuteTable;
  }
}

/** Notes whose data a correction speaks of. */
export async function insertCorrectionPartners(
  executor: Executor,
  correction: string,
  partners: readonly string[],
): Promise<void> {
  if (partners.length === 0) return;
  const rows = partners.map((partner) => ({ correction, partner, awaiting_told_at: null, decided_told_at: null }));
  await executor
    .insertInto("correction_partner")
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Ids of the corrections accepted on a partner's data, last decided first. */
export async function acceptedFor(executor: Executor, partner: string, limit = 5_000): Promise<string[]> {
  const rows = await executor
    .selectFrom("correction_partner as p")
    .innerJoin("correction as c", "c.id", "p.correction")
    .select("c.id")
    .where("p.partner", "=", partner)
    .where("c.state", "=", "accepted")
    .orderBy("c.decided_at", "desc")
    .orderBy("c.id", "desc")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** How many corrections of a partner's data wait for a decision. */
export async function waitingFor(executor: Executor, partner: string): Promise<number> {
  const row = await executor
    .selectFrom("correction_partner as p")
    .innerJoin("correction as c", "c.id", "p.correction")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("p.partner", "=", partner)
    .where("c.state", "=", "waiting")
    .where("c.likely_spam", "=", 0)
    .executeTakeFirst();
  return Number(row?.n ?? 0);
}

/** News of a partner's data that its editors have not been told. */
export type PartnerNews = { partner: string; awaiting: string[]; decided: string[] };

/** By partner, the corrections that wait or were accepted and that its editors have not been told of. */
export async function untoldNews(executor: Executor): Promise<PartnerNews[]> {
  const rows = await executor
    .selectFrom("correction_partner as p")
    .innerJoin("correction as c", "c.id", "p.correction")
    .select(["p.partner", "c.id", "c.state"])
    .where((eb) =>
      eb.or([
        eb.and([eb("c.state", "=", "waiting"), eb("p.awaiting_told_at", "is", null), eb("c.likely_spam", "=", 0)]),
        eb.and([eb("c.state", "=", "accepted"), eb("p.decided_told_at", "is", null)]),
      ]),
    )
    .orderBy("p.partner")
    .orderBy("c.id")
    .limit(2_000)
    .execute();
  return [...Map.groupBy(rows, (row) => row.partner)].map(([partner, news]) => ({
    partner,
    awaiting: news.filter(({ state }) => state === "waiting").map(({ id }) => id),
    decided: news.filter(({ state }) => state === "accepted").map(({ id }) => id),
  }));
}

/** When the editors of a partner were last told of corrections (ISO). */
export async function lastTold(executor: Executor, partner: string): Promise<string | undefined> {
  const row = await executor
    .selectFrom("correction_partner")
    .select((eb) => [eb.fn.max("awaiting_told_at").as("awaiting"), eb.fn.max("decided_told_at").as("decided")])
    .where("partner", "=", partner)
    .executeTakeFirst();
  return [row?.awaiting, row?.decided]
    .filter((at) => typeof at === "string")
    .sort()
    .at(-1);
}

/** Notes that the editors of a partner were told. */
export async function markTold(executor: Executor, { partner, awaiting, decided }: PartnerNews, at: string): Promise<void> {
  const mark = (ids: string[], column: "awaiting_told_at" | "decided_told_at") =>
    ids.length === 0
      ? undefined
      : executor
          .updateTable("correction_partner")
          .set({ [column]: at })
          .where("partner", "=", partner)
          .where("correction", "in", ids)
          .execute();
  await mark(awaiting, "awaiting_told_at");
  await mark(decided, "decided_told_at");
}

/** Somebody asked for no more of these letters. */
export async function mute(executor: Executor, partner: string, email: string, at: string): Promise<void> {
  await executor
    .insertInto("correction_mute")
    .values({ partner, email, at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Addresses that asked for no more letters about this partner's data. */
export async function mutedFor(executor: Executor, partner: string): Promise<Set<string>> {
  const rows = await executor.selectFrom("correction_mute").select("email").where("partner", "=", partner).execute();
  return new Set(rows.map(({ email }) => email));
}

/** Forgets the wish of an address that is erased. */
export async function unmute(executor: Executor, email: string): Promise<void> {
  await executor.deleteFrom("correction_mute").where("email", "=", email).execute();
}
