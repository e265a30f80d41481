// A process that writes to an SQLite file for ever, and says each number on stdout once it is committed; tests kill it.
// Arguments: the file, the writer's name.
import { writeSync } from "node:fs";
import { allocateSequence, openDatabase } from "../database.ts";
import { mintId } from "../ids.ts";

const [file = "", writer = ""] = process.argv.slice(2);
const database = await openDatabase({ file });
for (;;) {
  const number = await database.transaction(async (trx) => {
    const n = await allocateSequence(trx, "durability");
    const values = { queue: writer, payload: JSON.stringify("x".repeat(n % 5000)), state: "waiting" as const, priority: n };
    const now = new Date();
    const rest = { attempts: 0, max_attempts: 1, due_at: now.toISOString(), cancel_requested: 0, created_at: now.toISOString() };
    await trx
      .insertInto("job")
      .values({ id: mintId(now), ...values, ...rest })
      .execute();
    return n;
  });
  writeSync(1, `${number}\n`);
}
