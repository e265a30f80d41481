import type { Worker } from "node:worker_threads";
import { log } from "./log.ts";

/** A thread that ends by itself is started again after so long (milliseconds), twice as long each time until all is well again. */
const FIRST_WAIT = 500;
const LONGEST_WAIT = 60_000;

/** `Order` is what the thread may be told; it ends by itself when told "stop". */
type LastingThread<Order> = {
  /** Tells the thread. @returns false when there is none just now. */
  tell(order: Order | "stop"): boolean;
  /** Tells it to stop and waits until it has, at most `patience` milliseconds: then it is ended as it is. */
  stop(patience: number): Promise<void>;
};

/**
 * Keeps a thread running until it is stopped. Whatever happens to it, who follows it goes on with what they have.
 * @param begin starts the thread, and gives what takes its messages: `true` says that all is well again.
 * @param ended what the log says when it ended by itself.
 */
export function keepThread<Message, Order>(
  begin: () => { thread: Worker; take: (message: Message) => boolean },
  ended: string,
): LastingThread<Order> {
  let wait = FIRST_WAIT;
  let stopping = false;
  let again: NodeJS.Timeout | undefined;
  let worker: Worker | undefined;
  let gone: Promise<void> = Promise.resolve();
  const run = () => {
    const { thread, take } = begin();
    worker = thread;
    let failure: unknown;
    thread.on("message", (message: Message) => {
      if (take(message)) wait = FIRST_WAIT;
    });
    thread.on("error", (error) => {
      failure = error;
    });
    gone = new Promise((resolve) => {
      thread.once("exit", (code) => {
        worker = undefined;
        resolve();
        if (stopping) return;
        log.error(ended, { error: failure, code, retryMs: wait });
        again = setTimeout(run, wait);
        wait = Math.min(LONGEST_WAIT, wait * 2);
      });
    });
  };
  run();
  const tell = (order: Order | "stop"): boolean => {
    worker?.postMessage(order);
    return worker !== undefined;
  };
  const stop = async (patience: number): Promise<void> => {
    stopping = true;
    clearTimeout(again);
    tell("stop");
    const late = setTimeout(() => void worker?.terminate(), patience);
    await gone;
    clearTimeout(late);
  };
  return { tell, stop };
}
