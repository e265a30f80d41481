import { EmptyState, formatDate, Icon, type IconName, Time, Timeline, type TimelineMark } from "../../../web/index.ts";
import { network } from "../../network.fr.ts";
import type { HarvestRun } from "../../run.ts";
import type { Partner } from "../../source.ts";
import { desk as t } from "../desk.fr.ts";
import type { SourceState } from "../desk.ts";
import { RUNS_IN_TIMELINE } from "../desk.ts";
import { draftTexts } from "../draft.fr.ts";
import type { DraftLine } from "../draft.store.ts";
import { byUrgency, type Health, healthOf } from "../health.ts";

const SIGNS: Record<Health, IconName> = {
  fine: "check",
  attention: "warning",
  broken: "error",
  never: "clock",
  running: "refresh",
};

/** The state of a source: a word, with its sign. */
export function HealthSign({ health }: { health: Health }) {
  return (
    <span class={`health health-${health}`}>
      <Icon name={SIGNS[health]} size={16} /> {t.health[health]}
    </span>
  );
}

const TONES: Record<Health, TimelineMark["tone"]> = {
  fine: "good",
  attention: "mixed",
  broken: "bad",
  never: "none",
  running: "none",
};

/** The last runs of a source as small bars, oldest first, each leading to its report. */
export function RunsTimeline({ runs, base }: { runs: readonly HarvestRun[]; base: string }) {
  const marks = runs
    .slice(0, RUNS_IN_TIMELINE)
    .map((run): TimelineMark => {
      const { created, changed, refused } = run.report;
      const counts = run.status === "failed" ? network.run.statuses.failed : t.run(created, changed, refused);
      return { at: run.startedAt, tone: TONES[healthOf([run])], label: counts, href: `${base}/${run.id}` };
    })
    .reverse();
  return marks.length > 0 ? <Timeline label={t.lastRuns} marks={marks} /> : null;
}

/** One source in a list: how it does in words, what it holds, what asks for attention. */
export function SourceLine({ state, partner }: { state: SourceState; partner: Partner }) {
  const { source, runs, health, reason, records } = state;
  return (
    <li class={`source-line source-line-${health}`}>
      <div class="source-line-name">
        <a href={`/espace/${partner.slug}/${source.slug}`}>{source.title}</a>
        <span class="small muted">
          {network.roles[source.role]}, {t.records(records)}
        </span>
      </div>
      <div class="source-line-health">
        <HealthSign health={health} />
        <span class="small muted">
          {source.lastCompleteAt ? (
            <>
              {t.updatedOn} : <Time value={source.lastCompleteAt} />
            </>
          ) : (
            t.neverUpdated
          )}
        </span>
      </div>
      <RunsTimeline runs={runs} base={`/reseau/${partner.slug}/${source.slug}`} />
      {reason && <p class="source-line-reason">{reason}</p>}
    </li>
  );
}

/** A partner's sources, what asks for attention first. */
export function PartnerSources({ partner, sources }: { partner: Partner; sources: readonly SourceState[] }) {
  if (sources.length === 0)
    return (
      <EmptyState title={t.noSource} level={3}>
        <p>{t.noSourceHint}</p>
      </EmptyState>
    );
  return (
    <ul class="source-lines">
      {sources.toSorted(byUrgency).map((state) => (
        <SourceLine key={state.source.id} state={state} partner={partner} />
      ))}
    </ul>
  );
}

export const draftHref = (partner: Partner, draft: { id: string }): string => `/espace/${partner.slug}/preparation/${draft.id}`;

/** Drafts that wait for somebody to go on. */
export function DraftList({
  drafts,
  partners,
  titles,
}: {
  drafts: readonly DraftLine[];
  partners: ReadonlyMap<string, Partner>;
  /** Titles of sources by id. */
  titles: ReadonlyMap<string, string>;
}) {
  if (drafts.length === 0) return null;
  return (
    <section class="chapter" aria-labelledby="a-terminer">
      <h2 id="a-terminer">{t.drafts.title}</h2>
      <ul class="draft-list">
        {drafts.map((draft) => {
          const partner = partners.get(draft.partner);
          const source = draft.source && titles.get(draft.source);
          return (
            partner && (
              <li key={draft.id}>
                <a href={draftHref(partner, draft)}>{draft.documentName}</a>
                <span class="small muted">
                  {partner.name}, {source ? t.drafts.of(source) : t.drafts.fresh}, {t.drafts.touched}{" "}
                  {formatDate(draft.updatedAt)}
                </span>
              </li>
            )
          );
        })}
      </ul>
    </section>
  );
}

const STEPS = ["give", "check", "describe"] as const;

/** Where one is on the way from a file to a source. */
export function Steps({ current, hrefs = {} }: { current: (typeof STEPS)[number]; hrefs?: Partial<Record<string, string>> }) {
  const texts = draftTexts.steps;
  const at = STEPS.indexOf(current);
  return (
    <ol class="steps" aria-label={texts.label}>
      {STEPS.map((step, index) => {
        const href = hrefs[step];
        const state = index === at ? texts.here : index < at ? texts.done : "";
        return (
          <li key={step} class={index < at ? "step-done" : undefined} aria-current={index === at ? "step" : undefined}>
            <span class="step-number" aria-hidden="true">
              {index < at ? <Icon name="check" size={14} /> : index + 1}
            </span>
            <span>
              {href && index < at ? <a href={href}>{texts[step]}</a> : texts[step]}
              {state && <span class="visually-hidden"> ({state})</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
