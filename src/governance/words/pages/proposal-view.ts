import type { Errors } from "../../../web/form.ts";
import type { PageContext } from "../../../web/index.ts";
import type { GovernanceEvent } from "../../event.ts";
import type { Values } from "../../form.ts";
import type { Opinion, WordComment, WordProposal } from "../proposal.ts";

/** A fiche given as an example. */
type Example = { id: string; title: string; href: string };

/** What whoever reads may do here. */
type Rights = { signedIn: boolean; member: boolean; curator: boolean; account?: string };

/** All that the page of a proposal shows. */
export type ProposalPageProps = {
  context: PageContext;
  proposal: WordProposal;
  opinions: readonly Opinion[];
  comments: readonly WordComment[];
  events: readonly GovernanceEvent[];
  examples: readonly Example[];
  decidable: boolean;
  rights: Rights;
  /** Which form came back, with what was typed. */
  form?: "comment" | "opinion" | "decision" | "reopen";
  errors?: Errors;
  values?: Values;
};
