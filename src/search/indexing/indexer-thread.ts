import type { MessagePort, Worker } from "node:worker_threads";
import { keepThread } from "../../platform/lasting-thread.ts";
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

/** Saving a large index takes seconds; beyond this the thread is ended as it is. */
const LONGEST_STOP = 60_000;

/** Keeps the thread of an indexer running until it is stopped. Whatever happens to it, who reads its index keeps what there is. */
export function followThread({ start, onStart }: FollowOptions): { stop(): Promise<void> } {
  const kept = keepThread<IndexerEvent, IndexerOrder>(() => {
    const thread = start();
    const take = onStart();
    const taken = (event: IndexerEvent): boolean => {
      take(event);
      return event.kind === "caughtUp";
    };
    return { thread, take: taken };
  }, "the thread that indexes has ended; searches go on with what it gave");
  return { stop: () => kept.stop(LONGEST_STOP) };
}
