import { Button, Layout, LinkButton, Notice, type PageContext } from "../../../web/index.ts";
import type { WordProposal } from "../proposal.ts";
import { words as t } from "../words.fr.ts";

/** Said after a proposal was sent by somebody who is not signed in. */
export function ProposalSentPage({ context, localMail }: { context: PageContext; localMail: boolean }) {
  return (
    <Layout context={context} title={t.sent.title} width="text" noindex>
      <h1>{t.sent.title}</h1>
      <p class="lead">{t.sent.lead}</p>
      {localMail && <p>{t.sent.local}</p>}
      <p>
        <a href="/vocabulaire/propositions">{t.title}</a>
      </p>
    </Layout>
  );
}

/** A proposal as its author follows it, from the private link. */
export function ProposalFollowPage({
  context,
  proposal: it,
  secret,
}: {
  context: PageContext;
  proposal: WordProposal;
  secret: string;
}) {
  const base = `/vocabulaire/proposition/${secret}`;
  const isPublic = it.state === "open" || it.state === "decided";
  return (
    <Layout context={context} title={t.follow.title} noindex>
      <div class="stack governance">
        <h1>{t.follow.title}</h1>
        <div class="governance-change">
          <p>{it.text}</p>
        </div>
        <Notice tone="info" title={t.follow.states[it.state]} />
        <p class="measure">{it.reason}</p>
        {it.state === "unconfirmed" && (
          <form method="post" action={base}>
            <p>{t.follow.confirmLead}</p>
            <Button>{t.follow.confirm}</Button>
          </form>
        )}
        {isPublic && (
          <p>
            <LinkButton href={`/vocabulaire/propositions/${it.id}`} variant="secondary">
              {t.follow.see}
            </LinkButton>
          </p>
        )}
        {(it.state === "unconfirmed" || it.state === "waiting" || it.state === "open") && (
          <form method="post" action={`${base}/retrait`}>
            <Button variant="danger">{t.follow.withdraw}</Button>
          </form>
        )}
      </div>
    </Layout>
  );
}
