import type { Form } from "../../../web/form.ts";
import { Actions, Button, LinkButton, Notice } from "../../../web/index.ts";
import { writeHref } from "../addresses.ts";
import { pages } from "../pages.fr.ts";
import type { QuestionId } from "../question.ts";
import { questionText } from "../questions.fr.ts";
import { shownAnswer } from "../shown-answer.ts";
import { WriteFrame, type Writing } from "./write-frame.tsx";

const t = pages.conflict;

function Answer({ title, question, form }: { title: string; question: QuestionId; form: Form }) {
  const shown = shownAnswer(question, form);
  return (
    <section class="chapter">
      <h2>{title}</h2>
      {shown.length ? (
        shown.map((line, index) => (
          <p key={index} class="as-typed">
            {line}
          </p>
        ))
      ) : (
        <p class="muted">{t.nothing}</p>
      )}
    </section>
  );
}

/** Two windows answered the same question: both answers, and the choice. `mark` is that of what is saved now. */
export function ConflictPage({
  writing,
  question,
  theirs,
  yours,
  mark,
}: {
  writing: Writing;
  question: QuestionId;
  theirs: Form;
  yours: Form;
  mark: string;
}) {
  const { secret, proposal } = writing;
  const here = writeHref(secret, question);
  return (
    <WriteFrame writing={writing} title={t.title} current={question}>
      <h1>{t.title}</h1>
      <Notice tone="warning" title={questionText(question, proposal.proposer).title} live>
        <p>{t.text}</p>
      </Notice>
      <div class="both">
        <Answer title={t.theirs} question={question} form={theirs} />
        <Answer title={t.yours} question={question} form={yours} />
      </div>
      <form method="post" action={here}>
        <input type="hidden" name="repere" value={mark} />
        {Object.entries(yours).flatMap(([name, value]) =>
          (typeof value === "string" ? [value] : value).map((each, index) => (
            <textarea key={`${name}${index}`} name={name} hidden aria-label={name}>
              {each}
            </textarea>
          )),
        )}
        <Actions>
          <Button>{t.keepYours}</Button>
          <LinkButton href={here} variant="secondary">
            {t.keepTheirs}
          </LinkButton>
        </Actions>
      </form>
    </WriteFrame>
  );
}
