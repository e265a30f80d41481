import type { ComponentChildren } from "preact";
import { BureauFrame, ErrorSummary, formatNumber, LinkButton, type PageContext, Table } from "../../web/index.ts";
import type { Case } from "../case.ts";
import type { ToldEvent } from "../event.store.ts";
import type { CaseEvent } from "../event.ts";
import { moderation as t } from "../moderation.fr.ts";
import { LIKELY_SPAM } from "../spam.ts";
import { LIKENESSES, type Likeness } from "../trace.store.ts";
import { CaseSigns } from "./case-signs.tsx";
import { ChangeList } from "./change-list.tsx";
import { DecideForms, type DecideProps } from "./decide-forms.tsx";
import { EventList } from "./event-list.tsx";
import { Keys } from "./keys.tsx";
import { LastDecision } from "./last-decision.tsx";
import { queueHref } from "./queue.tsx";

/** Everything the page of one case shows. */
export type CaseProps = Omit<DecideProps, "it"> & {
  context: PageContext;
  it: Case;
  /** What the room shows; undefined when the thing is no more. */
  view: { body: ComponentChildren; author?: string; href?: string } | undefined;
  events: readonly CaseEvent[];
  undone: ReadonlySet<string>;
  names: ReadonlyMap<string, string>;
  alike: Record<Likeness, string[]>;
  now: Date;
  /** What waits after this one. */
  next?: { id: string; rest: number } | undefined;
  /** What the reader did last, on whatever case. */
  last?: ToldEvent | undefined;
};

/** One case whole: why it is here, what is proposed, what speaks for and against, what happened, what can be decided. */
export function CasePage(props: CaseProps) {
  const { context, it, view, events, undone, names, error, last, now } = props;
  return (
    <BureauFrame context={context} title={it.title} current="/bureau">
      <case-keys>
        <ErrorSummary errors={error ? [error] : []} />
        {last && last.case !== it.id && <LastDecision last={last} back={`/bureau/cas/${last.case}`} />}
        <div class="case-top">
          <CaseSigns it={it} now={now} />
          {it.state !== "waiting" && <strong class="case-state">{t.page.settled[it.state]}</strong>}
          <a href="/bureau">{t.page.back}</a>
          <Next {...props} />
        </div>
        <div class="case">
          <div class="case-main">
            <section aria-labelledby="propose">
              <h2 id="propose">{t.page.proposed}</h2>
              {view?.author && (
                <p class="case-author">
                  {t.page.author} <strong>{view.author}</strong>
                </p>
              )}
              <div class="case-body">{view ? view.body : <Gone it={it} />}</div>
              {view?.href && (
                <p>
                  <a href={view.href}>{t.page.see}</a>
                </p>
              )}
            </section>
            {it.state === "waiting" && <DecideForms {...props} />}
            <section aria-labelledby="passe">
              <h2 id="passe">{t.page.history}</h2>
              <EventList
                events={events}
                undone={undone}
                names={names}
                back={`/bureau/cas/${it.id}`}
                erased={it.texts.length === 0}
              />
            </section>
          </div>
          <aside class="case-aside">
            <Why it={it} />
            <Signals it={it} />
            <Alike it={it} alike={props.alike} />
          </aside>
        </div>
        <Keys />
      </case-keys>
    </BureauFrame>
  );
}

function Next({ next, it }: CaseProps) {
  if (!next) return null;
  return (
    <span class="case-next">
      {it.state === "waiting" && <span>{t.page.rest(next.rest)}</span>}
      <LinkButton href={`/bureau/cas/${next.id}`} variant="quiet" icon="right" id="suivant">
        {t.page.next}
      </LinkButton>
    </span>
  );
}

function Gone({ it }: { it: Case }) {
  if (it.texts.length === 0) return <p>{t.page.erased}</p>;
  return (
    <>
      <p>{t.page.gone}</p>
      <ChangeList changes={it.changes} />
    </>
  );
}

function Why({ it }: { it: Case }) {
  return (
    <section aria-labelledby="pourquoi">
      <h2 id="pourquoi">{t.page.why}</h2>
      <ul>
        <li>{t.page.whyKind[it.kind]}</li>
        {it.appealed && <li>{t.page.appealed}</li>}
        {it.contests > 0 && <li>{t.page.contested(it.contests)}</li>}
        {it.urgent && <li>{t.page.urgent}</li>}
        {it.aside && <li>{t.page.aside}</li>}
      </ul>
    </section>
  );
}

const signed = (points: number): string =>
  points > 0 ? `+${formatNumber(points)}` : formatNumber(points).replace("-", "\u2212");

function Signals({ it }: { it: Case }) {
  return (
    <div class="case-signals">
      <h2>{t.page.signals}</h2>
      {it.signals.length === 0 ? (
        <p>{t.page.noSignals}</p>
      ) : (
        <Table
          id="indices"
          caption={t.page.signals}
          captionHidden
          columns={[{ label: t.page.signal }, { label: t.page.points, numeric: true }]}
          rows={it.signals.map((signal) => [signal.detail, signed(signal.weight)])}
        />
      )}
      <p class="help">{t.page.signalsTotal(it.score, LIKELY_SPAM)}</p>
    </div>
  );
}

function Alike({ it, alike }: { it: Case; alike: Record<Likeness, string[]> }) {
  const found = LIKENESSES.filter((how) => alike[how].length > 0);
  if (found.length === 0) return null;
  return (
    <section aria-labelledby="ressemble">
      <h2 id="ressemble">{t.page.alikeTitle}</h2>
      <ul>
        {found.map((how) => (
          <li key={how}>
            <a href={queueHref({ partie: "attente", comme: it.id, par: how, page: 1 })}>{t.page.alike[how](alike[how].length)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
