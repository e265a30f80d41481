import { closeCase } from "../../moderation/index.ts";
import { type Clock, DAY, earlier } from "../../platform/clock.ts";
import type { Transaction } from "../../platform/database.ts";
import type { Held, Processing } from "../../privacy/index.ts";
import { processing as t } from "../processing.fr.ts";
import { commentsBy, forgetSpeaker, opinionsBy } from "./discussion.store.ts";
import { countProposers, proposalsBy, purgeProposals, saveProposal } from "./proposal.store.ts";

const UNCONFIRMED_DAYS = 7;
const DECIDED_DAYS = 730;

/** A proposal under discussion is everybody's by now: it stays, nobody's. One that nobody has seen goes with its author. */
async function forgetProposals(trx: Transaction, email: string, clock: Clock): Promise<void> {
  for (const { author: _author, email: _email, ...it } of await proposalsBy(trx, email)) {
    const unseen = it.state === "unconfirmed" || it.state === "waiting";
    if (unseen) await closeCase(trx, "vocabulary", `proposal:${it.id}`, clock);
    await saveProposal(trx, unseen ? { ...it, reason: "", examples: "", state: "withdrawn" } : it);
  }
}

/** Who proposes, discusses and gives an opinion on words. */
export const wordsProcessing = ({ clock }: { clock: Clock }): Processing => ({
  id: "governance/words",
  ...t.words,
  async held(executor, email) {
    const proposals = (await proposalsBy(executor, email)).map(
      ({ id, text: said, reason, examples, author, createdAt }): Held => {
        const data = { proposition: said, raison: reason, exemples: examples, nom: author };
        return { label: t.proposal, at: createdAt, data, href: `/vocabulaire/propositions/${id}` };
      },
    );
    const comments = (await commentsBy(executor, email)).map(({ at, text, author, proposal }): Held => {
      return { label: t.comment, at, data: { texte: text, nom: author }, href: `/vocabulaire/propositions/${proposal}` };
    });
    const opinions = (await opinionsBy(executor, email)).map(({ at, choice, text, author, proposal }): Held => {
      const data = { avis: choice, texte: text, nom: author };
      return { label: t.opinion, at, data, href: `/vocabulaire/propositions/${proposal}` };
    });
    return [...proposals, ...comments, ...opinions];
  },
  async erase(trx, email) {
    await forgetProposals(trx, email, clock);
    for (const { id } of await commentsBy(trx, email)) await closeCase(trx, "vocabulary", `comment:${id}`, clock);
    await forgetSpeaker(trx, email, false);
  },
  async anonymise(trx, email) {
    await forgetProposals(trx, email, clock);
    await forgetSpeaker(trx, email, true);
  },
  count: countProposers,
  purge: (trx, now) => purgeProposals(trx, earlier(now, UNCONFIRMED_DAYS * DAY), earlier(now, DECIDED_DAYS * DAY)),
});
