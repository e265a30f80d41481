import type { Clock } from "../platform/clock.ts";
import type { Transaction } from "../platform/database.ts";
import { queueMail } from "../platform/outgoing-mail.ts";
import { DefinitionList } from "../web/index.ts";
import type { CaseDesk, Ruling } from "./case.ts";
import { report as t } from "./report.fr.ts";
import { findReport, setReportState } from "./report.store.ts";

/** What the desk of reports works on. */
type ReportDeskDeps = { clock: Clock; instance: { name: string; url: string } };

async function settle(deps: ReportDeskDeps, trx: Transaction, id: string, state: "accepted" | "refused", { message }: Ruling) {
  const it = await findReport(trx, id);
  if (!it) return;
  await setReportState(trx, id, state);
  if (!it.email) return;
  const { name, url } = deps.instance;
  const text = t.mail[state](name, url + it.object) + (message ? t.mail.message(message) : "");
  await queueMail(trx, { to: it.email, subject: `${t.mail.subject} – ${name}`, text }, deps.clock);
}

/** How reports are shown to those who decide, and what their decisions do. */
export const reportDesk = (deps: ReportDeskDeps): CaseDesk => ({
  kind: "report",
  async view(executor, id) {
    const it = await findReport(executor, id);
    if (!it) return undefined;
    const items = [
      { term: t.case.object, value: <a href={it.object}>{it.object}</a> },
      { term: t.case.reason, value: t.reasons[it.reason].label },
      { term: t.case.text, value: <p class="difference">{it.text}</p> },
    ];
    const body = (
      <>
        <DefinitionList items={items} />
        <p class="help">{t.case.effect}</p>
      </>
    );
    return { body, author: it.email ? t.case.known : t.case.anonymous, href: it.object };
  },
  accept: (trx, id, ruling) => settle(deps, trx, id, "accepted", ruling),
  refuse: (trx, id, ruling) => settle(deps, trx, id, "refused", ruling),
  reopen: (trx, id) => setReportState(trx, id, "waiting"),
});
