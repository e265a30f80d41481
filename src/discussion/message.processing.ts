import { entriesByIds, entryPath } from "../catalogue/index.ts";
import { untellMessage } from "../follow/index.ts";
import { closeCase } from "../moderation/index.ts";
import { type Clock, DAY, earlier } from "../platform/clock.ts";
import type { Executor, Transaction } from "../platform/database.ts";
import type { Held, Processing } from "../privacy/index.ts";
import { fr } from "./discussion.fr.ts";
import * as store from "./message.store.ts";
import { latest } from "./message.ts";

const KEEP_DRAFT = 7 * DAY;
const KEEP_HIDDEN = 365 * DAY;
const KEEP_AUTHOR = 3 * 365 * DAY;

const t = fr.processing;

async function held(executor: Executor, email: string): Promise<Held[]> {
  const messages = await store.messagesBy(executor, email);
  const entries = new Map(
    (await entriesByIds(executor, [...new Set(messages.map(({ entry }) => entry))])).map((entry) => [entry.id, entry]),
  );
  const { fields } = t;
  return messages.map((message) => {
    const entry = entries.get(message.entry);
    const { name, confirmedAt, publishedAt, withdrawnAt, versions } = message;
    const last = latest(message);
    return {
      label: t.label(message.kind, entry?.single.title.value ?? fr.goneFiche),
      at: message.createdAt,
      data: {
        [fields.text]: last?.body ?? "",
        [fields.email]: email,
        ...(last ? { [fields.state]: fr.own.states[last.state] } : {}),
        ...(name ? { [fields.name]: name } : {}),
        ...(confirmedAt ? { [fields.confirmed]: confirmedAt } : {}),
        ...(publishedAt ? { [fields.published]: publishedAt } : {}),
        ...(withdrawnAt ? { [fields.withdrawn]: withdrawnAt } : {}),
        ...(versions.length > 1 ? { [fields.versions]: versions.slice(0, -1).map(({ at, body }) => ({ at, body })) } : {}),
      },
      ...(entry ? { href: `${entryPath(entry)}/discussion` } : {}),
    };
  });
}

async function forget(trx: Transaction, ids: readonly string[], at: string): Promise<void> {
  const clock: Clock = { now: () => new Date(at) };
  for (const id of ids) {
    await closeCase(trx, "comment", id, clock);
    await untellMessage(trx, id);
    await store.forgetMessage(trx, id, at);
  }
}

const idsOf = (messages: readonly { id: string }[]) => messages.map(({ id }) => id);

/** What is held of those who write under fiches: shown, erased and forgotten by the room of privacy. */
export const discussionProcessing: Processing = {
  id: "discussion/messages",
  purpose: t.purpose,
  people: t.people,
  data: t.data,
  basis: t.basis,
  keptFor: t.keptFor,
  recipients: t.recipients,
  held,
  erase: async (trx, email, at) => forget(trx, idsOf(await store.messagesBy(trx, email)), at),
  async anonymise(trx, email) {
    await store.forgetAuthorOf(trx, idsOf(await store.messagesBy(trx, email)));
  },
  count: store.countMessages,
  async purge(trx, now) {
    const before = (ms: number) => earlier(now, ms);
    const stale = await store.staleMessages(trx, { draft: before(KEEP_DRAFT), hidden: before(KEEP_HIDDEN) });
    await forget(trx, stale, now.toISOString());
    const old = await store.oldAuthored(trx, before(KEEP_AUTHOR));
    await store.forgetAddresses(trx, old);
    return stale.length + old.length;
  },
};
