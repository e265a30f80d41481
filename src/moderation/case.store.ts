import type { Executor } from "../platform/database.ts";
import { present } from "../platform/present.ts";
import type { CaseTable, EventTable } from "./case.tables.ts";
import { type Case, type CaseKind, type CaseState, type Change, rankOf, type Signal } from "./case.ts";
import type { CaseEvent } from "./event.ts";

const bit = (value: boolean): number => (value ? 1 : 0);

function toRow(it: Case): Omit<CaseTable, "erased_at"> {
  return {
    id: it.id,
    kind: it.kind,
    subject: it.subject,
    title: it.title,
    entry: it.entry ?? null,
    email: it.email ?? null,
    account: it.account ?? null,
    texts: JSON.stringify(it.texts),
    changes: JSON.stringify(it.changes),
    signals: JSON.stringify(it.signals),
    score: it.score,
    likely_spam: bit(it.likelySpam),
    urgent: bit(it.urgent),
    aside: bit(it.aside),
    appealed: bit(it.appealed),
    contests: it.contests,
    state: it.state,
    rank: rankOf(it),
    version: it.version,
    opened_at: it.openedAt,
    waiting_since: it.waitingSince,
    decided_at: it.decidedAt ?? null,
    decided_by: it.decidedBy ?? null,
  };
}

/** A case as read from its row. */
export function toCase(row: CaseTable): Case {
  return {
    id: row.id,
    kind: row.kind as CaseKind,
    subject: row.subject,
    title: row.title,
    ...present({ entry: row.entry, email: row.email, account: row.account }),
    texts: JSON.parse(row.texts) as string[],
    changes: JSON.parse(row.changes) as Change[],
    signals: JSON.parse(row.signals) as Signal[],
    score: row.score,
    likelySpam: row.likely_spam === 1,
    urgent: row.urgent === 1,
    aside: row.aside === 1,
    appealed: row.appealed === 1,
    contests: row.contests,
    state: row.state as CaseState,
    version: row.version,
    openedAt: row.opened_at,
    waitingSince: row.waiting_since,
    ...present({ decidedAt: row.decided_at, decidedBy: row.decided_by }),
  };
}

/** One case by its id. */
export async function findCase(executor: Executor, id: string): Promise<Case | undefined> {
  const row = await executor.selectFrom("moderation_case").selectAll().where("id", "=", id).executeTakeFirst();
  return row && toCase(row);
}

/** The case about one subject of a room. */
export async function caseAbout(executor: Executor, kind: CaseKind, subject: string): Promise<Case | undefined> {
  const row = await executor
    .selectFrom("moderation_case")
    .selectAll()
    .where("kind", "=", kind)
    .where("subject", "=", subject)
    .executeTakeFirst();
  return row && toCase(row);
}

/** Writes a case, new or known. */
export async function saveCase(executor: Executor, it: Case): Promise<void> {
  const { id, ...row } = toRow(it);
  await executor
    .insertInto("moderation_case")
    .values({ id, ...row, erased_at: null })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
    .execute();
}

/** Says which partners' editors may decide on a case. */
export async function setPartners(executor: Executor, id: string, partners: readonly string[]): Promise<void> {
  await executor.deleteFrom("moderation_case_partner").where("case", "=", id).execute();
  const values = [...new Set(partners)].map((partner) => ({ case: id, partner }));
  if (values.length > 0) await executor.insertInto("moderation_case_partner").values(values).execute();
}

/** Partners whose editors may decide on a case. */
export async function partnersOf(executor: Executor, id: string): Promise<string[]> {
  const rows = await executor.selectFrom("moderation_case_partner").select("partner").where("case", "=", id).execute();
  return rows.map((row) => row.partner);
}

/** Writes one line of the log; lines are never changed. */
export async function insertEvent(executor: Executor, event: CaseEvent): Promise<void> {
  const row: EventTable = {
    id: event.id,
    case: event.case,
    at: event.at,
    by: event.by,
    act: event.act,
    message: event.message ?? null,
    note: event.note ?? null,
    changes: event.changes ? JSON.stringify(event.changes) : null,
    batch: event.batch ?? null,
    undoes: event.undoes ?? null,
  };
  await executor.insertInto("moderation_event").values(row).execute();
}
