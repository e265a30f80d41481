import type { Executor } from "../../platform/database.ts";

type PictureTable = {
  id: string;
  owner: string;
  width: number;
  height: number;
  bytes: number;
  public: number;
  created_at: string;
};

declare module "../../platform/database.ts" {
  interface Schema {
    picture: PictureTable;
  }
}

/** A picture that was given: its bytes are named by `id`, and belong to all the owners that it has. */
type Picture = { id: string; owner: string; width: number; height: number; bytes: number; createdAt: string };

/** Notes a picture as given with `owner`; giving it twice changes nothing. */
export async function addPicture(executor: Executor, picture: Picture): Promise<void> {
  const { id, owner, width, height, bytes, createdAt } = picture;
  await executor
    .insertInto("picture")
    .values({ id, owner, width, height, bytes, public: 0, created_at: createdAt })
    .onConflict((conflict) => conflict.columns(["id", "owner"]).doNothing())
    .execute();
}

/** Whether a picture was given with `owner`. */
export async function hasPicture(executor: Executor, id: string, owner: string): Promise<boolean> {
  const row = await executor
    .selectFrom("picture")
    .select("id")
    .where("id", "=", id)
    .where("owner", "=", owner)
    .executeTakeFirst();
  return row !== undefined;
}

/** `public`: anyone may see it; `known`: only those who wrote and those who decide; undefined: there is none. */
export async function standingOf(executor: Executor, id: string): Promise<"public" | "known" | undefined> {
  const rows = await executor.selectFrom("picture").select("public").where("id", "=", id).execute();
  if (rows.length === 0) return undefined;
  return rows.some((row) => row.public === 1) ? "public" : "known";
}

/** Shows these pictures of `owner` to everyone, and no other of its pictures. */
export async function showPictures(executor: Executor, owner: string, ids: readonly string[]): Promise<void> {
  await executor.updateTable("picture").set({ public: 0 }).where("owner", "=", owner).execute();
  if (ids.length === 0) return;
  await executor.updateTable("picture").set({ public: 1 }).where("owner", "=", owner).where("id", "in", ids).execute();
}

/** Takes pictures of `owner` away (all of them without `ids`). The bytes go with the next sweep, unless somebody else gave them too. */
export async function dropPictures(executor: Executor, owner: string, ids?: readonly string[]): Promise<void> {
  let query = executor.deleteFrom("picture").where("owner", "=", owner);
  if (ids) query = query.where("id", "in", [...ids, ""]);
  await query.execute();
}

/** Those of these pictures that somebody has. */
export async function keptPictures(executor: Executor, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await executor.selectFrom("picture").select("id").where("id", "in", ids).execute();
  return new Set(rows.map(({ id }) => id));
}

/** Gives all pictures of one owner to another. */
export async function movePictures(executor: Executor, from: string, to: string): Promise<void> {
  await executor.updateTable("picture").set({ owner: to }).where("owner", "=", from).execute();
}
