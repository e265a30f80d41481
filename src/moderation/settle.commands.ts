import type { Clock } from "../platform/clock.ts";
import type { Transaction } from "../platform/database.ts";
import { caseAbout, insertEvent, saveCase } from "./case.store.ts";
import type { CaseKind } from "./case.ts";
import { newEvent } from "./event.ts";

/**
 * Writes down that a case just opened needs nobody's decision: what it is about was done already, by somebody who may (a holder on
 * their own fiche). It stands in the history, where it can be taken back like any other.
 * @param by who did it: `signatureOf(account)`, or the room's word for them.
 */
export async function settleCase(trx: Transaction, kind: CaseKind, subject: string, by: string, clock: Clock): Promise<void> {
  const it = await caseAbout(trx, kind, subject);
  if (it?.state !== "waiting") return;
  const at = clock.now().toISOString();
  await saveCase(trx, { ...it, state: "accepted", decidedAt: at, decidedBy: by, version: it.version + 1 });
  await insertEvent(trx, newEvent({ case: it.id, at, by, act: "accepted" }));
}
