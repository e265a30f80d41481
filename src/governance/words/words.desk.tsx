import type { CaseDesk } from "../../moderation/index.ts";
import type { Executor } from "../../platform/database.ts";
import { queueMail } from "../../platform/outgoing-mail.ts";
import { DefinitionList } from "../../web/index.ts";
import type { GovernanceDeps } from "../governance.ts";
import { findComment, saveComment } from "./discussion.store.ts";
import { openDiscussion, pageOfProposal } from "./proposal.commands.ts";
import { findProposal, saveProposal } from "./proposal.store.ts";
import type { WordComment, WordProposal } from "./proposal.ts";
import { words as t, wordMails } from "./words.fr.ts";

type About = { proposal?: WordProposal; comment?: WordComment };

/** A case is about a proposal, or about what somebody who is no member says of one. */
async function about(executor: Executor, subject: string): Promise<About> {
  const [kind, id = ""] = subject.split(":");
  if (kind === "comment") {
    const comment = await findComment(executor, id);
    return comment ? { comment } : {};
  }
  const proposal = await findProposal(executor, id);
  return proposal ? { proposal } : {};
}

/** Moderation says whether it is serious; what becomes of the word is discussed. */
export function wordsDesk(deps: GovernanceDeps): CaseDesk {
  const { clock } = deps;
  return {
    kind: "vocabulary",

    async view(executor, subject) {
      const { proposal, comment } = await about(executor, subject);
      if (comment)
        return {
          body: <p>{comment.text}</p>,
          author: comment.author ?? t.somebody,
          href: `/vocabulaire/propositions/${comment.proposal}`,
        };
      if (!proposal) return undefined;
      const items = [
        { term: t.first.kind, value: proposal.text },
        { term: t.reason, value: proposal.reason },
        ...(proposal.examples ? [{ term: t.examples, value: proposal.examples }] : []),
      ];
      return { body: <DefinitionList items={items} />, author: proposal.author ?? t.somebody };
    },

    async accept(trx, subject, { by }) {
      const { proposal, comment } = await about(trx, subject);
      if (comment) await saveComment(trx, { ...comment, state: "shown" });
      if (proposal === undefined || (proposal.state !== "waiting" && proposal.state !== "refused")) return;
      await openDiscussion(deps, trx, proposal, by);
      if (!proposal.email) return;
      const mail = wordMails.opened(proposal.text, pageOfProposal(deps, proposal.id));
      await queueMail(trx, { to: proposal.email, ...mail }, clock);
    },

    async refuse(trx, subject, { message }) {
      const { proposal, comment } = await about(trx, subject);
      if (comment) {
        await saveComment(trx, { ...comment, state: "refused" });
        const mail = wordMails.commentRefused(message, pageOfProposal(deps, comment.proposal));
        if (comment.email) await queueMail(trx, { to: comment.email, ...mail }, clock);
      }
      if (proposal === undefined) return;
      await saveProposal(trx, { ...proposal, state: "refused" });
      const mail = wordMails.refused(proposal.text, message);
      if (proposal.email) await queueMail(trx, { to: proposal.email, ...mail }, clock);
    },

    async reopen(trx, subject) {
      const { proposal, comment } = await about(trx, subject);
      if (comment) {
        await saveComment(trx, { ...comment, state: "waiting" });
        const mail = wordMails.commentReopened(pageOfProposal(deps, comment.proposal));
        if (comment.email && comment.state === "refused") await queueMail(trx, { to: comment.email, ...mail }, clock);
      }
      // What has been decided since is taken back on its own page, with a reason.
      if (!proposal || proposal.state === "decided") return;
      await saveProposal(trx, { ...proposal, state: "waiting" });
      if (proposal.email && proposal.state !== "waiting")
        await queueMail(trx, { to: proposal.email, ...wordMails.reopened(proposal.text) }, clock);
    },
  };
}
