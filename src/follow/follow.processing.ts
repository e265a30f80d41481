import { revokeLinks } from "../account/index.ts";
import { DAY, earlier } from "../platform/clock.ts";
import type { Executor } from "../platform/database.ts";
import type { Held, Processing } from "../privacy/index.ts";
import { MANAGE } from "./digest.commands.ts";
import { fr } from "./follow.fr.ts";
import * as store from "./follow.store.ts";
import { forgetAuthor, forgetNews, forgetOrphans } from "./news.store.ts";
import { forgetSearches } from "./saved-search.store.ts";
import { targetViews } from "./targets.ts";

const KEEP_STOPPED = 30 * DAY;
/** Longer than the slowest rhythm and the longest pause together. */
const KEEP_NEWS = 180 * DAY;

const t = fr.processing;

async function held(executor: Executor, email: string): Promise<Held[]> {
  const person = await store.personByEmail(executor, email);
  if (!person) return [];
  const follows = await store.followsOf(executor, person.id);
  const views = await targetViews(
    executor,
    follows.map(({ target }) => target),
  );
  const { fields } = t;
  const own = {
    label: t.person,
    data: { [fields.email]: email, ...(person.mutedUntil ? { [fields.muted]: person.mutedUntil } : {}) },
    href: "/mes-suivis",
  };
  const each = follows.flatMap(({ target, rhythm, createdAt, stoppedAt, pausedAt }) => {
    const view = views.get(target);
    if (!view) return [];
    const state = {
      ...(stoppedAt ? { [fields.stopped]: stoppedAt } : {}),
      ...(pausedAt ? { [fields.paused]: pausedAt } : {}),
      ...(view.parameters ? { [fields.parameters]: view.parameters } : {}),
    };
    return [
      {
        label: stoppedAt ? t.stoppedLabel(view) : t.label(view),
        at: createdAt,
        data: { [fields.target]: view.name, [fields.rhythm]: fr.rhythms[rhythm], [fields.since]: createdAt, ...state },
        ...(view.href ? { href: view.href } : {}),
      },
    ];
  });
  return [own, ...each];
}

/** What is held of those who follow something: shown, erased and forgotten by the room of privacy. */
export const followProcessing: Processing = {
  id: "follow/news",
  purpose: t.purpose,
  people: t.people,
  data: t.data,
  basis: t.basis,
  keptFor: t.keptFor,
  recipients: t.recipients,
  held,
  async erase(trx, email) {
    await forgetAuthor(trx, email);
    const person = await store.personByEmail(trx, email);
    if (!person) return;
    await revokeLinks(trx, MANAGE, person.id);
    await store.deletePerson(trx, person.id);
    // What they searched for may name them.
    await forgetSearches(trx);
  },
  count: store.countFollows,
  async purge(trx, now) {
    const before = (ms: number) => earlier(now, ms);
    const stopped = await store.forgetStopped(trx, before(KEEP_STOPPED));
    return stopped + (await forgetNews(trx, before(KEEP_NEWS))) + (await forgetOrphans(trx)) + (await forgetSearches(trx));
  },
};
