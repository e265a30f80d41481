import { Agent, get } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

/** What readers met: milliseconds of each answer, answers that were no page, bytes. */
export type Read = { ms: number[]; failed: number; bytes: number };

function reader(port: number, sockets: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: sockets });
  const read: Read = { ms: [], failed: 0, bytes: 0 };
  const one = (path: string): Promise<void> =>
    new Promise((resolve) => {
      const start = performance.now();
      const end = (isPage: boolean) => {
        read.ms.push(performance.now() - start);
        if (!isPage) read.failed++;
        resolve();
      };
      get({ host: "127.0.0.1", port, path, agent }, (answer) => {
        answer.on("data", (part: Buffer) => (read.bytes += part.length));
        answer.on("end", () => end(answer.statusCode === 200));
      }).on("error", () => end(false));
    });
  return { read, one, close: () => agent.destroy() };
}

/** Eight readers who ask without a pause, for so many seconds. */
export async function saturate(port: number, addresses: readonly string[], seconds: number): Promise<Read> {
  const { read, one, close } = reader(port, 8);
  const end = performance.now() + seconds * 1_000;
  let asked = 0;
  const ask = async () => {
    while (performance.now() < end) await one(addresses[asked++ % addresses.length] ?? "/");
  };
  await Promise.all(Array.from({ length: 8 }, ask));
  close();
  return read;
}

/** So many pages a second, whether or not answers come (an open loop), until told to stop. */
export async function steady(port: number, addresses: readonly string[], perSecond: number, signal: AbortSignal): Promise<Read> {
  const { read, one, close } = reader(port, 64);
  const start = performance.now();
  const asked: Promise<void>[] = [];
  while (!signal.aborted) {
    const due = ((performance.now() - start) * perSecond) / 1_000;
    while (asked.length < due) asked.push(one(addresses[asked.length % addresses.length] ?? "/"));
    await sleep(1);
  }
  await Promise.all(asked);
  close();
  return read;
}
