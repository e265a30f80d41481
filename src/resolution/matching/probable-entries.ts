import type { Worker } from "node:worker_threads";
import { log } from "../../platform/log.ts";
import type { Draft } from "../linkage-record.ts";
import type { Probable } from "./probable.ts";

type Options = { limit?: number; atLeast?: number };

/** What the thread is asked, and what it answers. */
export type Asked = { id: number; draft: Draft; options: Options };
export type Answered = { id: number; probable: Probable[] };

/** Entries that may be what somebody is describing, likeliest first; none while nobody knows yet. Never throws. */
export type ProbableEntries = (draft: Draft, options?: Options) => Promise<Probable[]>;

/** Milliseconds that a page waits for an answer: while a large update is compared, there is none. */
const PATIENCE = 150;
/** A thread that ended by itself is started again after so long, twice as long each time. */
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 60_000;
const LONGEST_STOP = 30_000;

/** Answers that are waited for. */
class Waiting {
  readonly #waiting = new Map<number, (probable: Probable[]) => void>();
  #last = 0;

  ask(send: (id: number) => void): Promise<Probable[]> {
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.answer({ id, probable: [] }), PATIENCE);
      this.#waiting.set(id, (probable) => {
        clearTimeout(timer);
        resolve(probable);
      });
      send(id);
    });
  }

  answer({ id, probable }: Answered): void {
    this.#waiting.get(id)?.(probable);
    this.#waiting.delete(id);
  }
}

/** Keeps the thread that matches running until it is stopped, and asks it what is asked here. `start` runs `serveMatching`. */
export function followMatching({ start }: { start(): Worker }): { probableEntries: ProbableEntries; stop(): Promise<void> } {
  const waiting = new Waiting();
  let worker: Worker | undefined;
  let stopping = false;
  let wait = FIRST_WAIT;
  let again: NodeJS.Timeout | undefined;
  let ended: Promise<void> = Promise.resolve();
  const run = () => {
    const thread = start();
    worker = thread;
    let failure: unknown;
    thread.on("message", (answered: Answered) => {
      wait = FIRST_WAIT;
      waiting.answer(answered);
    });
    thread.on("error", (error) => {
      failure = error;
    });
    ended = new Promise((resolve) => {
      thread.once("exit", (code) => {
        worker = undefined;
        resolve();
        if (stopping) return;
        log.error("the thread that matches has ended", { error: failure, code, retryMs: wait });
        again = setTimeout(run, wait);
        again.unref();
        wait = Math.min(LONGEST_WAIT, wait * 2);
      });
    });
  };
  run();
  return {
    probableEntries: (draft, options = {}) => {
      const thread = worker;
      return thread ? waiting.ask((id) => thread.postMessage({ id, draft, options } satisfies Asked)) : Promise.resolve([]);
    },
    stop: async () => {
      stopping = true;
      clearTimeout(again);
      worker?.postMessage("stop");
      const late = setTimeout(() => void worker?.terminate(), LONGEST_STOP);
      await ended;
      clearTimeout(late);
    },
  };
}
