import type { Worker } from "node:worker_threads";
import { keepThread } from "../../platform/lasting-thread.ts";
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
  const take = (answered: Answered): boolean => {
    waiting.answer(answered);
    return true;
  };
  const kept = keepThread<Answered, Asked>(() => ({ thread: start(), take }), "the thread that matches has ended");
  return {
    probableEntries: (draft, options = {}) =>
      waiting.ask((id) => {
        if (!kept.tell({ id, draft, options })) waiting.answer({ id, probable: [] });
      }),
    stop: () => kept.stop(LONGEST_STOP),
  };
}
