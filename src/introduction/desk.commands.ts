import type { Account } from "../account/index.ts";
import { mintId } from "../platform/ids.ts";
import { gone } from "./ask.commands.ts";
import { texts } from "./introduction.fr.ts";
import { findIntroduction } from "./introduction.store.ts";
import type { Recipient } from "./introduction.ts";
import type { IntroductionDeps } from "./introduction-deps.ts";
import { insertRecipient, recipientsOf } from "./recipient.store.ts";

/** Who sits at the desk becomes one of those asked, so that their answer is written down as any other. */
export const deskRecipient = (deps: IntroductionDeps, id: string, account: Account): Promise<Recipient> =>
  deps.database.transaction(async (trx) => {
    if (!(await findIntroduction(trx, id))) throw gone();
    const known = (await recipientsOf(trx, id)).find(({ email, until }) => email === account.email && until === undefined);
    if (known) return known;
    const now = deps.clock.now();
    const recipient: Recipient = {
      id: mintId(now),
      introduction: id,
      email: account.email,
      rung: "desk",
      origin: texts.origin.desk(deps.instance.name),
      since: now.toISOString(),
      ...(account.name ? { name: account.name } : {}),
    };
    await insertRecipient(trx, recipient);
    return recipient;
  });
