import {
  BureauFrame,
  EmptyState,
  excerpt,
  LinkButton,
  list,
  type PageContext,
  Pagination,
  Tabs,
  Time,
  typo,
} from "../../../web/index.ts";
import type { CaseHead } from "../../case.query.ts";
import { desk as t } from "../desk.fr.ts";
import { SHELVES, type Shelf } from "../desk.query.ts";
import { likelyWords } from "../likely.ts";
import { caseHref, compareHref, shelfHref } from "./hrefs.ts";
import { type LastJudgement, UndoLast } from "./undo-last.tsx";

/** Entries that a reader says are one. */
export type ReportedCase = { ids: readonly string[]; titles: readonly string[]; because: string; at: string };

type QueueProps = {
  context: PageContext;
  shelf: Shelf;
  counts: Readonly<Record<Shelf, number>>;
  cases: readonly CaseHead[];
  reported: readonly ReportedCase[];
  page: number;
  pages: number;
  last?: LastJudgement | undefined;
  /** The reader sees the cases of their sources only. */
  partial: boolean;
};

function Line({ it, shelf }: { it: CaseHead; shelf: Shelf }) {
  const [first = "", ...others] = it.titles;
  const more = it.size - it.titles.length;
  const words = likelyWords({ ...it, sibling: 0 });
  return (
    <li class="twin-line">
      <div class="twin-titles">
        <h2>
          <a href={caseHref(it.id, shelf)}>{typo(first)}</a>
        </h2>
        <ul>
          {others.map((title, at) => (
            <li key={at}>{typo(title)}</li>
          ))}
          {more > 0 && <li class="muted">{t.more(more)}</li>}
        </ul>
      </div>
      <p class="twin-likely">
        <strong>{words}</strong>
        <span class="small muted">
          {it.band === "held" ? t.size(it.size) : `${t.chances(it.probability)}, ${t.size(it.size)}`}
        </span>
      </p>
      <LinkButton href={caseHref(it.id, shelf)} variant="secondary">
        {t.open}
        <span class="visually-hidden"> : {first}</span>
      </LinkButton>
    </li>
  );
}

function FromReaders({ reported }: { reported: readonly ReportedCase[] }) {
  return (
    <section class="twin-reported" aria-labelledby="signales">
      <h2 id="signales">{t.reported.title}</h2>
      <ul>
        {reported.map(({ ids, titles, because, at }) => (
          <li key={ids.join()}>
            <a href={compareHref(ids)}>{typo(list(titles.map((title) => `« ${title} »`)))}</a>
            <p class="small muted">
              <Time value={at} />
              {because && <> {typo(t.reported.because(excerpt(because, 160)))}</>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What may be in double, what is most worth judging first. */
export function QueuePage({ context, shelf, counts, cases, reported, page, pages, last, partial }: QueueProps) {
  const help = shelf === "arretes" || shelf === "cote" ? t.shelfHelp[shelf] : undefined;
  const tabs = SHELVES.map((each) => ({
    href: shelfHref(each),
    label: t.shelves[each],
    count: counts[each],
    current: each === shelf,
  }));
  return (
    <BureauFrame context={context} title={t.title} current="/bureau/doublons" lead={t.lead(counts.attente)}>
      {partial && <p class="muted">{t.own}</p>}
      {last && <UndoLast last={last} />}
      {reported.length > 0 && <FromReaders reported={reported} />}
      <Tabs label={t.shelves.label} tabs={tabs} />
      {help && <p class="muted">{help}</p>}
      {cases.length === 0 ? (
        <EmptyState title={t.empty.title}>
          <p>{t.empty.text}</p>
        </EmptyState>
      ) : (
        <ol class="twin-list" aria-label={t.list}>
          {cases.map((it) => (
            <Line key={it.id} it={it} shelf={shelf} />
          ))}
        </ol>
      )}
      <Pagination page={page} pages={pages} hrefOf={(at) => shelfHref(shelf, at)} label={t.pages} />
      <p class="twin-ways">
        {counts.proches > 1 && <a href="/bureau/doublons/ensemble">{t.together}</a>}
        <a href="/bureau/doublons/journal">{t.log}</a>
      </p>
    </BureauFrame>
  );
}
