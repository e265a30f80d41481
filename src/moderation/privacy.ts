import { accountByEmail } from "../account/index.ts";
import { DAY, earlier } from "../platform/clock.ts";
import type { Executor, Transaction } from "../platform/database.ts";
import type { Held, Processing } from "../privacy/index.ts";
import { saveCase } from "./case.store.ts";
import { moderation } from "./moderation.fr.ts";
import { privacy as t } from "./privacy.fr.ts";
import * as store from "./privacy.store.ts";
import { speak } from "./reminder/silence.store.ts";
import { report } from "./report.fr.ts";
import { eraseReportsOf, forgetReports, reportsOf } from "./report.store.ts";

/** How long the words of what was refused are kept, and who sent what was accepted. */
const WORDS_KEPT = 182 * DAY;
/** How long what new texts are compared with is kept. */
const TRACES_KEPT = 30 * DAY;

async function held(executor: Executor, email: string): Promise<Held[]> {
  const account = await accountByEmail(executor, email);
  const cases = (await store.casesOf(executor, email)).map((it) => ({
    label: t.cases(moderation.kinds[it.kind]),
    at: it.openedAt,
    data: {
      [t.fields.title]: it.title,
      [t.fields.texts]: it.texts,
      [t.fields.state]: moderation.page.settled[it.state],
      [t.fields.signals]: it.signals.map((signal) => signal.detail),
    },
  }));
  const reports = (await reportsOf(executor, email)).map((it) => ({
    label: t.report,
    at: it.at,
    data: { [t.fields.page]: it.object, [t.fields.reason]: report.reasons[it.reason].label, [t.fields.text]: it.text },
    href: it.object,
  }));
  const voices = (account ? await store.votesBy(executor, account.id) : []).map((vote) => ({
    label: t.voice,
    at: vote.at,
    data: {
      [t.fields.title]: vote.title,
      [t.fields.side]: vote.side === "contest" ? t.sides.contest : t.sides.confirm,
      [t.fields.reason]: vote.reason ?? "",
    },
  }));
  return [...cases, ...reports, ...voices];
}

async function erase(trx: Transaction, email: string, at: string): Promise<void> {
  for (const it of await store.casesOf(trx, email)) {
    // Nobody is asked to decide on words that are gone.
    if (it.state === "waiting") await saveCase(trx, { ...it, state: "withdrawn", version: it.version + 1 });
    await store.emptyCase(trx, it.id, at);
  }
  await eraseReportsOf(trx, email);
  const account = await accountByEmail(trx, email);
  if (!account) return;
  await store.deleteVotesOf(trx, account.id);
  await speak(trx, account.id);
}

async function purge(trx: Transaction, now: Date): Promise<number> {
  const before = (ms: number) => earlier(now, ms);
  const refused = await store.refusedBefore(trx, before(WORDS_KEPT));
  for (const id of refused) await store.emptyCase(trx, id, now.toISOString());
  const forgotten = [
    await store.forgetAuthors(trx, before(WORDS_KEPT)),
    await forgetReports(trx, before(WORDS_KEPT)),
    await store.forgetTraces(trx, before(TRACES_KEPT)),
  ];
  return forgotten.reduce((sum, count) => sum + count, refused.length);
}

/** What moderation holds about persons, and how it is shown, erased and forgotten. */
export const moderationProcessing: Processing = {
  id: "moderation/cases",
  purpose: t.purpose,
  people: t.people,
  data: t.data,
  basis: t.basis,
  keptFor: t.keptFor,
  recipients: t.recipients,
  held,
  erase,
  purge,
  count: store.countHeld,
};
