import type { Executor } from "../../platform/database.ts";
import { present } from "../../platform/present.ts";
import type { Ballot, Choice, Outcome, Tally, Vote, VoteMode } from "./vote.ts";

type AdmissionVoteTable = {
  application: string;
  round: number;
  mode: string;
  opened_at: string;
  closes_at: string | null;
  announced_at: string | null;
  reminded_at: string | null;
  prolonged_at: string | null;
  closed_at: string | null;
  outcome: string | null;
  tally: string | null;
};

type AdmissionBallotTable = {
  application: string;
  round: number;
  partner: string;
  choice: string;
  comment: string | null;
  email: string | null;
  at: string;
};

type SilenceTable = { email: string; at: string };

declare module "../../platform/database.ts" {
  interface Schema {
    admission_vote: AdmissionVoteTable;
    admission_ballot: AdmissionBallotTable;
    governance_silence: SilenceTable;
  }
}

const toVote = (row: AdmissionVoteTable): Vote => ({
  application: row.application,
  round: row.round,
  mode: row.mode as VoteMode,
  openedAt: row.opened_at,
  ...present({
    closesAt: row.closes_at,
    announcedAt: row.announced_at,
    remindedAt: row.reminded_at,
    prolongedAt: row.prolonged_at,
    closedAt: row.closed_at,
    outcome: row.outcome as Outcome | null,
  }),
  ...(row.tally === null ? {} : { tally: JSON.parse(row.tally) as Tally }),
});

/** Adds or replaces a vote. */
export async function saveVote(trx: Executor, vote: Vote): Promise<void> {
  const row: AdmissionVoteTable = {
    application: vote.application,
    round: vote.round,
    mode: vote.mode,
    opened_at: vote.openedAt,
    closes_at: vote.closesAt ?? null,
    announced_at: vote.announcedAt ?? null,
    reminded_at: vote.remindedAt ?? null,
    prolonged_at: vote.prolongedAt ?? null,
    closed_at: vote.closedAt ?? null,
    outcome: vote.outcome ?? null,
    tally: vote.tally === undefined ? null : JSON.stringify(vote.tally),
  };
  const { application: _application, round: _round, ...changed } = row;
  await trx
    .insertInto("admission_vote")
    .values(row)
    .onConflict((conflict) => conflict.columns(["application", "round"]).doUpdateSet(changed))
    .execute();
}

/** All votes on an application, the last one first. */
export async function votesOn(executor: Executor, application: string): Promise<Vote[]> {
  const rows = await executor
    .selectFrom("admission_vote")
    .selectAll()
    .where("application", "=", application)
    .orderBy("round", "desc")
    .execute();
  return rows.map(toVote);
}

/** The last vote on each of some applications. */
export async function lastVotes(executor: Executor, applications: readonly string[]): Promise<Map<string, Vote>> {
  if (applications.length === 0) return new Map();
  const rows = await executor
    .selectFrom("admission_vote")
    .selectAll()
    .where("application", "in", [...applications])
    .orderBy("round")
    .execute();
  return new Map(rows.map((row) => [row.application, toVote(row)]));
}

/** Votes that are not closed yet, oldest first. */
export async function openVotes(executor: Executor): Promise<Vote[]> {
  const rows = await executor
    .selectFrom("admission_vote")
    .selectAll()
    .where("closed_at", "is", null)
    .orderBy("opened_at")
    .orderBy("application")
    .execute();
  return rows.map(toVote);
}

/** Casts a voice, or changes it. */
export async function saveBallot(
  trx: Executor,
  { application, round }: Pick<Vote, "application" | "round">,
  { partner, choice, comment, at }: Ballot,
  email: string,
): Promise<void> {
  const said = { choice, comment: comment ?? null, email, at };
  await trx
    .insertInto("admission_ballot")
    .values({ application, round, partner, ...said })
    .onConflict((conflict) => conflict.columns(["application", "round", "partner"]).doUpdateSet(said))
    .execute();
}

/** The voices of a vote, in the order in which they were last cast. */
export async function ballotsOf(
  executor: Executor,
  { application, round }: Pick<Vote, "application" | "round">,
): Promise<Ballot[]> {
  const rows = await executor
    .selectFrom("admission_ballot")
    .selectAll()
    .where("application", "=", application)
    .where("round", "=", round)
    .orderBy("at")
    .orderBy("partner")
    .execute();
  return rows.map(({ partner, choice, comment, at }) => ({
    partner,
    choice: choice as Choice,
    at,
    ...(comment === null ? {} : { comment }),
  }));
}

/** Voices that somebody cast, for what they may see and erase. */
export async function ballotsBy(executor: Executor, email: string): Promise<(Ballot & { application: string; name: string })[]> {
  const rows = await executor
    .selectFrom("admission_ballot as b")
    .innerJoin("application as a", "a.id", "b.application")
    .select(["b.partner", "b.choice", "b.comment", "b.at", "b.application", "a.name"])
    .where("b.email", "=", email)
    .orderBy("b.at")
    .execute();
  return rows.map(({ comment, choice, ...row }) => ({
    ...row,
    choice: choice as Choice,
    ...(comment === null ? {} : { comment }),
  }));
}

/** The voice stays the organisation's; who cast it is forgotten. */
export async function forgetVoter(trx: Executor, email: string): Promise<void> {
  await trx.updateTable("admission_ballot").set({ email: null }).where("email", "=", email).execute();
  await trx.deleteFrom("governance_silence").where("email", "=", email).execute();
}

/** Addresses that asked for no letter about votes. */
export async function silenced(executor: Executor): Promise<Set<string>> {
  return new Set((await executor.selectFrom("governance_silence").select("email").execute()).map(({ email }) => email));
}

/** No more letters about votes to this address, or again. */
export async function setSilence(trx: Executor, email: string, at: string | undefined): Promise<void> {
  if (at === undefined) await trx.deleteFrom("governance_silence").where("email", "=", email).execute();
  else
    await trx
      .insertInto("governance_silence")
      .values({ email, at })
      .onConflict((conflict) => conflict.column("email").doNothing())
      .execute();
}
