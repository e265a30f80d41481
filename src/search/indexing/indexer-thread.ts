import type { MessagePort, Worker } from "node:worker_threads";
import { log } from "../../platform/log.ts";
import type { Indexer } from "./indexer.ts";
import type { IndexerEvent, IndexerOrder } from "./indexer-messages.ts";

/**
 * The other side of `followThread`: runs an indexer in this thread until it is told to stop. `open` makes it, given what to do
 * with its events.
 */
export async function serveIndexer(
  port: MessagePort,
  open: (emit: (event: IndexerEvent) => void) => Promise<Indexer>,
): Promise<void> {
  const stopped = new Promise<void>((resolve) => {
    port.on("message", (order: IndexerOrder) => {
      if (order === "stop") resolve();
    });
  });
  // Buffers are shared, not copied.
  const indexer = await open((event) => port.postMessage(event));
  indexer.start();
  await stopped;
  await indexer.stop();
  port.close();
}

type FollowOptions = {
  /** Starts the thread, which runs `serveIndexer`. */
  start(): Worker;
  /** Called at each start: gives what takes the events of that thread, whose first commit tells all of the index. */
  onStart(): (event: IndexerEvent) => void;
};

/** A thread that ends by itself is started again after so long (milliseconds), twice as long each time until it has caught up. */
const FIRST_WAIT = 500;
const LONGEST_WAIT = 60_000;
/** Saving a large index takes seconds; beyond this the thread is ended as it is. */
const LONGEST_STOP = 60_000;

/** Keeps the thread of an indexer running until it is stopped. Whatever happens to it, who reads its index keeps what there is. */
export function followThread({ start, onStart }: FollowOptions): { stop(): Promise<void> } {
  let wait = FIRST_WAIT;
  let stopping = false;
  let again: NodeJS.Timeout | undefined;
  let worker: Worker | undefined;
  let ended: Promise<void> = Promise.resolve();
  const run = () => {
    const thread = start();
    const take = onStart();
    worker = thread;
    let failure: unknown;
    thread.on("message", (event: IndexerEvent) => {
      if (event.kind === "caughtUp") wait = FIRST_WAIT;
      take(event);
    });
    thread.on("error", (error) => {
      failure = error;
    });
    ended = new Promise((resolve) => {
      thread.once("exit", (code) => {
        worker = undefined;
        resolve();
        if (stopping) return;
        log.error("the thread that indexes has ended; searches go on with what it gave", { error: failure, code, retryMs: wait });
        again = setTimeout(run, wait);
        wait = Math.min(LONGEST_WAIT, wait * 2);
      });
    });
  };
  run();
  return {
    stop: async () => {
      stopping = true;
      clearTimeout(again);
      worker?.postMessage("stop" satisfies IndexerOrder);
      const late = setTimeout(() => void worker?.terminate(), LONGEST_STOP);
      await ended;
      clearTimeout(late);
    },
  };
}
