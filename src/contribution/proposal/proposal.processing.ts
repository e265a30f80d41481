import type { Processing } from "../../privacy/index.ts";
import { anonymiseProposal } from "./anonymise.commands.ts";
import { processing as t } from "./desk.fr.ts";
import { eraseProposal } from "./follow.commands.ts";
import { forgetOld } from "./forget.commands.ts";
import { countAuthored, proposalsBy } from "./proposal.store.ts";
import type { ProposalDeps } from "./proposal-deps.ts";

/** What is held about those who propose a fiche, and their rights over it. */
export const proposalProcessing = (deps: ProposalDeps): Processing => ({
  id: "contribution/proposals",
  ...{ purpose: t.purpose, people: t.people, data: t.data, basis: t.basis, keptFor: t.keptFor, recipients: t.recipients },
  async held(executor, email) {
    return (await proposalsBy(executor, email)).map(({ answers, state, createdAt, decision, published }) => ({
      label: t.label(answers.title ?? ""),
      at: createdAt,
      data: { etat: state, reponses: answers, ...(published ? { publie: published } : {}), ...(decision ? { decision } : {}) },
    }));
  },
  async erase(trx, email) {
    for (const { id } of await proposalsBy(trx, email)) await eraseProposal(trx, deps, id);
  },
  async anonymise(trx, email) {
    for (const proposal of await proposalsBy(trx, email)) await anonymiseProposal(trx, deps, proposal);
  },
  count: countAuthored,
  purge: (trx, now) => forgetOld(trx, deps, now),
});
