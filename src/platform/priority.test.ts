import assert from "node:assert/strict";
import { once } from "node:events";
import { getPriority } from "node:os";
import { it } from "node:test";
import { Worker } from "node:worker_threads";

it("a thread gives way, and the one that started it does not", { skip: process.platform !== "linux" }, async () => {
  const before = getPriority();
  const worker = new Worker(
    `import { getPriority } from "node:os";
     import { parentPort } from "node:worker_threads";
     import { giveWay } from ${JSON.stringify(new URL("priority.ts", import.meta.url).href)};
     giveWay();
     parentPort.postMessage(getPriority());`,
    { eval: true },
  );
  const [priority] = (await once(worker, "message")) as [number];
  await once(worker, "exit");
  assert.ok(priority >= 10, `${priority}`);
  assert.equal(getPriority(), before);
});
