import { Honeypot } from "../../../moderation/index.ts";
import { Button, Field, RadioList } from "../../../web/index.ts";
import type { ChangeValues } from "../proposal.form.ts";
import { TOP } from "../proposal.form.ts";
import { OPINIONS, OUTCOMES, type WordProposal } from "../proposal.ts";
import { words as t } from "../words.fr.ts";
import { ChangeFields } from "./change-fields.tsx";
import type { ProposalPageProps } from "./proposal-view.ts";

const own = ({ form, errors = {}, values = {} }: ProposalPageProps, name: ProposalPageProps["form"]) =>
  form === name ? { errors, values } : { errors: {}, values: {} as Record<string, string> };

/** The opinion of a member, given or changed. */
export function OpinionForm(props: ProposalPageProps) {
  const { proposal, opinions, rights } = props;
  const { errors, values } = own(props, "opinion");
  const given = opinions.find(({ account }) => account === rights.account);
  return (
    <form method="post" action={`/vocabulaire/propositions/${proposal.id}/avis`} noValidate>
      <RadioList
        name="choice"
        legend={t.yourOpinion}
        options={OPINIONS.map((choice) => ({ value: choice, label: t.opinionChoices[choice] }))}
        value={values.choice ?? given?.choice}
        error={errors.choice}
      />
      <Field
        name="opinion"
        label={t.opinionText}
        rows={3}
        maxLength={2_000}
        value={values.opinion ?? given?.text}
        error={errors.opinion}
      />
      <Button variant="secondary">{t.giveOpinion}</Button>
    </form>
  );
}

/** What anyone who is signed in has to say. */
export function CommentForm(props: ProposalPageProps) {
  const { errors, values } = own(props, "comment");
  return (
    <form method="post" action={`/vocabulaire/propositions/${props.proposal.id}/commentaires`} noValidate>
      <Field name="comment" label={t.comment} rows={4} required maxLength={4_000} value={values.comment} error={errors.comment} />
      <Honeypot />
      <Button variant="secondary">{t.sendComment}</Button>
    </form>
  );
}

/** The fields of a change, from the change. */
function valuesOf({ wanted }: WordProposal): Partial<ChangeValues> {
  const target = wanted.kind === "merge" ? wanted.into : "broader" in wanted && wanted.broader ? wanted.broader : TOP;
  const label = wanted.kind === "word" ? wanted.word : "label" in wanted ? wanted.label : "";
  const definition = wanted.kind === "add" ? (wanted.definition ?? "") : "";
  return { concept: wanted.kind === "add" ? "" : wanted.id, target, label, definition };
}

/** The decision of curators: with its reason, and otherwise than proposed when they wish. */
export function DecideForm(props: ProposalPageProps) {
  const { proposal } = props;
  const { errors, values } = own(props, "decision");
  const change = { ...valuesOf(proposal), ...(props.form === "decision" ? values : {}) };
  return (
    <section class="chapter" aria-labelledby="decider">
      <h2 id="decider">{t.decide.title}</h2>
      <form method="post" action={`/vocabulaire/propositions/${proposal.id}/decision`} noValidate>
        <RadioList
          name="outcome"
          legend={t.decide.outcome}
          options={OUTCOMES.map((outcome) => ({
            value: outcome,
            label: t.decide.choices[outcome],
            help: outcome === "adapted" ? t.decide.adaptedHelp : undefined,
          }))}
          value={values.outcome}
          error={errors.outcome}
        />
        <details open={values.outcome === "adapted"}>
          <summary>{t.decide.adapt}</summary>
          <ChangeFields scheme={proposal.scheme} kind={proposal.wanted.kind} values={change} errors={errors} />
        </details>
        <Field
          name="reason"
          label={t.decide.reason}
          rows={4}
          required
          maxLength={2_000}
          value={values.reason}
          error={errors.reason}
        />
        <Button>{t.decide.send}</Button>
      </form>
    </section>
  );
}

/** Taking a decision back, with a reason. */
export function ReopenForm(props: ProposalPageProps) {
  const { errors, values } = own(props, "reopen");
  return (
    <section class="chapter" aria-labelledby="reprise">
      <h2 id="reprise">{t.decide.reopen}</h2>
      <p class="muted">{t.decide.reopenLead}</p>
      <form method="post" action={`/vocabulaire/propositions/${props.proposal.id}/reprise`} noValidate>
        <Field
          name="reason"
          label={t.decide.reason}
          rows={2}
          required
          maxLength={2_000}
          value={values.reason}
          error={errors.reason}
        />
        <Button variant="danger">{t.decide.reopen}</Button>
      </form>
    </section>
  );
}
