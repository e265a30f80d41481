import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { it } from "node:test";
import { Worker } from "node:worker_threads";
import { onCommit } from "./committed.ts";
import { openDatabase } from "./database.ts";

it("a thread learns of what another has committed, and nothing keeps the process alive", async () => {
  const folder = mkdtempSync(join(tmpdir(), "essaim-committed-"));
  const database = await openDatabase({ file: join(folder, "test.sqlite") });
  const listening = new Worker(
    `import { parentPort } from "node:worker_threads";
     import { onCommit } from ${JSON.stringify(new URL("committed.ts", import.meta.url).href)};
     const quiet = onCommit(() => { quiet(); parentPort.postMessage("heard"); parentPort.close(); });
     parentPort.on("message", () => {});
     parentPort.postMessage("listening");`,
    { eval: true },
  );
  // Waited for from the start: it may have ended before the last line asks.
  const ended = once(listening, "exit");
  assert.deepEqual(await once(listening, "message"), ["listening"]);
  let here = 0;
  const quiet = onCommit(() => here++);
  const heard = once(listening, "message");
  await database.transaction(async () => {});
  assert.deepEqual(await heard, ["heard"]);
  await assert.rejects(database.transaction(() => Promise.reject(new Error("no"))));
  quiet();
  assert.equal(here, 1, "what was not committed is not told");
  await ended;
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});
