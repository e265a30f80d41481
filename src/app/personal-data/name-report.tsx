import { entryById, entryPath, withholdContact } from "../../catalogue/index.ts";
import { type CaseDesk, openCase, type Ruling } from "../../moderation/index.ts";
import { DAY, earlier } from "../../platform/clock.ts";
import type { Executor, Transaction } from "../../platform/database.ts";
import { ProblemError } from "../../platform/errors.ts";
import { mintId } from "../../platform/ids.ts";
import { queueMail } from "../../platform/outgoing-mail.ts";
import type { PrivacyDeps, Processing } from "../../privacy/index.ts";
import { DefinitionList } from "../../web/index.ts";
import { texts as appTexts } from "../app.fr.ts";
import type { Services } from "../services.ts";
import { texts as t } from "./name-report.fr.ts";
import * as store from "./name-report.store.ts";

const YEAR = 365 * DAY;
const idIn = (page: string): string => page.match(/\/fiche\/[^\s/?#]*?([0-9a-hjkmnp-tv-z]{15})(?:[?#/]|$)/)?.[1] ?? "";

/**
 * Opens a case for the curators: a person whose address is proven is named in a fiche and does not wish to be.
 * @throws ProblemError `entry/not-found` when the page named is no fiche.
 */
export const reportName =
  ({ clock }: Pick<Services, "clock">): PrivacyDeps["reportName"] =>
  async (trx, { email, page, name, words }) => {
    const entry = await entryById(trx, idIn(page));
    if (!entry) throw new ProblemError({ code: "entry/not-found", kind: "not-found", ...appTexts.notFound });
    const now = clock.now();
    const id = mintId(now);
    await store.insertReport(trx, { id, at: now.toISOString(), email, entry: entry.id, name: name.trim(), words: words.trim() });
    const title = t.title(entry.single.title.value);
    // Not judged as spam: their address is proven, and the law gives them an answer.
    await openCase(trx, { kind: "report", subject: id, title, entry: entry.id, email, texts: [], urgent: true }, clock);
  };

async function view(executor: Executor, subject: string) {
  const report = await store.findReport(executor, subject);
  const entry = report && (await entryById(executor, report.entry));
  if (!report) return undefined;
  const items = [{ term: t.name, value: report.name }, ...(report.words ? [{ term: t.words, value: report.words }] : [])];
  const body = (
    <>
      <p>{t.asked}</p>
      <DefinitionList items={items} />
      <p>{t.effect}</p>
    </>
  );
  return { body, author: t.who, ...(entry ? { href: entryPath(entry) } : {}) };
}

/** What curators do about a name that its person asks to have removed. Undoing does not put the name back: the source will, if it is told to. */
export function nameReportDesk({ clock, config }: Pick<Services, "clock" | "config">): CaseDesk {
  const tell = async (trx: Transaction, email: string, words: "accepted" | "refused", ruling: Ruling) => {
    const { subject, text } = t.mail[words](config.instance.name);
    await queueMail(trx, { to: email, subject, text: text(ruling.message ? `\n${ruling.message}\n` : "") }, clock);
  };
  const decide = async (trx: Transaction, subject: string, words: "accepted" | "refused", ruling: Ruling) => {
    const report = await store.findReport(trx, subject);
    if (!report) return;
    if (words === "accepted") {
      const records = await store.recordsOfEntry(trx, report.entry);
      await withholdContact(trx, { records, kind: "person", value: report.name }, ruling.at);
    }
    await store.setDecided(trx, subject, ruling.at);
    await tell(trx, report.email, words, ruling);
  };
  return {
    kind: "report",
    view,
    accept: (trx, subject, ruling) => decide(trx, subject, "accepted", ruling),
    refuse: (trx, subject, ruling) => decide(trx, subject, "refused", ruling),
    reopen: (trx, subject) => store.setDecided(trx, subject, null),
  };
}

/** Requests about names: what they hold about who asked. */
export const nameReportProcessing: Processing = {
  id: "privacy/names",
  ...t.processing,
  async held(executor, email) {
    const reports = await store.reportsOf(executor, email);
    return reports.map(({ at, name, words, entry }) => ({
      label: t.held,
      at,
      data: { [t.name]: name, [t.words]: words },
      href: `/fiche/${entry}`,
    }));
  },
  erase: (trx, email) => store.deleteReportsOf(trx, email),
  count: store.countReports,
  purge: (trx, now) => store.deleteReportsBefore(trx, earlier(now, YEAR)),
};
