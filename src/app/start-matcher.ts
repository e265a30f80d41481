import { parentPort } from "node:worker_threads";
import { serveMatching } from "../resolution/index.ts";
import { readConfig } from "./config.ts";
import { openServices } from "./services.ts";

/**
 * The thread that compares descriptions as the catalogue changes, for the web server that started it: merges what is sure, proposes
 * what is likely, answers what is asked while somebody types. What fails ends the thread; the server starts it again.
 */
export async function startMatcher(): Promise<void> {
  if (!parentPort) throw new Error("the matcher is a thread of the web server: run src/main.ts");
  const services = await openServices(readConfig(process.env));
  await serveMatching(parentPort, services);
  await services.close();
}
