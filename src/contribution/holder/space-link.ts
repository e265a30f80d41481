import { issueLink } from "../../account/index.ts";
import { DAY } from "../../platform/clock.ts";
import type { Transaction } from "../../platform/database.ts";
import type { CorrectionDeps } from "../correction/correction.commands.ts";

/** What opens a holder's own page. */
export const SPACE = { purpose: "holder/space", lifeMs: 2 * 366 * DAY } as const;

/**
 * A new address of a holder's own page.
 * @param asked the address that asked for it: counted, so that nobody's letter box is filled through us.
 */
export async function spaceLink(trx: Transaction, holder: string, deps: CorrectionDeps, asked?: string): Promise<string> {
  const secret = await issueLink(trx, { ...SPACE, subject: holder, ...(asked ? { email: asked } : {}) }, deps.clock);
  return `${deps.instance.url}/ma-fiche/${secret}`;
}
