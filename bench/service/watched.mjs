// Loaded into the server before itself (`--import`): tells, when asked through the channel of its parent, the CPU time of the
// process so far and how long the event loop of its main thread was held since the last time.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { isMainThread } from "node:worker_threads";

if (isMainThread && process.channel) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    // The histogram counts the millisecond it sleeps too.
    const held = { max: delay.max / 1e6 - 1, p99: delay.percentile(99) / 1e6 - 1 };
    process.send({ cpuMs: (user + system) / 1_000, rss: process.memoryUsage.rss(), ...held });
    delay.reset();
  });
  process.channel.unref();
}
