import { type Errors, errorList } from "../../../web/form.ts";
import {
  Button,
  DefinitionList,
  ErrorSummary,
  Field,
  formatDate,
  Layout,
  Notice,
  type PageContext,
  RadioList,
  Time,
  typo,
} from "../../../web/index.ts";
import { application as a } from "../../application/application.fr.ts";
import { ApplicationFile, publicFacts } from "../../application/pages/application-file.tsx";
import type { GovernanceEvent } from "../../event.ts";
import type { Values } from "../../form.ts";
import type { Member } from "../../governance.ts";
import { Trace } from "../../pages/trace.tsx";
import { type Standing, standingOf } from "../standing.ts";
import { vote as t } from "../vote.fr.ts";
import { type Ballot, CHOICES, isOpen, quorumOf, type Vote } from "../vote.ts";

/** What members see of a vote, and whose voice they may cast. */
type MemberView = { ballots: readonly Ballot[]; members: readonly Member[]; own: readonly Member[]; voters: number };

type CandidacyProps = {
  context: PageContext;
  standing: Standing;
  events: readonly GovernanceEvent[];
  now: string;
  cast: number;
  voters: number;
  member?: MemberView | undefined;
  errors?: Errors;
  values?: Values;
};

function State({ standing, cast, voters, now }: CandidacyProps) {
  const { vote, suspension } = standing;
  const state = standingOf(standing);
  if (state === "voting" && vote?.closesAt)
    return (
      <Notice tone="info" title={t.until(formatDate(vote.closesAt))}>
        {isOpen(vote, now) && <p>{t.cast(cast, voters, quorumOf(voters))}</p>}
        {vote.prolongedAt && <p>{t.prolonged}</p>}
      </Notice>
    );
  if (state === "stewards") return <Notice tone="info" title={t.stewards} />;
  if (suspension) return <Notice tone="warning" title={t.suspended(formatDate(suspension.at), suspension.reason)} />;
  const title = `${t.result}\u00a0: ${t.states[state]}`;
  return (
    <Notice tone={state === "admitted" ? "success" : "info"} title={title}>
      {vote?.tally && <p>{t.tally(vote.tally)}</p>}
    </Notice>
  );
}

function OwnVoice({
  vote,
  member,
  application,
  values = {},
  errors = {},
}: {
  vote: Vote;
  member: MemberView;
  application: string;
  values?: Values | undefined;
  errors?: Errors | undefined;
}) {
  const [first] = member.own;
  if (first === undefined) return null;
  const given = member.ballots.find(({ partner }) => partner === first.id);
  const known = member.own.length === 1 ? given : undefined;
  return (
    <section class="chapter" aria-labelledby="voix">
      <h2 id="voix">{t.yours}</h2>
      {known && <p class="muted">{t.given(t.choices[known.choice], formatDate(known.at))}</p>}
      <form method="post" action={`/reseau/candidatures/${application}/voix`} noValidate>
        <input type="hidden" name="round" value={String(vote.round)} />
        {member.own.length === 1 ? (
          <input type="hidden" name="partner" value={first.id} />
        ) : (
          <RadioList
            name="partner"
            legend={t.inNameOf}
            options={member.own.map(({ id, name }) => ({ value: id, label: name }))}
            value={values.partner}
            error={errors.partner}
          />
        )}
        <RadioList
          name="choice"
          legend={t.choice}
          options={CHOICES.map((choice) => ({ value: choice, label: t.choices[choice], help: t.choiceHelp[choice] }))}
          value={values.choice ?? known?.choice}
          error={errors.choice}
        />
        <Field
          name="comment"
          label={t.comment}
          help={t.commentHelp}
          rows={4}
          maxLength={2_000}
          value={values.comment ?? known?.comment}
          error={errors.comment}
        />
        <Button>{t.send}</Button>
      </form>
    </section>
  );
}

function Voices({ ballots, members }: MemberView) {
  const names = new Map(members.map(({ id, name }) => [id, name]));
  return (
    <section class="chapter" aria-labelledby="voix-exprimees">
      <h2 id="voix-exprimees">{t.voices}</h2>
      {ballots.length === 0 && <p class="muted">{t.noVoice}</p>}
      <ul class="governance-list">
        {ballots.map(({ partner, choice, comment, at }) => (
          <li key={partner} class="governance-item">
            <strong>{names.get(partner) ?? partner}</strong> <span class="governance-state">{t.choices[choice]}</span>{" "}
            <span class="small muted">
              <Time value={at} />
            </span>
            {comment && <p>{typo(comment)}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One application: for anyone its dates and outcome; for members its file, the voices and theirs to cast. */
export function CandidacyPage(props: CandidacyProps) {
  const { context, standing, events, now, member, errors = {}, values } = props;
  const { application: it, vote } = standing;
  return (
    <Layout
      context={context}
      title={it.name}
      noindex={it.state === "voting"}
      breadcrumb={[
        { label: a.network, href: "/reseau" },
        { label: t.title, href: "/reseau/candidatures" },
      ]}
    >
      <div class="stack governance">
        <ErrorSummary errors={errorList(errors)} />
        <h1>{typo(it.name)}</h1>
        <State {...props} />
        {member ? (
          <section class="chapter" aria-labelledby="dossier">
            <h2 id="dossier">{a.file}</h2>
            <ApplicationFile application={it} />
          </section>
        ) : (
          <>
            <DefinitionList items={publicFacts(it)} />
            <p class="muted">{t.membersOnly}</p>
          </>
        )}
        {member && vote && isOpen(vote, now) && (
          <OwnVoice vote={vote} member={member} application={it.id} values={values} errors={errors} />
        )}
        {member && vote?.mode === "members" && <Voices {...member} />}
        <Trace events={events} />
      </div>
    </Layout>
  );
}
