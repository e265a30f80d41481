import { EmptyState, formatDate, Layout, LinkButton, type PageContext, typo } from "../../../web/index.ts";
import { application } from "../../application/application.fr.ts";
import { type Standing, standingOf } from "../standing.ts";
import { vote as t } from "../vote.fr.ts";

function Dates({ standing: { vote, application: it } }: { standing: Standing }) {
  const parts = [
    application.kinds[it.answers.kind] ?? "",
    typo(it.answers.territory),
    vote ? t.openedOn(formatDate(vote.openedAt), vote.mode === "members") : "",
    it.endedAt ? t.closedOn(formatDate(it.endedAt)) : vote?.closesAt ? t.until(formatDate(vote.closesAt)) : "",
  ];
  return <p class="small muted">{parts.filter(Boolean).join(" · ")}</p>;
}

/** One application in the list. */
export function StandingItem({ standing }: { standing: Standing }) {
  const { application: it, vote } = standing;
  const state = standingOf(standing);
  return (
    <li class="governance-item">
      <a href={`/reseau/candidatures/${it.id}`}>{typo(it.name)}</a>{" "}
      <span class={`governance-state governance-${state}`}>{t.states[state]}</span>
      <Dates standing={standing} />
      {vote?.tally && <p class="small">{t.tally(vote.tally)}</p>}
    </li>
  );
}

/** The rule of votes, in five sentences. */
function Rule() {
  return (
    <aside class="governance-aside" aria-labelledby="regle">
      <h2 id="regle">{t.rulesTitle}</h2>
      <ul>
        {t.rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      <p>
        <a href="/charte">{application.charter}</a>
      </p>
    </aside>
  );
}

/** Who asks to join, and what was decided, for anyone to read. */
export function CandidaciesPage({ context, standings }: { context: PageContext; standings: readonly Standing[] }) {
  const running = standings.filter(({ application: it }) => it.state === "voting");
  const past = standings.filter(({ application: it }) => it.state !== "voting");
  return (
    <Layout context={context} title={t.title} description={t.lead} breadcrumb={[{ label: application.network, href: "/reseau" }]}>
      <div class="stack governance">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <div class="governance-columns">
          <div class="stack">
            <h2>{t.current}</h2>
            {running.length === 0 ? (
              <EmptyState title={t.none} level={3}>
                <p>{t.noneHint}</p>
              </EmptyState>
            ) : (
              <ul class="governance-list">
                {running.map((standing) => (
                  <StandingItem key={standing.application.id} standing={standing} />
                ))}
              </ul>
            )}
            <p>
              <LinkButton href="/reseau/rejoindre" icon="plus">
                {t.apply}
              </LinkButton>
            </p>
            <h2>{t.past}</h2>
            {past.length === 0 && <p class="muted">{t.noPast}</p>}
            <ul class="governance-list">
              {past.map((standing) => (
                <StandingItem key={standing.application.id} standing={standing} />
              ))}
            </ul>
          </div>
          <Rule />
        </div>
      </div>
    </Layout>
  );
}
