import { type Entry, EntryPreview, entryPath, type SourceDirectory } from "../../../catalogue/index.ts";
import { AdmissionRule } from "../../../moderation/index.ts";
import { Actions, Button, Layout, LinkButton, Notice, type PageContext, Time, typo } from "../../../web/index.ts";
import { type Contest, ContestForm } from "../../pages/contest-form.tsx";
import { followHref, writeHref } from "../addresses.ts";
import { follow as t } from "../pages.fr.ts";
import { hasUnsentChanges, type Proposal } from "../proposal.ts";
import { PATHS } from "../question.ts";

type FollowProps = {
  context: PageContext;
  secret: string;
  proposal: Proposal;
  /** What the contribution says now, as a fiche. */
  preview: Entry | undefined;
  /** The fiche it is part of. */
  entry: Entry | undefined;
  sources: SourceDirectory;
  /** Shown just after confirming. */
  thanks?: boolean | undefined;
  contest?: Contest | undefined;
};

const stateText = ({ state, published }: Proposal) => (state === "waiting" && published ? t.states.updating : t.states[state]);

function Thanks({ proposal }: { proposal: Proposal }) {
  return (
    <section class="thanks" aria-labelledby="et-maintenant">
      <p class="lead">{t.thanks.lead(proposal.answers.title ?? "")}</p>
      <h2 id="et-maintenant">{t.thanks.next}</h2>
      <ol class="what-happens">
        {t.thanks.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </section>
  );
}

/** What was decided, when, and the words of who decided. */
function Decision({ proposal }: { proposal: Proposal }) {
  const { decision, state } = proposal;
  if (!decision || state === "withdrawn") return null;
  return (
    <div class="decision">
      <p>
        {decision.accepted ? t.decided.yes : t.decided.no} <Time value={decision.at} />
      </p>
      {decision.message && (
        <>
          <p>{t.decided.words}</p>
          <blockquote class="as-typed">{decision.message}</blockquote>
        </>
      )}
      {!decision.accepted && <p>{t.appeal}</p>}
    </div>
  );
}

function Unsent({ secret, proposal }: { secret: string; proposal: Proposal }) {
  const refused = proposal.state === "refused";
  if (!refused && !(proposal.state === "published" && hasUnsentChanges(proposal))) return null;
  return (
    <form method="post" action={`${followHref(secret)}/envoi`}>
      {!refused && (
        <Notice tone="warning" title={t.unsent.title}>
          <p>{t.unsent.text}</p>
        </Notice>
      )}
      <Actions>
        <Button icon="mail">{refused ? t.unsent.again : t.unsent.send}</Button>
      </Actions>
    </form>
  );
}

function Withdraw({ secret, proposal }: { secret: string; proposal: Proposal }) {
  const withdrawn = proposal.state === "withdrawn";
  return (
    <section class="chapter" aria-labelledby="retirer">
      <h2 id="retirer">{t.withdraw.title}</h2>
      {!withdrawn && <p>{t.withdraw.text}</p>}
      <form method="post" action={`${followHref(secret)}/${withdrawn ? "remise" : "retrait"}`}>
        <Button variant={withdrawn ? "primary" : "danger"}>{withdrawn ? t.withdraw.undo : t.withdraw.button}</Button>
      </form>
    </section>
  );
}

function Acts({ secret, proposal, entry }: Pick<FollowProps, "secret" | "proposal" | "entry">) {
  const { state, proposer } = proposal;
  const change = state === "published" || state === "refused" ? t.change[state] : t.change.waiting;
  return (
    <Actions>
      {entry && proposal.published && (
        <LinkButton href={entryPath(entry)} icon="right">
          {t.entry}
        </LinkButton>
      )}
      {state !== "withdrawn" && (
        <LinkButton href={writeHref(secret, PATHS[proposer][0] ?? "nom")} variant="secondary" icon="edit">
          {change}
        </LinkButton>
      )}
    </Actions>
  );
}

/** The private page of a contribution: where it stands, what was decided and why, and all that its author may do. */
export function FollowPage({ context, secret, proposal, preview, entry, sources, thanks, contest }: FollowProps) {
  const state = stateText(proposal);
  const { title = t.title } = proposal.answers;
  return (
    <Layout context={context} title={t.title} noindex>
      <div class="contribute contribute-write">
        <div class="contribute-main">
          <h1>{thanks ? t.thanks.title : typo(title)}</h1>
          {thanks && <Thanks proposal={proposal} />}
          <div class="standing">
            <p class="standing-state">{state.title}</p>
            <p>{state.text}</p>
            <Decision proposal={proposal} />
          </div>
          <Acts secret={secret} proposal={proposal} entry={entry} />
          <Unsent secret={secret} proposal={proposal} />
          {proposal.state === "refused" && (
            <ContestForm action={`${followHref(secret)}/contester`} words={t.contest} contest={contest} />
          )}
          {preview && proposal.state !== "withdrawn" && (
            <div class="preview-frame">
              <p class="preview-label">{t.what}</p>
              <EntryPreview entry={preview} sources={sources} base={context.instance.url} />
            </div>
          )}
        </div>
        <div class="contribute-side">
          <Notice title={t.private} />
          {proposal.state !== "published" && <AdmissionRule />}
          <p>
            <LinkButton href={`${followHref(secret)}/donnees.json`} variant="quiet" icon="download">
              {t.export}
            </LinkButton>
          </p>
          <Withdraw secret={secret} proposal={proposal} />
        </div>
      </div>
    </Layout>
  );
}
