import { ProblemError } from "./errors.ts";
import { httpFr as fr } from "./http-client.fr.ts";

/** Two clocks on one exchange: how long in all, and how long without a byte. */
export type Deadline = {
  /** Aborted when either runs out, or when the caller gives up; its reason is the error to throw. */
  signal: AbortSignal;
  /** Waits for a step, never beyond either clock. */
  wait<T>(step: Promise<T>): Promise<T>;
  /** Ends the clocks: the exchange is over. */
  stop(): void;
  /** Named in errors. */
  url: string;
};

/** Aborts after `totalMs`, after `idleMs` without a sign of life, or when the caller does. */
export function createDeadline(totalMs: number, idleMs: number, caller?: AbortSignal): Deadline {
  const abort = new AbortController();
  const late = (detail: string) =>
    abort.abort(new ProblemError({ code: "http/timeout", kind: "unavailable", detail, hint: fr.unreachableHint }));
  const total = setTimeout(() => late(fr.timeout(deadline.url, Math.ceil(totalMs / 1000))), totalMs);
  // While something is awaited a socket keeps the process alive; an answer that nobody reads must not.
  total.unref();
  const giveUp = () => abort.abort(caller?.reason);
  if (caller?.aborted) giveUp();
  caller?.addEventListener("abort", giveUp, { once: true });
  const deadline: Deadline = {
    signal: abort.signal,
    url: "",
    async wait(step) {
      abort.signal.throwIfAborted();
      const idle = setTimeout(() => late(fr.idle(deadline.url, Math.ceil(idleMs / 1000))), idleMs);
      let stopWaiting: () => void = () => {};
      const aborted = new Promise<never>((_, reject) => {
        stopWaiting = () => reject(abort.signal.reason);
        abort.signal.addEventListener("abort", stopWaiting, { once: true });
      });
      try {
        return await Promise.race([step, aborted]);
      } finally {
        clearTimeout(idle);
        abort.signal.removeEventListener("abort", stopWaiting);
      }
    },
    stop() {
      clearTimeout(total);
      caller?.removeEventListener("abort", giveUp);
    },
  };
  return deadline;
}
