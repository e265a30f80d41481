import { openCase } from "../moderation/index.ts";
import type { Transaction } from "../platform/database.ts";
import { gone } from "./ask.commands.ts";
import { abuseCase, otherCase } from "./case-subject.ts";
import { texts as t } from "./introduction.fr.ts";
import { findIntroduction, saveIntroduction } from "./introduction.store.ts";
import { across, type Introduction, type Side } from "./introduction.ts";
import type { IntroductionDeps } from "./introduction-deps.ts";
import { mails } from "./mails.fr.ts";
import { deleteAliases, messagesOf } from "./message.store.ts";
import { block } from "./recipient.store.ts";
import { withoutContacts } from "./shield.ts";
import { addressOf } from "./sides.ts";
import { tellSide } from "./thread.commands.ts";

/** Ends a conversation for good: letters that come later are refused, and both sides are told the same neutral words. */
async function part(trx: Transaction, deps: IntroductionDeps, it: Introduction): Promise<void> {
  await deleteAliases(trx, it.id);
  if (it.state !== "accepted") return;
  await saveIntroduction(trx, { ...it, state: "closed", endedAt: deps.clock.now().toISOString() });
  for (const side of ["asker", "other"] as const) await tellSide(trx, deps, it, side, mails.ended);
}

const within = (deps: IntroductionDeps, id: string, run: (trx: Transaction, it: Introduction) => Promise<void>): Promise<void> =>
  deps.database.transaction(async (trx) => {
    const it = await findIntroduction(trx, id);
    if (!it) throw gone();
    await run(trx, it);
  });

/** One side of a conversation wants to hear nothing more of the other, now or in another request. */
export const blockSide = (deps: IntroductionDeps, id: string, side: Side): Promise<void> =>
  within(deps, id, async (trx, it) => {
    const [mine, theirs] = [addressOf(it, side), addressOf(it, across(side))];
    if (mine && theirs) await block(trx, mine, theirs, deps.clock.now().toISOString());
    await part(trx, deps, it);
  });

/** One side puts what the other wrote before those who moderate; the conversation ends. */
export const reportSide = (deps: IntroductionDeps, id: string, side: Side, why: string): Promise<void> =>
  within(deps, id, async (trx, it) => {
    const reported = across(side);
    const said = (await messagesOf(trx, id)).filter((message) => message.side === reported && message.state === "sent");
    const words = [...(reported === "asker" ? [it.why, it.offer] : []), ...said.map(({ text }) => text)];
    const email = addressOf(it, reported);
    const about =
      reported === "asker"
        ? { subject: abuseCase(id), title: t.report.abuse(it.entryTitle) }
        : { subject: otherCase(id), title: t.report.otherAbuse(it.entryTitle) };
    const texts = [withoutContacts(why), ...words.map(withoutContacts)].filter(Boolean);
    const told = { kind: "report", ...about, entry: it.entry, texts, urgent: true } as const;
    await openCase(trx, { ...told, ...(email ? { email } : {}) }, deps.clock);
    await part(trx, deps, it);
  });
