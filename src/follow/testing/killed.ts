import { fixedClock } from "../../platform/clock.ts";
import { type Database, openDatabase } from "../../platform/database.ts";
import { sendDigests } from "../digest.commands.ts";
import { gatherNews } from "../gather.commands.ts";
import { directory, gatheringOn, instance } from "./stories.ts";

/** A process that is killed at the very end of a transaction: `killed.ts <database file> gather|send`. */
const [file = "", act] = process.argv.slice(2);
const database = await openDatabase({ file });
const transaction: Database["transaction"] = (run) =>
  database.transaction(async (trx) => {
    await run(trx);
    process.kill(process.pid, "SIGKILL");
    return await new Promise<never>(() => {});
  });
const mortal = { ...database, transaction };
if (act === "gather") await gatherNews(gatheringOn(mortal));
else await sendDigests({ database: mortal, clock: fixedClock("2026-11-22T12:00:00Z"), instance, sources: async () => directory });
