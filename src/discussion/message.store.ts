import { idsOfEntry } from "../catalogue/index.ts";
import { present } from "../platform/present.ts";
import "./discussion.tables.ts";
import type { Executor } from "../platform/database.ts";
import type { CommentTable, VersionTable } from "./discussion.tables.ts";
import type { Message, MessageKind, Standing, Version, VersionState } from "./message.ts";

function standingOf(text: string | null): Standing | undefined {
  if (text === "holder") return { role: "holder" };
  return text?.startsWith("partner:") ? { role: "partner", name: text.slice("partner:".length) } : undefined;
}

const standingText = (standing: Standing | undefined): string | null =>
  standing === undefined ? null : standing.role === "holder" ? "holder" : `partner:${standing.name}`;

const versionOf = ({ version, at, body, state }: VersionTable): Version => ({
  version: Number(version),
  at,
  body,
  state: state as VersionState,
});

function messageOf(row: CommentTable, versions: Version[]): Message {
  const { parent, name, email, confirmed_at, published_at, withdrawn_at, shown } = row;
  const standing = standingOf(row.standing);
  return {
    id: row.id,
    entry: row.entry,
    kind: row.kind as MessageKind,
    createdAt: row.created_at,
    ...present({ parent, name, email }),
    ...(standing === undefined ? {} : { standing }),
    ...present({ confirmedAt: confirmed_at, publishedAt: published_at, withdrawnAt: withdrawn_at }),
    ...(shown === null ? {} : { shown: Number(shown) }),
    versions,
  };
}

async function withVersions(executor: Executor, rows: readonly CommentTable[]): Promise<Message[]> {
  if (rows.length === 0) return [];
  const versions = await executor
    .selectFrom("comment_version")
    .selectAll()
    .where(
      "comment",
      "in",
      rows.map(({ id }) => id),
    )
    .orderBy("version")
    .execute();
  const byMessage = Map.groupBy(versions, ({ comment }) => comment);
  return rows.map((row) => messageOf(row, (byMessage.get(row.id) ?? []).map(versionOf)));
}

/** One message whole. */
export async function messageById(executor: Executor, id: string): Promise<Message | undefined> {
  const rows = await executor.selectFrom("comment").selectAll().where("id", "=", id).execute();
  return (await withVersions(executor, rows))[0];
}

/** What somebody wrote since an instant, newest first. */
export async function messagesBy(executor: Executor, email: string, since = ""): Promise<Message[]> {
  const rows = await executor
    .selectFrom("comment")
    .selectAll()
    .where("email", "=", email)
    .where("created_at", ">=", since)
    .orderBy("id", "desc")
    .limit(1_000)
    .execute();
  return withVersions(executor, rows);
}

const published = (executor: Executor, entries: readonly string[]) =>
  executor.selectFrom("comment").where("entry", "in", entries).where("shown", "is not", null).where("withdrawn_at", "is", null);

/** How many messages all may read under a fiche, answers included. */
export async function countShown(executor: Executor, entry: string): Promise<number> {
  const row = await published(executor, await idsOfEntry(executor, entry))
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** The last messages under a fiche, newest first. */
export async function latestShown(executor: Executor, entry: string, limit: number): Promise<Message[]> {
  const rows = await published(executor, await idsOfEntry(executor, entry))
    .selectAll()
    .orderBy("published_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return withVersions(executor, rows);
}

/** A conversation is shown when its first message or one of its answers is. */
const roots = (executor: Executor, entries: readonly string[]) =>
  executor
    .selectFrom("comment as c")
    .where("c.entry", "in", entries)
    .where("c.parent", "is", null)
    .where((eb) =>
      eb.or([
        eb.and([eb("c.shown", "is not", null), eb("c.withdrawn_at", "is", null)]),
        eb.exists(
          eb
            .selectFrom("comment as a")
            .select("a.id")
            .whereRef("a.parent", "=", "c.id")
            .where("a.shown", "is not", null)
            .where("a.withdrawn_at", "is", null),
        ),
      ]),
    );

/** How many conversations a fiche has. */
export async function countThreads(executor: Executor, entry: string): Promise<number> {
  const row = await roots(executor, await idsOfEntry(executor, entry))
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Some conversations of a fiche, the newest first, and all their answers, oldest first. */
export async function threadsOf(
  executor: Executor,
  entry: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ first: Message; answers: Message[] }[]> {
  const rows = await roots(executor, await idsOfEntry(executor, entry))
    .selectAll("c")
    .orderBy("c.published_at", "desc")
    .orderBy("c.id", "desc")
    .limit(limit)
    .offset(offset)
    .execute();
  if (rows.length === 0) return [];
  const answers = await executor
    .selectFrom("comment")
    .selectAll()
    .where(
      "parent",
      "in",
      rows.map(({ id }) => id),
    )
    .where("shown", "is not", null)
    .where("withdrawn_at", "is", null)
    .orderBy("published_at")
    .orderBy("id")
    .execute();
  const byParent = Map.groupBy(await withVersions(executor, answers), ({ parent }) => parent);
  return (await withVersions(executor, rows)).map((first) => ({ first, answers: byParent.get(first.id) ?? [] }));
}

export async function insertMessage(executor: Executor, message: Message): Promise<void> {
  const { id, entry, parent, kind, name, email, standing, createdAt, confirmedAt, versions } = message;
  await executor
    .insertInto("comment")
    .values({
      id,
      entry,
      parent: parent ?? null,
      kind,
      name: name ?? null,
      email: email ?? null,
      standing: standingText(standing),
      created_at: createdAt,
      confirmed_at: confirmedAt ?? null,
      published_at: null,
      withdrawn_at: null,
      shown: null,
    })
    .execute();
  for (const version of versions) await insertVersion(executor, id, version);
}

export async function insertVersion(executor: Executor, comment: string, version: Version): Promise<void> {
  await executor
    .insertInto("comment_version")
    .values({ comment, ...version })
    .execute();
}

export async function setVersionState(executor: Executor, comment: string, version: number, state: VersionState): Promise<void> {
  await executor
    .updateTable("comment_version")
    .set({ state })
    .where("comment", "=", comment)
    .where("version", "=", version)
    .execute();
}

type Changed = Partial<{
  confirmedAt: string;
  publishedAt: string;
  withdrawnAt: string | null;
  shown: number | null;
  standing: Standing | undefined;
  name: string | null;
}>;

/** Writes what changed of a message; what is not named stays. */
export async function updateMessage(executor: Executor, id: string, changed: Changed): Promise<void> {
  const { confirmedAt, publishedAt, withdrawnAt, shown, name } = changed;
  const row = {
    ...(confirmedAt === undefined ? {} : { confirmed_at: confirmedAt }),
    ...(publishedAt === undefined ? {} : { published_at: publishedAt }),
    ...(withdrawnAt === undefined ? {} : { withdrawn_at: withdrawnAt }),
    ...(shown === undefined ? {} : { shown }),
    ...(name === undefined ? {} : { name }),
    ...("standing" in changed ? { standing: standingText(changed.standing) } : {}),
  };
  await executor.updateTable("comment").set(row).where("id", "=", id).execute();
}

/** How many versions of what somebody wrote were accepted, and how many refused. */
export async function historyOf(executor: Executor, email: string): Promise<{ accepted: number; refused: number }> {
  const rows = await executor
    .selectFrom("comment as c")
    .innerJoin("comment_version as v", "v.comment", "c.id")
    .select("v.state")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("c.email", "=", email)
    .where("v.state", "in", ["accepted", "refused"])
    .groupBy("v.state")
    .execute();
  const counted = new Map(rows.map(({ state, n }) => [state, Number(n)]));
  return { accepted: counted.get("accepted") ?? 0, refused: counted.get("refused") ?? 0 };
}

/** Whether somebody answered it. */
async function hasAnswers(executor: Executor, id: string): Promise<boolean> {
  return (await executor.selectFrom("comment").select("id").where("parent", "=", id).limit(1).executeTakeFirst()) !== undefined;
}

/** Removes the words; the place in the conversation stays where somebody answered, with nobody's name. */
export async function forgetMessage(executor: Executor, id: string, at: string): Promise<void> {
  await executor.deleteFrom("comment_version").where("comment", "=", id).execute();
  if (await hasAnswers(executor, id)) {
    const nobody = { name: null, email: null, standing: null, shown: null, withdrawn_at: at };
    await executor.updateTable("comment").set(nobody).where("id", "=", id).execute();
  } else {
    await executor.deleteFrom("comment").where("id", "=", id).execute();
  }
}

/** Makes messages nobody's and keeps their words. */
export async function forgetAuthorOf(executor: Executor, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await executor.updateTable("comment").set({ name: null, email: null, standing: null }).where("id", "in", ids).execute();
}

/** Forgets the addresses alone: the name that the author chose to show stays. */
export async function forgetAddresses(executor: Executor, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await executor.updateTable("comment").set({ email: null }).where("id", "in", ids).execute();
}

/** Ids of what was never confirmed since `before`, of what was withdrawn or refused and not shown since. */
export async function staleMessages(executor: Executor, before: { draft: string; hidden: string }): Promise<string[]> {
  const rows = await executor
    .selectFrom("comment as c")
    .select("c.id")
    .where((eb) =>
      eb.or([
        eb.and([eb("c.confirmed_at", "is", null), eb("c.created_at", "<", before.draft)]),
        eb.and([eb("c.withdrawn_at", "<", before.hidden), eb("c.email", "is not", null)]),
        eb.and([
          eb("c.shown", "is", null),
          eb("c.withdrawn_at", "is", null),
          eb("c.confirmed_at", "<", before.hidden),
          eb.not(
            eb.exists(
              eb
                .selectFrom("comment_version as v")
                .select("v.version")
                .whereRef("v.comment", "=", "c.id")
                .where("v.state", "=", "waiting"),
            ),
          ),
        ]),
      ]),
    )
    .execute();
  return rows.map(({ id }) => id);
}

/** Ids of messages whose author need not be known any more. */
export async function oldAuthored(executor: Executor, before: string): Promise<string[]> {
  const rows = await executor
    .selectFrom("comment")
    .select("id")
    .where("published_at", "<", before)
    .where("email", "is not", null)
    .execute();
  return rows.map(({ id }) => id);
}

/** How many messages are kept, of which somebody can be known. */
export async function countMessages(executor: Executor): Promise<number> {
  const row = await executor
    .selectFrom("comment")
    .where("email", "is not", null)
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}
