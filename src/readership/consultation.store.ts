import { sql } from "kysely";
import type { Executor } from "../platform/database.ts";
import { type Consulted, dayOf, daysBefore, WINDOW_DAYS, type Windows } from "./readership.ts";

type ConsultationTable = { entry: string; day: string; what: string; count: number };

declare module "../platform/database.ts" {
  interface Schema {
    consultation: ConsultationTable;
  }
}

/** Adds consultations to those of the day; several processes may add to the same row. */
export async function addConsultations(executor: Executor, rows: readonly ConsultationTable[]): Promise<void> {
  for (const row of rows) {
    await executor
      .insertInto("consultation")
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(["entry", "day", "what"]).doUpdateSet({ count: sql`consultation.count + ${row.count}` }),
      )
      .execute();
  }
}

/** A thing and how much it was consulted lately. */
export type Readership = { entry: string; windows: Windows };

const since = (day: string, until: string | undefined) =>
  until
    ? sql<number>`sum(case when day > ${day} and day <= ${until} then count else 0 end)`
    : sql<number>`sum(case when day > ${day} then count else 0 end)`;

/** The `limit` most consulted of the last season, roughly: the order is settled by `interest`. */
export async function consultedLately(executor: Executor, what: Consulted, now: Date, limit: number): Promise<Readership[]> {
  const week = daysBefore(now, WINDOW_DAYS.week);
  const month = daysBefore(now, WINDOW_DAYS.month);
  const rows = await executor
    .selectFrom("consultation")
    .select(["entry", since(week, undefined).as("week"), since(month, week).as("month")])
    .select(since(daysBefore(now, WINDOW_DAYS.season), month).as("season"))
    .where("what", "=", what)
    .where("day", ">", daysBefore(now, WINDOW_DAYS.season))
    .where("day", "<=", dayOf(now))
    .groupBy("entry")
    .orderBy("week", "desc")
    .orderBy("month", "desc")
    .orderBy("entry")
    .limit(limit)
    .execute();
  return rows.map(({ entry, week, month, season }) => ({
    entry,
    windows: { week: Number(week), month: Number(month), season: Number(season) },
  }));
}

/** Forgets counts of before `day` (ISO date). @returns how many rows. */
export async function forgetConsultations(executor: Executor, day: string): Promise<number> {
  const result = await executor.deleteFrom("consultation").where("day", "<", day).executeTakeFirst();
  return Number(result.numDeletedRows);
}
