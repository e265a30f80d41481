import { idsOfEntry } from "../catalogue/index.ts";
import type { Clock } from "../platform/clock.ts";
import type { Transaction } from "../platform/database.ts";
import { followedAmong } from "./follow.store.ts";
import type { Target } from "./follow.ts";
import { appendNews, setRetracted } from "./news.store.ts";

/** A message that all may read now, to be told to those who follow its fiche, or the message that it answers. */
type MessageNews = {
  id: string;
  entry: string;
  /** The message that it answers. */
  answers?: string;
  /** Who wrote it: they are not told. */
  author?: string;
  /** Public name; absent: anonymous. */
  by?: string;
  /** Its first words, plain. */
  words: string;
};

const keyOf = (message: string): string => `message:${message}`;

/** The answers to one's own message are followed under this name. */
export const threadTarget = (message: string, entry: string): Target => `thread:${message}:${entry}`;

/** Makes news of a message, in the caller's transaction; a message that was taken back is news again, for those not yet told. */
export async function tellMessage(trx: Transaction, message: MessageNews, clock: Clock): Promise<void> {
  const { id, entry, answers, author, by, words } = message;
  if (await setRetracted(trx, keyOf(id), false)) return;
  // Who followed the fiche, or wrote under it, before it became one with another.
  const known = await idsOfEntry(trx, entry);
  const about = known.flatMap((id): Target[] => [`entry:${id}`, ...(answers ? [threadTarget(answers, id)] : [])]);
  const targets = [...(await followedAmong(trx, about))];
  if (targets.length === 0) return;
  const data = { words, message: id, ...(by ? { by } : {}) };
  const kind = answers ? "answer" : "message";
  const at = clock.now().toISOString();
  await appendNews(trx, [{ at, kind, entry, change: 0, key: keyOf(id), targets, data, ...(author ? { author } : {}) }]);
}

/** Takes a message back: who was not told yet will not be. */
export const untellMessage = async (trx: Transaction, message: string): Promise<void> =>
  void (await setRetracted(trx, keyOf(message), true));
