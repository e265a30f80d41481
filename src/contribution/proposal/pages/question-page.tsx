import type { ComponentChildren } from "preact";
import { errorList } from "../../../web/form.ts";
import { Actions, Button, ErrorSummary, LinkButton } from "../../../web/index.ts";
import { writeHref } from "../addresses.ts";
import type { Alike } from "../alike.ts";
import { pages } from "../pages.fr.ts";
import { PATHS, type QuestionId, REQUIRED } from "../question.ts";
import { questionText } from "../questions.fr.ts";
import { nextQuestion, previousQuestion } from "../questions.ts";
import type { FieldsProps } from "./fields/field-props.ts";
import { fieldsOf } from "./fields/fields.tsx";
import { AlikeBox, WriteFrame, type Writing } from "./write-frame.tsx";

const t = pages.step;

/** Where one is on the way, in words and as a bar. */
export function Position({ writing, question }: { writing: Writing; question: QuestionId }) {
  const path = PATHS[writing.proposal.proposer];
  const at = path.indexOf(question) + 1;
  return (
    <p class="position">
      <span>{t.position(at, path.length)}</span>
      <progress max={path.length} value={at} aria-hidden="true" />
    </p>
  );
}

/** The title of a question and what helps to answer it. */
export function QuestionHead({ writing, question }: { writing: Writing; question: QuestionId }) {
  const text = questionText(question, writing.proposal.proposer);
  return (
    <header class="question-head">
      <Position writing={writing} question={question} />
      <h1>{text.title}</h1>
      <p class="lead">{text.help}</p>
    </header>
  );
}

/** Where one goes from a question: on, past it, back. `before`: the button that saves. */
export function WayOn({ writing, question, before }: { writing: Writing; question: QuestionId; before: ComponentChildren }) {
  const { secret, proposal } = writing;
  const next = writeHref(secret, nextQuestion(proposal.proposer, question) ?? "apercu");
  const path = PATHS[proposal.proposer];
  const back = previousQuestion(proposal.proposer, question);
  return (
    <Actions>
      {before}
      {!REQUIRED.includes(question) && (
        <LinkButton href={next} variant="quiet">
          {t.skip}
        </LinkButton>
      )}
      {path.indexOf(question) > path.indexOf("vous") && (
        <LinkButton href={writeHref(secret, "apercu")} variant="quiet">
          {t.enough}
        </LinkButton>
      )}
      {back && (
        <LinkButton href={writeHref(secret, back)} variant="quiet" icon="left">
          {t.back}
        </LinkButton>
      )}
    </Actions>
  );
}

/** One question: one idea a screen. */
export function QuestionPage({
  writing,
  question,
  mark,
  alike,
  later,
  ...fields
}: Omit<FieldsProps, "proposal" | "proposer" | "question"> & {
  writing: Writing;
  question: Exclude<QuestionId, "images">;
  /** Names the answer that the form was shown with (see `saveAnswer`). */
  mark: string;
  alike: readonly Alike[];
  later?: { error: string; typed: string } | undefined;
}) {
  const { secret, proposal } = writing;
  const Fields = fieldsOf[question];
  const text = questionText(question, proposal.proposer);
  return (
    <WriteFrame writing={writing} title={text.title} current={question} later={later}>
      <QuestionHead writing={writing} question={question} />
      {question !== "nom" && <AlikeBox alike={alike} />}
      <ErrorSummary errors={errorList(fields.errors)} />
      <form method="post" action={writeHref(secret, question)} class="question" noValidate>
        <input type="hidden" name="repere" value={mark} />
        {/* What the Enter key presses in a field: the first button of a form, which must not be one of those beside the fields. */}
        <button type="submit" class="visually-hidden" tabIndex={-1} aria-hidden="true">
          {t.next}
        </button>
        <Fields {...fields} question={question} proposal={proposal} proposer={proposal.proposer} />
        {question === "nom" && (
          <while-typing id="noms-semblables" field="title" as="titre" url={writeHref(secret, question)}>
            <AlikeBox alike={alike} />
          </while-typing>
        )}
        <WayOn writing={writing} question={question} before={<Button icon="right">{t.next}</Button>} />
      </form>
      <p class="small muted form-part">{t.saved}</p>
    </WriteFrame>
  );
}
