import { parentPort } from "node:worker_threads";
import { giveWay } from "../platform/priority.ts";
import { openIndexer, serveIndexer } from "../search/index.ts";
import { readConfig } from "./config.ts";
import { followDecisions } from "./follow-decisions.ts";
import { openServices } from "./services.ts";
import { searchSources } from "./wiring/search.ts";

/**
 * The thread that keeps the search index in step with the catalogue, for the web server that started it: reading fiches,
 * analysing their words, building and merging what searches read. What fails ends the thread; the server starts it again.
 */
export async function startIndexer(): Promise<void> {
  if (!parentPort) throw new Error("the indexer is a thread of the web server: run src/main.ts");
  giveWay();
  const services = await openServices(readConfig(process.env));
  const unfollow = followDecisions(services);
  await serveIndexer(parentPort, (emit) => openIndexer({ ...searchSources(services), emit, batch: 500 }));
  unfollow();
  await services.close();
}
