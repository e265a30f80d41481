import type { Executor } from "../../platform/database.ts";
import { present } from "../../platform/present.ts";
import type { Answers, Application, ApplicationState, People } from "./application.ts";

type ApplicationTable = {
  id: string;
  state: string;
  created_at: string;
  confirmed_at: string | null;
  ended_at: string | null;
  name: string;
  answers: string;
  people: string;
  email: string | null;
  partner: string | null;
};

declare module "../../platform/database.ts" {
  interface Schema {
    application: ApplicationTable;
  }
}

/** People erased: the line stays, and names nobody. */
const NOBODY = "null";

function toApplication(row: ApplicationTable): Application {
  const people = JSON.parse(row.people) as People | null;
  return {
    id: row.id,
    state: row.state as ApplicationState,
    createdAt: row.created_at,
    name: row.name,
    answers: JSON.parse(row.answers) as Answers,
    ...present({ confirmedAt: row.confirmed_at, endedAt: row.ended_at, people, email: row.email, partner: row.partner }),
  };
}

/** Adds or replaces an application. */
export async function saveApplication(trx: Executor, it: Application): Promise<void> {
  const row: ApplicationTable = {
    id: it.id,
    state: it.state,
    created_at: it.createdAt,
    confirmed_at: it.confirmedAt ?? null,
    ended_at: it.endedAt ?? null,
    name: it.name,
    answers: JSON.stringify(it.answers),
    people: it.people === undefined ? NOBODY : JSON.stringify(it.people),
    email: it.email ?? null,
    partner: it.partner ?? null,
  };
  const { id: _id, ...changed } = row;
  await trx
    .insertInto("application")
    .values(row)
    .onConflict((conflict) => conflict.column("id").doUpdateSet(changed))
    .execute();
}

/** One application, by its id. */
export async function findApplication(executor: Executor, id: string): Promise<Application | undefined> {
  const row = await executor.selectFrom("application").selectAll().where("id", "=", id).executeTakeFirst();
  return row && toApplication(row);
}

/** Applications in some states, newest first. */
export async function applicationsIn(
  executor: Executor,
  states: readonly ApplicationState[],
  limit = 200,
): Promise<Application[]> {
  const rows = await executor
    .selectFrom("application")
    .selectAll()
    .where("state", "in", [...states])
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map(toApplication);
}

/** Applications of an address, newest first. */
export async function applicationsOf(executor: Executor, email: string): Promise<Application[]> {
  const rows = await executor.selectFrom("application").selectAll().where("email", "=", email).orderBy("id", "desc").execute();
  return rows.map(toApplication);
}

/** Forgets applications in some states that were made before an ISO instant. @returns how many. */
export async function deleteApplications(trx: Executor, states: readonly ApplicationState[], before: string): Promise<number> {
  const gone = await trx
    .deleteFrom("application")
    .where("state", "in", [...states])
    .where("created_at", "<", before)
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}

/** Applications that ended before an ISO instant and still name somebody. */
export async function endedBefore(
  executor: Executor,
  states: readonly ApplicationState[],
  before: string,
): Promise<Application[]> {
  const rows = await executor
    .selectFrom("application")
    .selectAll()
    .where("state", "in", [...states])
    .where("ended_at", "<", before)
    .where("people", "!=", NOBODY)
    .execute();
  return rows.map(toApplication);
}

/** How many applications name somebody. */
export async function countPeople(executor: Executor): Promise<number> {
  const { n } = await executor
    .selectFrom("application")
    .select(({ fn }) => fn.countAll<number>().as("n"))
    .where("people", "!=", NOBODY)
    .executeTakeFirstOrThrow();
  return Number(n);
}
