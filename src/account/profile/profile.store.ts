import type { Executor } from "../../platform/database.ts";
import { FIELDS, type Profile } from "./profile.ts";

type ProfileTable = { account: string; answers: string; updated_at: string };

declare module "../../platform/database.ts" {
  interface Schema {
    profile: ProfileTable;
  }
}

/** What an account said of itself; empty when nothing. */
export async function profileOf(executor: Executor, account: string): Promise<Profile> {
  const row = await executor.selectFrom("profile").select("answers").where("account", "=", account).executeTakeFirst();
  return row ? (JSON.parse(row.answers) as Profile) : {};
}

/** Keeps a profile; an empty one is forgotten. */
export async function saveProfile(trx: Executor, account: string, profile: Profile, at: string): Promise<void> {
  await trx.deleteFrom("profile").where("account", "=", account).execute();
  if (!FIELDS.some((field) => profile[field])) return;
  await trx
    .insertInto("profile")
    .values({ account, answers: JSON.stringify(profile), updated_at: at })
    .execute();
}
