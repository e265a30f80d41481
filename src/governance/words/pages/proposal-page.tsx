import { schemeInfo } from "../../../vocabulary/index.ts";
import { formatDate, Layout, LinkButton, Markdown, Notice, Time } from "../../../web/index.ts";
import { Trace } from "../../pages/trace.tsx";
import { schemeTitle } from "../proposal.form.ts";
import { decidableFrom, type OpinionChoice } from "../proposal.ts";
import { words as t } from "../words.fr.ts";
import { CommentForm, DecideForm, OpinionForm, ReopenForm } from "./proposal-forms.tsx";
import type { ProposalPageProps } from "./proposal-view.ts";

function State({ proposal: it, decidable }: Pick<ProposalPageProps, "proposal" | "decidable">) {
  if (it.state === "open") return <Notice tone="info" title={decidable ? t.decidable : t.until(formatDate(decidableFrom(it)))} />;
  if (it.outcome === undefined || it.decidedAt === undefined) return null;
  const page = it.adopted && `/vocabulaire/${schemeInfo(it.scheme).path}/${it.adopted.concept}`;
  return (
    <Notice tone={it.adopted ? "success" : "info"} title={t.outcomeOn(t.outcomes[it.outcome], formatDate(it.decidedAt))}>
      {it.outcome === "adapted" && it.adopted && <p>{t.adaptedTo(it.adopted.text)}</p>}
      {it.decision && <Markdown text={it.decision} level={3} />}
      {page && (
        <p>
          <a href={page}>{t.newWord}</a>
        </p>
      )}
    </Notice>
  );
}

function Examples({ proposal, examples }: Pick<ProposalPageProps, "proposal" | "examples">) {
  if (proposal.examples === "") return null;
  return (
    <>
      <h2>{t.examples}</h2>
      {examples.length > 0 ? (
        <ul>
          {examples.map(({ id, title, href }) => (
            <li key={id}>
              <a href={href}>{title}</a>
            </li>
          ))}
        </ul>
      ) : (
        <p class="governance-text">{proposal.examples}</p>
      )}
    </>
  );
}

function Opinions(props: ProposalPageProps) {
  const { opinions, rights, proposal } = props;
  const count = (choice: OpinionChoice) => opinions.filter((each) => each.choice === choice).length;
  const given = { for: count("for"), against: count("against"), nuance: count("nuance") };
  return (
    <section class="chapter" aria-labelledby="avis">
      <h2 id="avis">{t.opinions}</h2>
      <p class="muted">{opinions.length === 0 ? t.noOpinion : t.opinionCount(given)}</p>
      <ul class="governance-list">
        {opinions.map(({ account, choice, text, author, at }) => (
          <li key={account} class="governance-item">
            <span class="governance-state">{t.opinionChoices[choice]}</span> {author ?? t.member}{" "}
            <span class="small muted">
              <Time value={at} />
            </span>
            {text && <p class="governance-text">{text}</p>}
          </li>
        ))}
      </ul>
      {rights.member && proposal.state === "open" && <OpinionForm {...props} />}
    </section>
  );
}

function Comments(props: ProposalPageProps) {
  const { comments, rights, proposal } = props;
  return (
    <section class="chapter" aria-labelledby="discussion">
      <h2 id="discussion">{t.comments}</h2>
      {comments.length === 0 && <p class="muted">{t.noComment}</p>}
      <ul class="governance-list">
        {comments.map(({ id, author, at, text }) => (
          <li key={id} class="governance-item" id={`commentaire-${id}`}>
            <strong>{author ?? t.somebody}</strong>{" "}
            <span class="small muted">
              <Time value={at} time />
            </span>
            <p class="governance-text">{text}</p>
          </li>
        ))}
      </ul>
      {proposal.state === "open" && rights.signedIn && <CommentForm {...props} />}
      {proposal.state === "open" && !rights.signedIn && (
        <p>
          <LinkButton href={`/connexion?next=/vocabulaire/propositions/${proposal.id}`} variant="secondary">
            {t.signIn}
          </LinkButton>
        </p>
      )}
    </section>
  );
}

/** One proposal: what would change and why, what members think, what is said, what was decided, and all that happened. */
export function ProposalPage(props: ProposalPageProps) {
  const { context, proposal: it, events, rights, decidable } = props;
  return (
    <Layout
      context={context}
      title={it.text}
      breadcrumb={[
        { label: t.vocabulary, href: "/vocabulaire" },
        { label: t.title, href: "/vocabulaire/propositions" },
      ]}
    >
      <div class="stack governance">
        <h1>{it.text}</h1>
        <p class="muted">
          {t.inList(schemeTitle(it.scheme))} · {t.by(it.author ?? t.somebody)} · <Time value={it.createdAt} />
        </p>
        <State {...props} />
        <div class="measure stack">
          <h2>{t.reason}</h2>
          <p class="governance-text">{it.reason}</p>
          {it.wanted.kind === "add" && it.wanted.definition && (
            <>
              <h2>{t.meaning}</h2>
              <p>{it.wanted.definition}</p>
            </>
          )}
          <Examples {...props} />
        </div>
        <Opinions {...props} />
        <Comments {...props} />
        {rights.curator && it.state === "open" && decidable && <DecideForm {...props} />}
        {rights.curator && it.state === "decided" && <ReopenForm {...props} />}
        <Trace events={events} />
      </div>
    </Layout>
  );
}
