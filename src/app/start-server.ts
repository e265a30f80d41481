import { Worker } from "node:worker_threads";
import { countEntries, recordCounts } from "../catalogue/index.ts";
import { listSources } from "../harvest/index.ts";
import { followMatching } from "../resolution/index.ts";
import { openSearchOnThread } from "../search/index.ts";
import { texts } from "./app.fr.ts";
import { readConfig } from "./config.ts";
import { loadDemonstration } from "./demonstration.ts";
import { explainAndExit } from "./explain.ts";
import { followDecisions } from "./follow-decisions.ts";
import { checkAddress, listen } from "./listen.ts";
import { buildServer } from "./server.ts";
import { openServices, type Services } from "./services.ts";
import { readSetting, writeSetting } from "./setting.store.ts";
import { nobodyReceives } from "./wiring/partners.ts";

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** The public address is part of every id given out: a change is logged, and said. */
async function recordAddress({ database, clock, config }: Services): Promise<void> {
  const known = await readSetting(database.read, "url");
  if (known === config.url) return;
  await database.transaction((trx) => writeSetting(trx, "url", config.url, clock.now().toISOString()));
  if (known) say(texts.addressChanged(known, config.url));
}

/** What searches read is made in a thread: neither a large update nor a merge holds a page. */
const startIndexerThread = (): Worker =>
  new Worker(new URL("../indexer.ts", import.meta.url), { resourceLimits: { maxYoungGenerationSizeMb: 24 } });

/** Descriptions are compared in a thread, which also answers what is asked while somebody types. */
const startMatcherThread = (): Worker =>
  new Worker(new URL("../matcher.ts", import.meta.url), { resourceLimits: { maxYoungGenerationSizeMb: 24 } });

/** Background work runs in a thread, so that a large update never slows a page. */
function startWorkerThread(): { stop(): Promise<void> } {
  const worker = new Worker(new URL("../worker.ts", import.meta.url), { resourceLimits: { maxYoungGenerationSizeMb: 24 } });
  const ended = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
  worker.on("error", explainAndExit);
  return {
    stop: async () => {
      worker.postMessage("stop");
      await ended;
    },
  };
}

async function summary({ database, config }: Services, started: number): Promise<void> {
  const sources = await listSources(database.read);
  const records = [...(await recordCounts(database.read)).values()].reduce((sum, count) => sum + count.records, 0);
  const seconds = ((performance.now() - started) / 1_000).toFixed(1).replace(".", ",");
  if (await nobodyReceives(database.read, config.instance)) say(`  ! ${texts.nobodyReceives}`);
  say(texts.summary(sources.length, records, await countEntries(database.read), seconds, config.url));
}

function stopOnSignal(close: () => Promise<void>): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      say(texts.stopping);
      close().then(() => process.exit(0), explainAndExit);
    });
  }
}

/** `npm start`: opens everything, harvests the demonstration network the first time, serves, says what there is. */
export async function startServer(): Promise<void> {
  const started = performance.now();
  try {
    const config = readConfig(process.env);
    say(texts.starting(config.instance.name));
    await checkAddress(config);
    const services = await openServices(config);
    await recordAddress(services);
    await loadDemonstration(services, say);
    const search = await openSearchOnThread({ start: startIndexerThread, say });
    const matching = followMatching({ start: startMatcherThread });
    const server = await buildServer(services, search, matching.probableEntries);
    await listen(server, config);
    const worker = startWorkerThread();
    const unfollow = followDecisions(services);
    stopOnSignal(async () => {
      unfollow();
      await server.close();
      await worker.stop();
      await matching.stop();
      await search.stop();
      await services.close();
    });
    await summary(services, started);
  } catch (error) {
    explainAndExit(error);
  }
}
