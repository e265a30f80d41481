import type { Executor } from "../platform/database.ts";
import type { Introduction } from "./introduction.ts";

/** What is counted, by month of the request, partner and department; never by person. */
export const COUNTED = ["asked", "accepted", "refused", "expired", "yes", "ongoing", "no"] as const;
/** One of `COUNTED`. */
export type Counted = (typeof COUNTED)[number];

/** Adds one (or takes it back, -1) where this request counts. */
export async function count(executor: Executor, it: Introduction, what: Counted, by: 1 | -1 = 1): Promise<void> {
  const key = { month: (it.confirmedAt ?? it.createdAt).slice(0, 7), partner: it.partner, department: it.department, what };
  await executor
    .insertInto("introduction_count")
    .values({ ...key, count: by })
    .onConflict((conflict) =>
      conflict
        .columns(["month", "partner", "department", "what"])
        .doUpdateSet((eb) => ({ count: eb("introduction_count.count", "+", by) })),
    )
    .execute();
}

/** The sums by one dimension: `{ "29": { asked: 12, ... } }`. */
export async function sums(
  executor: Executor,
  by: "month" | "partner" | "department",
  partner?: string,
): Promise<Map<string, Partial<Record<Counted, number>>>> {
  let query = executor
    .selectFrom("introduction_count")
    .select([by, "what"])
    .select((eb) => eb.fn.sum<number>("count").as("n"))
    .groupBy([by, "what"])
    .orderBy(by);
  if (partner !== undefined) query = query.where("partner", "=", partner);
  const all = new Map<string, Partial<Record<Counted, number>>>();
  for (const row of await query.execute()) {
    const key = row[by];
    all.set(key, { ...all.get(key), [row.what as Counted]: Number(row.n) });
  }
  return all;
}
