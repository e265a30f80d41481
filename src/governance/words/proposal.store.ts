import type { Executor } from "../../platform/database.ts";
import { present } from "../../platform/present.ts";
import { isScheme, type WantedAct } from "../../vocabulary/index.ts";
import type { Adopted, ProposalOutcome, ProposalState, WordProposal } from "./proposal.ts";

type WordProposalTable = {
  id: string;
  state: string;
  created_at: string;
  opened_at: string | null;
  scheme: string;
  wanted: string;
  reason: string;
  examples: string;
  author: string | null;
  email: string | null;
  outcome: string | null;
  decided_at: string | null;
  decision: string | null;
  adopted: string | null;
};

declare module "../../platform/database.ts" {
  interface Schema {
    word_proposal: WordProposalTable;
  }
}

function toProposal(row: WordProposalTable): WordProposal[] {
  const { scheme } = row;
  // A list that a later version no longer has says nothing.
  if (!isScheme(scheme)) return [];
  return [
    {
      id: row.id,
      state: row.state as ProposalState,
      createdAt: row.created_at,
      scheme,
      ...(JSON.parse(row.wanted) as { wanted: WantedAct; text: string }),
      reason: row.reason,
      examples: row.examples,
      ...present({
        openedAt: row.opened_at,
        author: row.author,
        email: row.email,
        outcome: row.outcome as ProposalOutcome | null,
        decidedAt: row.decided_at,
        decision: row.decision,
      }),
      ...(row.adopted === null ? {} : { adopted: JSON.parse(row.adopted) as Adopted }),
    },
  ];
}

/** Adds or replaces a proposal. */
export async function saveProposal(trx: Executor, it: WordProposal): Promise<void> {
  const row: WordProposalTable = {
    id: it.id,
    state: it.state,
    created_at: it.createdAt,
    opened_at: it.openedAt ?? null,
    scheme: it.scheme,
    wanted: JSON.stringify({ wanted: it.wanted, text: it.text }),
    reason: it.reason,
    examples: it.examples,
    author: it.author ?? null,
    email: it.email ?? null,
    outcome: it.outcome ?? null,
    decided_at: it.decidedAt ?? null,
    decision: it.decision ?? null,
    adopted: it.adopted === undefined ? null : JSON.stringify(it.adopted),
  };
  const { id: _id, ...changed } = row;
  await trx
    .insertInto("word_proposal")
    .values(row)
    .onConflict((conflict) => conflict.column("id").doUpdateSet(changed))
    .execute();
}

/** One proposal, by its id. */
export async function findProposal(executor: Executor, id: string): Promise<WordProposal | undefined> {
  const row = await executor.selectFrom("word_proposal").selectAll().where("id", "=", id).executeTakeFirst();
  return row && toProposal(row)[0];
}

/** Proposals in some states, newest first. */
export async function proposalsIn(executor: Executor, states: readonly ProposalState[], limit = 500): Promise<WordProposal[]> {
  const rows = await executor
    .selectFrom("word_proposal")
    .selectAll()
    .where("state", "in", [...states])
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.flatMap(toProposal);
}

/** Proposals by an address. */
export async function proposalsBy(executor: Executor, email: string): Promise<WordProposal[]> {
  const rows = await executor.selectFrom("word_proposal").selectAll().where("email", "=", email).orderBy("id").execute();
  return rows.flatMap(toProposal);
}

/** How many proposals keep an address. */
export async function countProposers(executor: Executor): Promise<number> {
  const { n } = await executor
    .selectFrom("word_proposal")
    .select(({ fn }) => fn.countAll<number>().as("n"))
    .where("email", "is not", null)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Forgets what nobody confirmed, and the addresses of what was decided before an instant. @returns how many. */
export async function purgeProposals(trx: Executor, unconfirmedBefore: string, decidedBefore: string): Promise<number> {
  const gone = await trx
    .deleteFrom("word_proposal")
    .where("state", "=", "unconfirmed")
    .where("created_at", "<", unconfirmedBefore)
    .executeTakeFirst();
  const bare = await trx
    .updateTable("word_proposal")
    .set({ email: null })
    .where("email", "is not", null)
    .where("decided_at", "<", decidedBefore)
    .executeTakeFirst();
  return Number(gone.numDeletedRows) + Number(bare.numUpdatedRows);
}
