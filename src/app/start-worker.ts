import { parentPort } from "node:worker_threads";
import { giveWay } from "../platform/priority.ts";
import { readConfig } from "./config.ts";
import { explainAndExit } from "./explain.ts";
import { listenForRelay } from "./relay.ts";
import { openServices } from "./services.ts";
import { work } from "./worker.ts";

/** The background worker, as a process of its own or as a thread of the server (which posts "stop"). */
export async function startWorker(): Promise<void> {
  giveWay({ alone: parentPort === null });
  const stop = new AbortController();
  if (parentPort) parentPort.on("message", () => stop.abort());
  else for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  try {
    const services = await openServices(readConfig(process.env));
    const relay = await listenForRelay(services);
    await work(services, stop.signal);
    await relay?.close();
    await services.close();
    parentPort?.close();
  } catch (error) {
    explainAndExit(error);
  }
}
