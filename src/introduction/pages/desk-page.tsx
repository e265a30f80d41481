import { BureauFrame, DefinitionList, EmptyState, ErrorSummary, type PageContext, Table, Time } from "../../web/index.ts";
import { texts } from "../introduction.fr.ts";
import type { Introduction, Recipient } from "../introduction.ts";
import { AnswerForms, type AnswerFormsProps } from "./answer-forms.tsx";
import { RequestWords } from "./request-words.tsx";

const t = texts.desk;

/** Where the desk stands. */
export const DESK = "/bureau/mises-en-relation";

function Requests({ id, caption, items }: { id: string; caption: string; items: readonly Introduction[] }) {
  if (items.length === 0) return null;
  return (
    <Table
      id={id}
      caption={`${caption} (${items.length})`}
      columns={[
        { label: t.columns.entry },
        { label: t.columns.who },
        { label: t.columns.held },
        { label: t.columns.since },
        { label: t.columns.open, hidden: true },
      ]}
      rows={items.map((it) => [
        it.entryTitle,
        `${it.asker.name}${it.asker.organisation ? `, ${it.asker.organisation}` : ""}`,
        it.heldBy ?? texts.states[it.state],
        <Time key="since" value={it.rungSince ?? it.createdAt} />,
        <a key="open" href={`${DESK}/${it.id}`}>
          {t.open}
          <span class="visually-hidden"> : {it.entryTitle}</span>
        </a>,
      ])}
    />
  );
}

/** The requests that nobody else holds, those that are late, and the others that wait. */
export function DeskPage({
  context,
  mine,
  late,
  others,
}: {
  context: PageContext;
  mine: readonly Introduction[];
  late: readonly Introduction[];
  others: readonly Introduction[];
}) {
  const nothing = mine.length + late.length + others.length === 0;
  return (
    <BureauFrame context={context} title={t.title} lead={t.lead}>
      {nothing && (
        <EmptyState title={t.none}>
          <p>{t.noneText}</p>
        </EmptyState>
      )}
      <Requests id="a-repondre" caption={t.mine} items={mine} />
      <Requests id="en-retard" caption={t.late} items={late} />
      <Requests id="ailleurs" caption={t.others} items={others} />
    </BureauFrame>
  );
}

/** One request, with every answer the desk may give in the place of those who hold it. */
export function DeskRequestPage({
  context,
  it,
  recipients,
  ...answers
}: AnswerFormsProps & { context: PageContext; it: Introduction; recipients: readonly Recipient[] }) {
  return (
    <BureauFrame context={context} title={t.detail} current={DESK}>
      <ErrorSummary errors={Object.entries(answers.errors).map(([field, message]) => ({ field, message }))} />
      <div class="contact-request">
        <RequestWords it={it} />
      </div>
      <DefinitionList
        items={[
          { term: texts.page.state, value: texts.states[it.state] },
          ...(it.heldBy ? [{ term: t.columns.held, value: it.heldBy }] : []),
          { term: t.history, value: t.asked(recipients.length) },
        ]}
      />
      {it.state === "waiting" && <AnswerForms {...answers} />}
    </BureauFrame>
  );
}
