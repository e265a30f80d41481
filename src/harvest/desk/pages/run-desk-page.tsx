import {
  Button,
  DefinitionList,
  Figures,
  formatNumber,
  Layout,
  LinkButton,
  Notice,
  type PageContext,
  Table,
  Time,
} from "../../../web/index.ts";
import { network } from "../../network.fr.ts";
import { type HarvestRun, hasEffect, type RunDecision, type RunPlan } from "../../run.ts";
import { safety } from "../../safety.fr.ts";
import type { Partner, Source } from "../../source.ts";
import { desk } from "../desk.fr.ts";
import { runDesk as t } from "../run-desk.fr.ts";

/** What may be done with a run, each a form. */
export type RunAct = "approve" | "refuse" | "undo" | "redo";

const ADDRESS: Record<RunAct, string> = {
  approve: "accord",
  refuse: "refus",
  undo: "annulation",
  redo: "retablissement",
};
const VARIANT = { approve: "primary", refuse: "secondary", undo: "secondary", redo: "secondary" } as const;

/** Where a run is looked at, by those who look after its source. */
export const runHref = (partner: Partner, source: Source, run: { id: string }): string =>
  `/espace/${partner.slug}/${source.slug}/mises-a-jour/${run.id}`;

type RunDeskProps = {
  context: PageContext;
  partner: Partner;
  source: Source;
  run: HarvestRun;
  decisions: readonly (RunDecision & { who: string })[];
  acts: readonly RunAct[];
};

const entryLink = ({ entry, title }: { entry?: string; title: string }) =>
  entry === undefined ? title : <a href={`/fiche/${entry}`}>{title}</a>;

function Fields({ plan }: { plan: RunPlan }) {
  const fields = Object.entries(plan.fields);
  if (fields.length === 0) return null;
  return (
    <section class="chapter" aria-labelledby="champs">
      <h2 id="champs">{t.fields.title}</h2>
      <Table
        id="champs-modifies"
        caption={t.fields.caption}
        captionHidden
        columns={[{ label: t.fields.field }, { label: t.fields.count, numeric: true }]}
        rows={fields.map(([field, count]) => [t.fieldName(field), formatNumber(count)])}
      />
    </section>
  );
}

function Changed({ plan }: { plan: RunPlan }) {
  const { changed } = plan.samples;
  if (changed.length === 0) return null;
  const rows = changed.flatMap((sample) =>
    sample.fields.map(({ field, before, after }) => {
      const hidden = before === undefined && after === undefined;
      const shown = (text?: string) => (hidden ? t.samples.personal : (text ?? <span class="muted">{t.samples.nothing}</span>));
      return [entryLink(sample), t.fieldName(field), shown(before), shown(after)];
    }),
  );
  return (
    <section class="chapter" aria-labelledby="modifiees">
      <h2 id="modifiees">{t.samples.changed}</h2>
      {plan.changed > changed.length && <p class="muted">{t.samples.some(changed.length, plan.changed)}</p>}
      <Table
        id="exemples-modifiees"
        caption={t.samples.caption}
        captionHidden
        columns={[t.samples.entry, t.samples.field, t.samples.before, t.samples.after].map((label) => ({ label }))}
        rows={rows}
      />
    </section>
  );
}

function Listed({ plan, kind }: { plan: RunPlan; kind: "created" | "missing" }) {
  const samples = plan.samples[kind];
  if (samples.length === 0) return null;
  const id = kind === "created" ? "nouvelles" : "absentes";
  return (
    <section class="chapter" aria-labelledby={id}>
      <h2 id={id}>{t.samples[kind]}</h2>
      {kind === "missing" && <p>{t.samples.missingNote}</p>}
      {plan[kind] > samples.length && <p class="muted">{t.samples.some(samples.length, plan[kind])}</p>}
      <ul>
        {samples.map((sample) => (
          <li key={sample.remoteId}>{entryLink(sample)}</li>
        ))}
      </ul>
    </section>
  );
}

/** What can be done now, each with what it will do. */
function Acts({ base, acts }: { base: string; acts: readonly RunAct[] }) {
  if (acts.length === 0) return null;
  return (
    <section class="desk-panel chapter" aria-label={t.actions}>
      {acts.map((act) => (
        <form key={act} method="post" action={`${base}/${ADDRESS[act]}`}>
          <p class="small" id={`aide-${act}`}>
            {t[`${act}Help`]}
          </p>
          <Button variant={VARIANT[act]}>{t[act]}</Button>
        </form>
      ))}
    </section>
  );
}

function Decisions({ decisions }: Pick<RunDeskProps, "decisions">) {
  if (decisions.length === 0) return null;
  return (
    <section class="chapter" aria-labelledby="decisions">
      <h2 id="decisions">{t.decisions}</h2>
      <ul>
        {decisions.map(({ verdict, at, who }) => (
          <li key={`${verdict} ${at}`}>
            {t.decided[verdict]} {t.by(who)}, <Time value={at} time />
          </li>
        ))}
      </ul>
    </section>
  );
}

const WAITS: ReadonlySet<HarvestRun["status"]> = new Set(["suspended", "refused", "superseded", "approved"]);

function Counts({ run }: { run: HarvestRun }) {
  const counts = WAITS.has(run.status) && run.plan ? run.plan : run.report;
  const { archived = 0, returned = 0 } = run.report;
  return (
    <Figures
      items={[
        ...(["created", "changed", "missing"] as const).map((kind) => ({
          value: counts[kind],
          label: t.counts[kind](counts[kind]),
        })),
        ...(archived > 0 ? [{ value: archived, label: t.counts.archived }] : []),
        ...(returned > 0 ? [{ value: returned, label: t.counts.returned }] : []),
      ]}
    />
  );
}

/** One update, for those who look after its source: what it changes, with samples, what was decided of it and what can be. */
export function RunDeskPage({ context, partner, source, run, decisions, acts }: RunDeskProps) {
  const { plan } = run;
  const title = WAITS.has(run.status) ? t.title.before : t.title.after;
  const turning = run.status === "undoing" || run.status === "redoing" || run.status === "approved";
  return (
    <Layout
      context={context}
      title={`${title} – ${source.title}`}
      noindex
      refreshSeconds={turning ? 4 : undefined}
      breadcrumb={[
        { label: desk.title, href: "/espace" },
        { label: partner.name, href: `/espace/${partner.slug}` },
        { label: source.title, href: `/espace/${partner.slug}/${source.slug}` },
      ]}
    >
      <div class="stack desk">
        <h1>{title}</h1>
        <DefinitionList
          items={[
            { term: t.read, value: <Time value={run.startedAt} time /> },
            { term: network.run.state, value: network.run.statuses[run.status] },
          ]}
        />
        {run.status === "suspended" && plan?.held && <Notice tone="warning" title={plan.held} />}
        {plan?.drift.map((drift) => (
          <Notice key={drift.field} tone="warning" title={safety.drift(drift)} />
        ))}
        {run.failure && <Notice tone={run.status === "failed" ? "error" : "info"} title={run.failure} />}
        <Counts run={run} />
        {plan && plan.known > 0 && <p class="muted">{t.known(plan.known)}</p>}
        <Acts base={runHref(partner, source, run)} acts={acts} />
        <Decisions decisions={decisions} />
        {plan ? (
          <>
            <Fields plan={plan} />
            <Changed plan={plan} />
            <Listed plan={plan} kind="missing" />
            <Listed plan={plan} kind="created" />
          </>
        ) : (
          <p>{hasEffect(run) ? t.noSample : t.none}</p>
        )}
        <LinkButton href={`/reseau/${partner.slug}/${source.slug}/${run.id}`} variant="quiet">
          {t.report}
        </LinkButton>
      </div>
    </Layout>
  );
}
