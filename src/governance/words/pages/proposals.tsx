import { EmptyState, formatDate, Layout, LinkButton, type PageContext } from "../../../web/index.ts";
import { schemeTitle } from "../proposal.form.ts";
import { decidableFrom, type WordProposal } from "../proposal.ts";
import { words as t } from "../words.fr.ts";

/** One proposal in a list. */
export function ProposalItem({ proposal: it }: { proposal: WordProposal }) {
  const state = it.outcome && it.decidedAt ? t.outcomeOn(t.outcomes[it.outcome], formatDate(it.decidedAt)) : undefined;
  return (
    <li class="governance-item">
      <a href={`/vocabulaire/propositions/${it.id}`}>{it.text}</a>
      <p class="small muted">
        {[t.inList(schemeTitle(it.scheme)), t.by(it.author ?? t.somebody), state ?? t.until(formatDate(decidableFrom(it)))].join(
          " · ",
        )}
      </p>
    </li>
  );
}

/** What is discussed of the words, and what was decided. */
export function ProposalsPage({
  context,
  open,
  decided,
}: {
  context: PageContext;
  open: readonly WordProposal[];
  decided: readonly WordProposal[];
}) {
  return (
    <Layout context={context} title={t.title} description={t.lead} breadcrumb={[{ label: t.vocabulary, href: "/vocabulaire" }]}>
      <div class="stack governance">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <p>
          <LinkButton href="/vocabulaire/propositions/nouvelle" icon="plus">
            {t.propose}
          </LinkButton>
        </p>
        <p class="measure muted">{t.rule}</p>
        <h2>{t.open}</h2>
        {open.length === 0 && (
          <EmptyState title={t.none} level={3}>
            <p>{t.noneHint}</p>
          </EmptyState>
        )}
        <ul class="governance-list">
          {open.map((proposal) => (
            <ProposalItem key={proposal.id} proposal={proposal} />
          ))}
        </ul>
        <h2>{t.decided}</h2>
        {decided.length === 0 && <p class="muted">{t.noDecision}</p>}
        <ul class="governance-list">
          {decided.map((proposal) => (
            <ProposalItem key={proposal.id} proposal={proposal} />
          ))}
        </ul>
        <section aria-labelledby="reprendre">
          <h2 id="reprendre">{t.exports}</h2>
          <ul>
            <li>
              <a href="/vocabulaire/propositions.csv">{t.csv}</a>
            </li>
            <li>
              <a href="/vocabulaire/propositions.json">{t.json}</a>
            </li>
          </ul>
        </section>
      </div>
    </Layout>
  );
}
