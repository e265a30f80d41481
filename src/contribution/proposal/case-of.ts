import type { CaseInput, Signal } from "../../moderation/index.ts";
import { frame } from "./frame.fr.ts";
import type { Answers, Proposal } from "./proposal.ts";
import { textsOf } from "./to-record.ts";

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : "");

/** Whoever writes from the site's own domain has something to do with it. */
function ownDomain({ email = "", site }: Answers): Signal[] {
  const domain = email.slice(email.lastIndexOf("@") + 1);
  return site && domain && hostOf(site) === domain
    ? [{ code: "proposal/own-domain", weight: -2, detail: frame.ownDomain(domain) }]
    : [];
}

/** What is put before those who decide, of a proposal sent or changed. */
export function caseOf(proposal: Proposal): CaseInput {
  const { id, answers, email, entry, trap } = proposal;
  return {
    kind: "proposal",
    subject: id,
    title: answers.title ?? "",
    ...(entry ? { entry } : {}),
    ...(email ? { email } : {}),
    texts: textsOf(answers),
    ...trap,
    signals: ownDomain(answers),
  };
}
