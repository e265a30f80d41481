import type { Executor } from "../platform/database.ts";

type SettingTable = { name: string; at: string; value: string };

declare module "../platform/database.ts" {
  interface Schema {
    setting: SettingTable;
  }
}

/** `url`: public address recorded at first start. `demonstration`: `loaded` or `declined`. */
type SettingName = "url" | "demonstration";

/** The value in force, undefined before the first. */
export async function readSetting(executor: Executor, name: SettingName): Promise<string | undefined> {
  const row = await executor
    .selectFrom("setting")
    .select("value")
    .where("name", "=", name)
    .orderBy("at", "desc")
    .executeTakeFirst();
  return row?.value;
}

/** Puts a new value in force; earlier ones stay as a log. */
export async function writeSetting(executor: Executor, name: SettingName, value: string, at: string): Promise<void> {
  await executor
    .insertInto("setting")
    .values({ name, at, value })
    .onConflict((c) => c.columns(["name", "at"]).doUpdateSet({ value }))
    .execute();
}
