import type { Executor } from "../platform/database.ts";
import { toCase } from "./case.store.ts";
import { type Case, type CaseKind, RANK } from "./case.ts";

/** Parts of the queue: what waits, what was put aside, what is probably spam. */
export const SHELVES = ["attente", "mis-de-cote", "indesirable"] as const;

/** One of `SHELVES`. */
export type Shelf = (typeof SHELVES)[number];

const RANKS: Record<Shelf, number[]> = {
  attente: [RANK.first, RANK.usual],
  "mis-de-cote": [RANK.aside],
  indesirable: [RANK.spam],
};

/** Which waiting cases are wanted. */
type QueueFilter = {
  shelf?: Shelf | undefined;
  kind?: CaseKind | undefined;
  /** Only cases that name one of these partners. */
  partners?: readonly string[] | undefined;
  /** Only these. */
  ids?: readonly string[] | undefined;
};

function waiting(executor: Executor, { shelf, kind, partners, ids }: QueueFilter) {
  let query = executor.selectFrom("moderation_case").where("state", "=", "waiting");
  if (shelf) query = query.where("rank", "in", RANKS[shelf]);
  if (kind) query = query.where("kind", "=", kind);
  if (ids) query = query.where("id", "in", [...ids, ""]);
  if (partners) {
    const named = executor
      .selectFrom("moderation_case_partner")
      .select("case")
      .where("partner", "in", [...partners, ""]);
    query = query.where("id", "in", named);
  }
  return query;
}

/** What waits, in the order in which it is best looked at: by rank, then since when. Pages count from 1. */
export async function listQueue(executor: Executor, filter: QueueFilter, page: { page: number; size: number }): Promise<Case[]> {
  const rows = await waiting(executor, filter)
    .selectAll()
    .orderBy("rank")
    .orderBy("waiting_since")
    .orderBy("id")
    .limit(page.size)
    .offset((page.page - 1) * page.size)
    .execute();
  return rows.map(toCase);
}

/** How much waits on each shelf, by kind. */
export type QueueCounts = Record<Shelf, { total: number; kinds: Partial<Record<CaseKind, number>> }>;

/** Counts what waits. */
export async function countQueue(executor: Executor, filter: Pick<QueueFilter, "partners" | "ids">): Promise<QueueCounts> {
  const rows = await waiting(executor, filter)
    .select(["rank", "kind"])
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .groupBy(["rank", "kind"])
    .execute();
  const counts = Object.fromEntries(SHELVES.map((shelf) => [shelf, { total: 0, kinds: {} }])) as unknown as QueueCounts;
  for (const { rank, kind, count } of rows) {
    const shelf = counts[SHELVES.find((name) => RANKS[name].includes(rank)) ?? "attente"];
    shelf.total += Number(count);
    shelf.kinds[kind as CaseKind] = (shelf.kinds[kind as CaseKind] ?? 0) + Number(count);
  }
  return counts;
}

/** The cases that the community may decide on: waiting, not likely spam, not yet put before the curators. Latest first. */
export async function listOpenToAll(
  executor: Executor,
  { kinds, contests, page, size }: { kinds: readonly CaseKind[]; contests: number; page: number; size: number },
): Promise<Case[]> {
  const rows = await executor
    .selectFrom("moderation_case")
    .selectAll()
    .where("state", "=", "waiting")
    .where("likely_spam", "=", 0)
    .where("aside", "=", 0)
    .where("appealed", "=", 0)
    .where("contests", "<", contests)
    .where("kind", "in", [...kinds, ""])
    .orderBy("waiting_since", "desc")
    .orderBy("id")
    .limit(size)
    .offset((page - 1) * size)
    .execute();
  return rows.map(toCase);
}

/** What comes after this case on its shelf, in the order of the queue (the first again after the last), and how many others wait there. */
export async function nextAfter(
  executor: Executor,
  filter: QueueFilter,
  it: Pick<Case, "id" | "waitingSince"> & { rank: number },
): Promise<{ id: string; rest: number } | undefined> {
  const others = waiting(executor, filter).where("id", "!=", it.id);
  const ordered = others.select("id").orderBy("rank").orderBy("waiting_since").orderBy("id");
  const after = await ordered
    .where((eb) =>
      eb.or([
        eb("rank", ">", it.rank),
        eb.and([eb("rank", "=", it.rank), eb("waiting_since", ">", it.waitingSince)]),
        eb.and([eb("rank", "=", it.rank), eb("waiting_since", "=", it.waitingSince), eb("id", ">", it.id)]),
      ]),
    )
    .executeTakeFirst();
  const found = after ?? (await ordered.executeTakeFirst());
  if (!found) return undefined;
  const { count } = await others.select((eb) => eb.fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
  return { id: found.id, rest: Number(count) };
}

/** The shelf on which a case of this rank lies. */
export const shelfOf = (rank: number): Shelf => SHELVES.find((shelf) => RANKS[shelf].includes(rank)) ?? "attente";
