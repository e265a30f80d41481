import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { migrations } from "../app/migrations/index.ts";
import { fixedClock } from "../platform/clock.ts";
import { migrate, openDatabase } from "../platform/database.ts";
import { sendDigests } from "./digest.commands.ts";
import { gatherNews } from "./gather.commands.ts";
import { directory, follow, followSearch, gatheringOn, harvest, instance } from "./testing/stories.ts";

const folder = mkdtempSync(join(tmpdir(), "essaim-killed-"));
after(() => rmSync(folder, { recursive: true }));
const file = join(folder, "essaim.sqlite");
const child = fileURLToPath(new URL("./testing/killed.ts", import.meta.url));

/** The same act in a process of its own, killed before its transaction commits. */
function killed(act: "gather" | "send"): void {
  const { signal, stderr } = spawnSync(process.execPath, [...process.execArgv, child, file, act], { encoding: "utf8" });
  assert.equal(signal, "SIGKILL", stderr);
}

test("kill -9 before news is kept, or before a letter is handed over, loses nothing and doubles nothing", async () => {
  const database = await openDatabase({ file });
  await migrate(database, migrations);
  const clock = fixedClock("2026-11-22T12:00:00Z", 1);
  const deps = { database, clock, instance, sources: async () => directory };
  const letters = async () => (await database.read.selectFrom("outgoing_mail").select("recipient").execute()).length;
  await follow(deps, "a@x.fr", "theme:alimentation");
  await followSearch(deps, "a@x.fr", "q=une");
  await harvest(database, fixedClock("2026-11-22T11:00:00Z"), { one: { title: "Une", themes: ["circuits-courts"] } });
  killed("gather");
  assert.equal((await database.read.selectFrom("news").select("seq").execute()).length, 0);
  assert.equal(await gatherNews(gatheringOn(database)), 1);
  killed("send");
  assert.equal(await letters(), 0);
  assert.equal(await sendDigests(deps), 1);
  assert.equal(await sendDigests(deps), 0);
  assert.equal(await letters(), 1);
  await database.close();
});
