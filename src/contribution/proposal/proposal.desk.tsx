import { EntryPreview, entryById, entryPath, type SourceDirectory } from "../../catalogue/index.ts";
import type { CaseDesk } from "../../moderation/index.ts";
import type { Executor } from "../../platform/database.ts";
import { Notice } from "../../web/index.ts";
import { pictureAddress } from "../pictures/picture-address.ts";
import type { Alike, AlikeSearch } from "./alike.ts";
import { searchOf } from "./alike-search.ts";
import { deskTexts as t } from "./desk.fr.ts";
import { AlikeBox } from "./pages/write-frame.tsx";
import { previewOf } from "./preview.ts";
import { findProposal } from "./proposal.store.ts";
import type { Proposal } from "./proposal.ts";
import type { ProposalDeps } from "./proposal-deps.ts";
import { acceptProposal, refuseProposal, reopenProposal } from "./publish.commands.ts";

type DeskDeps = ProposalDeps & {
  sources(): Promise<SourceDirectory>;
  alike?: ((search: AlikeSearch) => Promise<Alike[]>) | undefined;
};

/** What should be looked at twice before saying yes. */
function warnings({ answers, published }: Proposal): string[] {
  const { need, solution, where, contact, pictures = [] } = answers;
  return [
    !need && !solution ? t.thin : "",
    where?.kind === "everywhere" ? t.everywhere : "",
    contact?.shown && contact.email ? t.shownContact : "",
    pictures.length ? t.pictures(pictures.length) : "",
    published ? t.update : "",
  ].filter(Boolean);
}

function withoutPictures(proposal: Proposal): Proposal {
  const { pictures: _, ...answers } = proposal.answers;
  return { ...proposal, answers };
}

async function view(deps: DeskDeps, executor: Executor, subject: string, level: "open" | "private") {
  const found = await findProposal(executor, subject);
  // Until it is accepted, its pictures are for those who decide.
  const proposal = found && (level === "open" ? withoutPictures(found) : found);
  const entry = proposal && previewOf(proposal, (picture) => deps.instance.url + pictureAddress(picture), level);
  if (!proposal || !entry) return undefined;
  const { answers, proposer } = proposal;
  const near = answers.title ? ((await deps.alike?.(searchOf({ ...answers, title: answers.title }))) ?? []) : [];
  const alike = near.filter(({ id }) => id !== proposal.entry);
  const fiche = proposal.entry ? await entryById(executor, proposal.entry) : undefined;
  const forDesk = level === "private";
  const body = (
    <>
      {forDesk && warnings(proposal).map((warning) => <Notice key={warning} tone="warning" title={warning} />)}
      {forDesk && answers.seen && (
        <p class="as-typed">
          {t.seen} {answers.seen}
        </p>
      )}
      <AlikeBox alike={alike} />
      <EntryPreview entry={entry} sources={await deps.sources()} base={deps.instance.url} />
    </>
  );
  const named = answers.showName && answers.name;
  return {
    body,
    author: named ? t.named(answers.name ?? "", t.proposers[proposer]) : t.proposers[proposer],
    ...(fiche ? { href: entryPath(fiche) } : {}),
  };
}

/** How proposals are shown to those who decide, and what their decisions do. */
export const proposalDesk = (deps: DeskDeps): CaseDesk => ({
  kind: "proposal",
  view: (executor, subject) => view(deps, executor, subject, "private"),
  publicView: (executor, subject) => view(deps, executor, subject, "open"),
  accept: (trx, subject, ruling) => acceptProposal(trx, deps, subject, ruling),
  refuse: (trx, subject, ruling) => refuseProposal(trx, deps, subject, ruling),
  reopen: (trx, subject, ruling) => reopenProposal(trx, deps, subject, ruling),
});
