import { parentPort } from "node:worker_threads";
import { systemClock } from "../platform/clock.ts";
import { openDatabase } from "../platform/database.ts";
import { openDataFolder } from "../platform/files.ts";
import { serveMatching } from "../resolution/index.ts";
import { readConfig } from "./config.ts";

/**
 * The thread that compares descriptions as the catalogue changes, for the web server that started it: merges what is sure, proposes
 * what is likely, answers what is asked while somebody types. It opens the database alone: places and words are none of its business,
 * and take much memory. What fails ends the thread; the server, which brought the schema up to date, starts it again.
 */
export async function startMatcher(): Promise<void> {
  if (!parentPort) throw new Error("the matcher is a thread of the web server: run src/main.ts");
  const config = readConfig(process.env);
  const folder = await openDataFolder(config.dataFolder);
  const database = await openDatabase(config.databaseUrl ? { url: config.databaseUrl } : { file: folder.database });
  await serveMatching(parentPort, { database, clock: systemClock });
  await database.close();
}
