import { issueLink } from "../account/index.ts";
import { entryById, entryPath } from "../catalogue/index.ts";
import type { CaseDesk, Ruling } from "../moderation/index.ts";
import type { Executor, Transaction } from "../platform/database.ts";
import { queueMail } from "../platform/outgoing-mail.ts";
import { fr } from "./discussion.fr.ts";
import type { DiscussionDeps } from "./discussion-deps.ts";
import { OWN, OWN_LIFE } from "./message.commands.ts";
import * as store from "./message.store.ts";
import { latest, type Message, shownText, type VersionState } from "./message.ts";
import { MessageCase } from "./pages/message-case.tsx";
import { bringForth } from "./publish.commands.ts";

async function viewOf(executor: Executor, id: string) {
  const message = await store.messageById(executor, id);
  const version = message && latest(message);
  if (!message || !version) return undefined;
  const parent = message.parent === undefined ? undefined : await store.messageById(executor, message.parent);
  const entry = await entryById(executor, message.entry);
  return {
    body: <MessageCase message={message} text={version.body} before={shownText(message)} parent={parent && shownText(parent)} />,
    author: fr.authorOf(message),
    ...(entry ? { href: `${entryPath(entry)}/discussion` } : {}),
  };
}

/** Changes the state of the last words, and what all read with it. @returns the message as it was; undefined when it is no more. */
async function judge(trx: Transaction, deps: DiscussionDeps, id: string, state: VersionState): Promise<Message | undefined> {
  const before = await store.messageById(trx, id);
  const version = before && latest(before);
  if (!before || !version || before.withdrawnAt !== undefined) return undefined;
  await store.setVersionState(trx, id, version.version, state);
  await bringForth(trx, deps, id);
  return before;
}

/** Tells the author, with the way to their message. */
async function tellAuthor(
  trx: Transaction,
  { clock, instance }: DiscussionDeps,
  message: Message,
  mail: (instance: string, title: string, link: string) => { subject: string; text: string },
): Promise<void> {
  if (!message.email) return;
  const entry = await entryById(trx, message.entry);
  const secret = await issueLink(trx, { purpose: OWN, subject: message.id, lifeMs: OWN_LIFE }, clock);
  const words = mail(instance.name, entry?.single.title.value ?? fr.goneFiche, `${instance.url}/message/${secret}`);
  await queueMail(trx, { to: message.email, ...words }, clock);
}

/** How messages are shown to those who decide, and what follows from a decision. */
export const messageDesk = (deps: DiscussionDeps): CaseDesk => ({
  kind: "comment",
  view: viewOf,
  async accept(trx, id) {
    const before = await judge(trx, deps, id, "accepted");
    // Who was shown at once is not told that they are.
    if (before && latest(before)?.state !== "accepted") await tellAuthor(trx, deps, before, fr.mails.accepted);
  },
  async refuse(trx, id, ruling: Ruling) {
    const before = await judge(trx, deps, id, "refused");
    if (before) await tellAuthor(trx, deps, before, (...told) => fr.mails.refused(...told, ruling.message));
  },
  async reopen(trx, id) {
    const before = await judge(trx, deps, id, "waiting");
    if (before && latest(before)?.state !== "waiting") await tellAuthor(trx, deps, before, fr.mails.reopened);
  },
});
