import type { Clock } from "../platform/clock.ts";
import type { Database } from "../platform/database.ts";
import { mintId } from "../platform/ids.ts";
import { openCase } from "./case.commands.ts";
import { report as t } from "./report.fr.ts";
import { insertReport } from "./report.store.ts";
import { isAboutFacts, isUrgent, type Report } from "./report.ts";
import type { readTrap } from "./trap.ts";

/** What reports work on. `about`: what is known of the page reported, told by who knows the pages. */
export type ReportDeps = {
  database: Database;
  clock: Clock;
  about?: ((path: string) => Promise<{ title: string; entry?: string; partners?: string[] } | undefined>) | undefined;
};

/** Keeps a report and puts it before the curators. */
export async function sendReport(
  { database, clock, about }: ReportDeps,
  told: Omit<Report, "id" | "at" | "state">,
  trap: ReturnType<typeof readTrap>,
): Promise<void> {
  const now = clock.now();
  const known = await about?.(told.object);
  const report: Report = { ...told, id: mintId(now), at: now.toISOString(), state: "waiting" };
  await database.transaction(async (trx) => {
    await insertReport(trx, report);
    await openCase(
      trx,
      {
        kind: "report",
        subject: report.id,
        title: t.case.title(t.reasons[told.reason].label, known?.title ?? told.object),
        texts: [told.text],
        ...(known?.entry ? { entry: known.entry } : {}),
        ...(known?.partners && isAboutFacts(told.reason) ? { partners: known.partners } : {}),
        ...(told.email ? { email: told.email } : {}),
        ...(told.account ? { account: told.account } : {}),
        ...trap,
        urgent: isUrgent(told.reason),
      },
      clock,
    );
  });
}
