import type { Executor } from "../../platform/database.ts";
import { present } from "../../platform/present.ts";
import type { Answers, Proposal, Proposer } from "./proposal.ts";

type ProposalTable = {
  id: string;
  proposer: string;
  state: string;
  answers: string;
  published: string | null;
  published_before: string | null;
  version: number;
  email: string | null;
  entry: string | null;
  trap: string;
  decision: string | null;
  state_before: string | null;
  created_at: string;
  updated_at: string;
};

declare module "../../platform/database.ts" {
  interface Schema {
    proposal: ProposalTable;
  }
}

const toProposal = (row: ProposalTable): Proposal => ({
  id: row.id,
  proposer: row.proposer as Proposer,
  state: row.state as Proposal["state"],
  answers: JSON.parse(row.answers) as Answers,
  version: row.version,
  ...present({ email: row.email, entry: row.entry }),
  ...(row.published === null ? {} : { published: JSON.parse(row.published) as Answers }),
  ...(row.published_before === null ? {} : { before: JSON.parse(row.published_before) as Answers }),
  trap: JSON.parse(row.trap) as Proposal["trap"],
  ...(row.decision === null ? {} : { decision: JSON.parse(row.decision) as NonNullable<Proposal["decision"]> }),
  ...(row.state_before === null ? {} : { stateBefore: row.state_before as Proposal["state"] }),
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

const toRow = (proposal: Proposal): ProposalTable => ({
  id: proposal.id,
  proposer: proposal.proposer,
  state: proposal.state,
  answers: JSON.stringify(proposal.answers),
  published: proposal.published ? JSON.stringify(proposal.published) : null,
  published_before: proposal.before ? JSON.stringify(proposal.before) : null,
  version: proposal.version,
  email: proposal.email ?? null,
  entry: proposal.entry ?? null,
  trap: JSON.stringify(proposal.trap),
  decision: proposal.decision ? JSON.stringify(proposal.decision) : null,
  state_before: proposal.stateBefore ?? null,
  created_at: proposal.createdAt,
  updated_at: proposal.updatedAt,
});

/** A new proposal. */
export async function insertProposal(executor: Executor, proposal: Proposal): Promise<void> {
  await executor.insertInto("proposal").values(toRow(proposal)).execute();
}

/** A proposal as it stands; undefined once it is gone. */
export async function findProposal(executor: Executor, id: string): Promise<Proposal | undefined> {
  const row = await executor.selectFrom("proposal").selectAll().where("id", "=", id).executeTakeFirst();
  return row && toProposal(row);
}

/** Writes a proposal whole. Read it in the same transaction: there is one writer at a time. */
export async function writeProposal(executor: Executor, proposal: Proposal): Promise<void> {
  const { id, ...row } = toRow(proposal);
  await executor.updateTable("proposal").set(row).where("id", "=", id).execute();
}

/** Forgets a proposal. What it published is the catalogue's to erase. */
export async function deleteProposal(executor: Executor, id: string): Promise<void> {
  await executor.deleteFrom("proposal").where("id", "=", id).execute();
}

/** All that somebody proposed, oldest first. */
export async function proposalsBy(executor: Executor, email: string): Promise<Proposal[]> {
  const rows = await executor.selectFrom("proposal").selectAll().where("email", "=", email).orderBy("id").execute();
  return rows.map(toProposal);
}

/** Ids of those that have not been touched since `before` and are in one of these states, at most `limit`. */
export async function staleProposals(
  executor: Executor,
  states: readonly Proposal["state"][],
  before: string,
  limit: number,
): Promise<string[]> {
  const rows = await executor
    .selectFrom("proposal")
    .select("id")
    .where("state", "in", states)
    .where("updated_at", "<", before)
    .orderBy("updated_at")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** How many proposals name their author. */
export async function countAuthored(executor: Executor): Promise<number> {
  const row = await executor
    .selectFrom("proposal")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("email", "is not", null)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}
