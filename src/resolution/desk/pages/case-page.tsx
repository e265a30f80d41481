import { type Entry, type SourceDirectory, visibleEntry } from "../../../catalogue/index.ts";
import { BureauFrame, type PageContext, typo } from "../../../web/index.ts";
import type { Case } from "../../case.query.ts";
import type { Likeness } from "../../likeness.ts";
import { desk as t } from "../desk.fr.ts";
import type { Shelf } from "../desk.query.ts";
import { differences } from "../differences.ts";
import { Because, Pairs } from "./because.tsx";
import { Decide } from "./decide.tsx";
import { caseHref, shelfHref } from "./hrefs.ts";
import { Keys } from "./keys.tsx";
import { letterOf, SideBySide } from "./side-by-side.tsx";
import { type LastJudgement, UndoLast } from "./undo-last.tsx";

type CaseProps = {
  context: PageContext;
  it: Case;
  /** It comes from the queue. Otherwise its fiches were chosen, and what comes next is the head of the queue. */
  queued: boolean;
  shelf: Shelf;
  sources: SourceDirectory;
  /** What readers who report it say. */
  reported: readonly string[];
  next?: string | undefined;
  rest: number;
  last?: LastJudgement | undefined;
};

/** Fiches side by side on one page: nobody compares more, and the page stays light. */
const MOST_SHOWN = 24;
const PAIRS_SHOWN = 40;

function Why({ entries, likenesses }: { entries: readonly Entry[]; likenesses: readonly Likeness[] }) {
  const [only] = likenesses;
  if (!only) return <p class="muted">{t.case.unknown}</p>;
  if (entries.length === 2) return <Because likeness={only} />;
  return (
    <Pairs likenesses={likenesses.slice(0, PAIRS_SHOWN)} letters={new Map(entries.map(({ id }, at) => [id, letterOf(at)]))} />
  );
}

/** One case: why these fiches are brought together, what each says, what they are to each other. */
export function CasePage({ context, it, queued, shelf, sources, reported, next, rest, last }: CaseProps) {
  const entries = it.entries.slice(0, MOST_SHOWN).map(({ entry }) => visibleEntry(entry, "open"));
  const shown = new Set(entries.map(({ id }) => id));
  const likenesses = it.likenesses.filter(({ a, b }) => shown.has(a) && shown.has(b));
  const many = entries.length > 2;
  const title = (queued ? t.case.title : t.case.chosen)(it.entries.length);
  return (
    <BureauFrame context={context} title={title} current="/bureau/doublons">
      <judge-keys>
        {last && <UndoLast last={last} />}
        <p class="twin-ways">
          <a href={shelfHref(shelf)}>{t.case.back}</a>
          {next && (
            <a href={caseHref(next, shelf)} data-key="s">
              {t.case.skip} <kbd>s</kbd>
            </a>
          )}
          {queued && <span class="muted">{t.case.rest(rest)}</span>}
        </p>
        <Why entries={entries} likenesses={likenesses} />
        {reported.length > 0 && (
          <section class="because" aria-labelledby="lecteurs">
            <h2 id="lecteurs">{t.case.reported}</h2>
            {reported.map((words, at) => (
              <p key={at}>{typo(words)}</p>
            ))}
          </section>
        )}
        {entries.length < it.entries.length && <p>{t.decide.first(entries.length, it.entries.length)}</p>}
        {many && <p>{t.decide.choose}</p>}
        <SideBySide entries={entries} rows={differences(entries, likenesses[0])} sources={sources} choosing={many} />
        <Decide entries={entries.map(({ id }) => id)} of={queued ? it.id : ""} shelf={shelf} />
        <Keys />
      </judge-keys>
    </BureauFrame>
  );
}
