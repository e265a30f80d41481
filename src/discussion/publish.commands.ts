import { entryById } from "../catalogue/index.ts";
import { followOnce, tellMessage, threadTarget, untellMessage } from "../follow/index.ts";
import { closeCase, openCase } from "../moderation/index.ts";
import type { Transaction } from "../platform/database.ts";
import { excerpt } from "../web/index.ts";
import { fr } from "./discussion.fr.ts";
import type { DiscussionDeps } from "./discussion-deps.ts";
import * as store from "./message.store.ts";
import { lastAccepted, latest, type Message, shownText } from "./message.ts";
import { ficheOf, standingOf } from "./message-standing.ts";

/** Characters of a message that a letter of news quotes. */
const QUOTED = 200;

type Forward = { trap: { honeypot?: string; startedAt?: string }; account?: string };

async function reload(trx: Transaction, id: string): Promise<Message> {
  const message = await store.messageById(trx, id);
  if (!message) throw new Error("a message just written cannot be read");
  return message;
}

/** Whether the words of this author appear at once and are looked at afterwards. */
async function isTrusted(trx: Transaction, message: Message, account: string | undefined): Promise<boolean> {
  // Who carries the fiche, or brought it, answers under their own name: their address is proved.
  if (message.standing) return true;
  if (account === undefined || !message.email) return false;
  const { accepted, refused } = await store.historyOf(trx, message.email);
  return accepted > 0 && refused === 0;
}

/**
 * Puts the last words of a confirmed author before those who decide, and before all at once when the author is known for good
 * messages and nothing in it looks like spam. @returns whether all can read it now.
 */
export async function putForward(
  trx: Transaction,
  deps: DiscussionDeps,
  id: string,
  { trap, account }: Forward,
): Promise<boolean> {
  const { clock } = deps;
  const before = await reload(trx, id);
  const entry = await ficheOf(trx, before.entry);
  const standing = await standingOf(deps, trx, entry, before.email ?? "");
  const confirmedAt = before.confirmedAt ?? clock.now().toISOString();
  await store.updateMessage(trx, id, { confirmedAt, standing });
  const message = await reload(trx, id);
  const version = latest(message);
  if (!version) return false;
  const trusted = await isTrusted(trx, message, account);
  const judged = await openCase(
    trx,
    {
      kind: "comment",
      subject: id,
      title: fr.caseTitle(message.kind, entry.single.title.value),
      entry: entry.id,
      texts: [version.body, ...(message.name ? [message.name] : [])],
      ...(message.email ? { email: message.email } : {}),
      ...(account === undefined ? {} : { account }),
      ...trap,
      signals: trusted ? [{ code: "known-author", weight: -2, detail: fr.signals.trusted }] : [],
    },
    clock,
  );
  const accepted = version.state === "accepted" || (trusted && !judged.likelySpam);
  await store.setVersionState(trx, id, version.version, accepted ? "accepted" : "waiting");
  return await bringForth(trx, deps, id);
}

/**
 * Shows what is accepted, and no more than that; tells followers the first time, the holders always. Called after any change of a
 * version or of the message. @returns whether all can read the last words now.
 */
export async function bringForth(trx: Transaction, deps: DiscussionDeps, id: string): Promise<boolean> {
  const { clock } = deps;
  const message = await reload(trx, id);
  const shown = lastAccepted(message.versions);
  const first = shown !== undefined && message.publishedAt === undefined;
  await store.updateMessage(trx, id, {
    shown: shown ?? null,
    ...(first ? { publishedAt: clock.now().toISOString() } : {}),
  });
  const now = await reload(trx, id);
  const text = shownText(now);
  if (text === undefined) await untellMessage(trx, id);
  else await announce(trx, deps, now, text);
  return text !== undefined && shown === latest(now)?.version;
}

async function announce(trx: Transaction, deps: DiscussionDeps, message: Message, text: string): Promise<void> {
  const { clock } = deps;
  const { id, entry, parent, email, name, standing } = message;
  if (!(await entryById(trx, entry))) return;
  if (email) {
    const target = threadTarget(parent ?? id, entry);
    await followOnce(trx, { email, target, rhythm: "soon", cause: "author" }, clock);
  }
  for (const holder of (await deps.holdersOf(trx, entry)).filter(({ isAsked }) => isAsked))
    await followOnce(trx, { email: holder.email, target: `entry:${entry}`, rhythm: "soon", cause: "holder" }, clock);
  const by = name ?? (standing ? fr.standing(standing) : undefined);
  const news = { id, entry, words: excerpt(text, QUOTED), ...(parent ? { answers: parent } : {}) };
  await tellMessage(trx, { ...news, ...(email ? { author: email } : {}), ...(by ? { by } : {}) }, clock);
}

/** Nobody is to decide on it, and nobody yet to be told is told. */
export async function takeBack(trx: Transaction, deps: DiscussionDeps, { id }: Pick<Message, "id">): Promise<void> {
  await closeCase(trx, "comment", id, deps.clock);
  await untellMessage(trx, id);
}
