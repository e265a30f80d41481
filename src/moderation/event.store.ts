import type { Executor } from "../platform/database.ts";
import { present } from "../platform/present.ts";
import type { EventTable } from "./case.tables.ts";
import type { CaseKind, Change } from "./case.ts";
import type { Act, CaseEvent } from "./event.ts";

function toEvent(row: EventTable): CaseEvent {
  return {
    id: row.id,
    case: row.case,
    at: row.at,
    by: row.by,
    act: row.act as Act,
    ...present({ message: row.message, note: row.note }),
    ...(row.changes === null ? {} : { changes: JSON.parse(row.changes) as Change[] }),
    ...present({ batch: row.batch, undoes: row.undoes }),
  };
}

/** The log of one case, the latest first. */
export async function eventsOf(executor: Executor, id: string): Promise<CaseEvent[]> {
  const rows = await executor.selectFrom("moderation_event").selectAll().where("case", "=", id).orderBy("id", "desc").execute();
  return rows.map(toEvent);
}

/** One line of the log. */
export async function findEvent(executor: Executor, id: string): Promise<CaseEvent | undefined> {
  const row = await executor.selectFrom("moderation_event").selectAll().where("id", "=", id).executeTakeFirst();
  return row && toEvent(row);
}

/** Which lines of the log are wanted; all when empty. */
type EventFilter = {
  act?: Act | undefined;
  kind?: CaseKind | undefined;
  by?: string | undefined;
  batch?: string | undefined;
  case?: string | undefined;
  /** Cases that name one of these partners. */
  partners?: readonly string[] | undefined;
};

/** A line with what it is about. */
export type ToldEvent = CaseEvent & { title: string; kind: CaseKind };

function filtered(executor: Executor, filter: EventFilter) {
  const { act, kind, by, batch, partners } = filter;
  let query = executor.selectFrom("moderation_event as e").innerJoin("moderation_case as c", "c.id", "e.case");
  if (act) query = query.where("e.act", "=", act);
  if (kind) query = query.where("c.kind", "=", kind);
  if (by) query = query.where("e.by", "=", by);
  if (batch) query = query.where("e.batch", "=", batch);
  if (filter.case) query = query.where("e.case", "=", filter.case);
  if (partners) {
    const named = executor
      .selectFrom("moderation_case_partner")
      .select("case")
      .where("partner", "in", [...partners, ""]);
    query = query.where("e.case", "in", named);
  }
  return query;
}

/** Lines of the log, the latest first, and how many there are in all. */
export async function listEvents(
  executor: Executor,
  filter: EventFilter,
  { page, size }: { page: number; size: number },
): Promise<{ events: ToldEvent[]; total: number }> {
  const query = filtered(executor, filter);
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  const rows = await query
    .selectAll("e")
    .select(["c.title", "c.kind"])
    .orderBy("e.id", "desc")
    .limit(size)
    .offset((page - 1) * size)
    .execute();
  return { events: rows.map((row) => ({ ...toEvent(row), title: row.title, kind: row.kind as CaseKind })), total: Number(total) };
}

/** Of these lines, those taken back by a later one. */
export async function undoneAmong(executor: Executor, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await executor
    .selectFrom("moderation_event")
    .select("undoes")
    .where("undoes", "in", [...ids])
    .execute();
  return new Set(rows.flatMap(({ undoes }) => (undoes ? [undoes] : [])));
}

/** The last line that somebody wrote about a case: what they may wish to take back at once. */
export async function lastLineOf(executor: Executor, by: string, since: string): Promise<ToldEvent | undefined> {
  const row = await executor
    .selectFrom("moderation_event as e")
    .innerJoin("moderation_case as c", "c.id", "e.case")
    .selectAll("e")
    .select(["c.title", "c.kind"])
    .where("e.by", "=", by)
    .where("e.at", ">=", since)
    .orderBy("e.id", "desc")
    .executeTakeFirst();
  return row && { ...toEvent(row), title: row.title, kind: row.kind as CaseKind };
}

/** Who wrote lines of the log: for the filter. */
export async function authorsOfLines(executor: Executor): Promise<string[]> {
  const rows = await executor
    .selectFrom("moderation_event")
    .select("by")
    .distinct()
    .where("act", "in", ["accepted", "refused", "aside", "back", "cleared", "flagged", "noted", "reopened"])
    .execute();
  return rows.map(({ by }) => by);
}
