import { accountByEmail } from "../account/index.ts";
import type { Executor, Transaction } from "../platform/database.ts";
import type { Held, Processing } from "../privacy/index.ts";
import { processingFr as t } from "./judgement.processing.fr.ts";
import { forgetJudge, judgementPage } from "./judgement.store.ts";

const MOST = 10_000;

async function held(executor: Executor, email: string): Promise<Held[]> {
  const account = await accountByEmail(executor, email);
  if (!account) return [];
  const lines = await judgementPage(executor, { by: `account:${account.id}`, limit: MOST });
  return lines.map(({ seq, at, verdict, reason }) => ({
    label: t.label(seq),
    at,
    data: { [t.fields.verdict]: t.verdicts[verdict], [t.fields.reason]: reason },
  }));
}

/** What was judged stays judged; who judged it, and in which words, is nobody's any more. */
async function erase(trx: Transaction, email: string): Promise<void> {
  const account = await accountByEmail(trx, email);
  if (account) await forgetJudge(trx, `account:${account.id}`);
}

/** What the log of judgements holds about those who judge. */
export const judgementProcessing: Processing = { id: "resolution/judgements", ...t.processing, held, erase };
