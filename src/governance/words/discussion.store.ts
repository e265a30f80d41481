import type { Executor } from "../../platform/database.ts";
import { present } from "../../platform/present.ts";
import type { Opinion, OpinionChoice, WordComment } from "./proposal.ts";

type WordCommentTable = {
  id: string;
  proposal: string;
  state: string;
  at: string;
  author: string | null;
  email: string | null;
  text: string;
};
type WordOpinionTable = {
  proposal: string;
  account: string;
  choice: string;
  text: string | null;
  author: string | null;
  email: string | null;
  at: string;
};

declare module "../../platform/database.ts" {
  interface Schema {
    word_comment: WordCommentTable;
    word_opinion: WordOpinionTable;
  }
}

const toComment = ({ author, email, ...row }: WordCommentTable): WordComment => ({
  ...row,
  state: row.state as WordComment["state"],
  ...present({ author, email }),
});

const toOpinion = (row: WordOpinionTable): Opinion => ({
  account: row.account,
  choice: row.choice as OpinionChoice,
  at: row.at,
  ...present({ text: row.text, author: row.author }),
});

/** Adds a comment, or changes its state. */
export async function saveComment(trx: Executor, { author = null, email = null, ...it }: NullableComment): Promise<void> {
  await trx
    .insertInto("word_comment")
    .values({ ...it, author, email })
    .onConflict((conflict) => conflict.column("id").doUpdateSet({ state: it.state }))
    .execute();
}

type NullableComment = Omit<WordComment, "author" | "email"> & { author?: string | null; email?: string | null };

/** One comment, by its id. */
export async function findComment(executor: Executor, id: string): Promise<WordComment | undefined> {
  const row = await executor.selectFrom("word_comment").selectAll().where("id", "=", id).executeTakeFirst();
  return row && toComment(row);
}

/** The comments on a proposal that anyone may read, oldest first. */
export async function shownComments(executor: Executor, proposal: string): Promise<WordComment[]> {
  const rows = await executor
    .selectFrom("word_comment")
    .selectAll()
    .where("proposal", "=", proposal)
    .where("state", "=", "shown")
    .orderBy("id")
    .execute();
  return rows.map(toComment);
}

/** The same words by the same person on the same proposal: a form sent twice. */
export async function sameComment(executor: Executor, proposal: string, email: string, text: string): Promise<boolean> {
  const row = await executor
    .selectFrom("word_comment")
    .select("id")
    .where("proposal", "=", proposal)
    .where("email", "=", email)
    .where("text", "=", text)
    .executeTakeFirst();
  return row !== undefined;
}

/** Comments by an address. */
export async function commentsBy(executor: Executor, email: string): Promise<WordComment[]> {
  return (await executor.selectFrom("word_comment").selectAll().where("email", "=", email).orderBy("id").execute()).map(
    toComment,
  );
}

/** Gives an opinion, or changes it. */
export async function saveOpinion(
  trx: Executor,
  proposal: string,
  { account, choice, at, text, author }: Opinion,
  email: string,
): Promise<void> {
  const said = { choice, at, text: text ?? null, author: author ?? null, email };
  await trx
    .insertInto("word_opinion")
    .values({ proposal, account, ...said })
    .onConflict((conflict) => conflict.columns(["proposal", "account"]).doUpdateSet(said))
    .execute();
}

/** Opinions of members on a proposal, oldest first. */
export async function opinionsOn(executor: Executor, proposal: string): Promise<Opinion[]> {
  const rows = await executor
    .selectFrom("word_opinion")
    .selectAll()
    .where("proposal", "=", proposal)
    .orderBy("at")
    .orderBy("account")
    .execute();
  return rows.map(toOpinion);
}

/** Opinions by an address, with the proposal of each. */
export async function opinionsBy(executor: Executor, email: string): Promise<(Opinion & { proposal: string })[]> {
  const rows = await executor.selectFrom("word_opinion").selectAll().where("email", "=", email).orderBy("at").execute();
  return rows.map((row) => ({ ...toOpinion(row), proposal: row.proposal }));
}

/** What somebody said of words stays without their name (`keepWords`), or goes. */
export async function forgetSpeaker(trx: Executor, email: string, keepWords: boolean): Promise<void> {
  const nobody = { author: null, email: null };
  if (keepWords) await trx.updateTable("word_comment").set(nobody).where("email", "=", email).execute();
  else await trx.deleteFrom("word_comment").where("email", "=", email).execute();
  const rows = await trx.selectFrom("word_opinion").select(["proposal", "account"]).where("email", "=", email).execute();
  for (const { proposal, account } of rows) {
    await trx
      .updateTable("word_opinion")
      .set({ ...nobody, account: `erased-${account.slice(-6)}`, ...(keepWords ? {} : { text: null }) })
      .where("proposal", "=", proposal)
      .where("account", "=", account)
      .execute();
  }
}
