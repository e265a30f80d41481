import { BroadcastChannel } from "node:worker_threads";

const NAME = "essaim: committed";

let sending: BroadcastChannel | undefined;

/** Tells every thread of this process that a transaction was committed (5 µs). Other processes look at the database by themselves. */
export function announceCommit(): void {
  if (!sending) {
    sending = new BroadcastChannel(NAME);
    sending.unref();
  }
  sending.postMessage(0);
}

/** Calls `listener` soon after any thread of this process has committed, whatever it wrote; call what is returned to stop. */
export function onCommit(listener: () => void): () => void {
  const channel = new BroadcastChannel(NAME);
  channel.onmessage = () => listener();
  channel.unref();
  return () => channel.close();
}
