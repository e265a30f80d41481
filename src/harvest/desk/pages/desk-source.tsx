import type { Standing } from "../../../catalogue/index.ts";
import type { Job } from "../../../platform/jobs/index.ts";
import type { Errors } from "../../../web/form.ts";
import {
  Actions,
  Button,
  DefinitionList,
  Figures,
  FileField,
  formatDuration,
  formatNumber,
  Layout,
  LinkButton,
  Notice,
  type PageContext,
  Progress,
  SafeLink,
  Time,
} from "../../../web/index.ts";
import { licenceUrl } from "../../licence.ts";
import type { Mapping } from "../../mapping/index.ts";
import { network } from "../../network.fr.ts";
import { RunList } from "../../pages/partner.tsx";
import type { HarvestRun } from "../../run.ts";
import type { SavedMapping } from "../../source.store.ts";
import type { Partner, Source } from "../../source.ts";
import { desk } from "../desk.fr.ts";
import type { SourceState } from "../desk.ts";
import { waitingOf } from "../health.ts";
import { runDesk } from "../run-desk.fr.ts";
import { standing as ranks } from "../standing.fr.ts";
import { HealthSign, RunsTimeline } from "./desk-parts.tsx";
import { DescribeFields, type DescribeValues } from "./draft-describe.tsx";
import { DocumentFields } from "./draft-give.tsx";
import { runHref } from "./run-desk-page.tsx";

const t = desk.source;

export type DeskSourceProps = {
  context: PageContext;
  partner: Partner;
  state: SourceState;
  /** Records that the last complete document no longer held. */
  missing: number;
  job?: Job | undefined;
  versions: readonly (SavedMapping & { who: string; changes: readonly string[] })[];
  schedule: Mapping["schedule"];
  /** What it is worth beside others, and whether the reader may say so. */
  standing: Standing;
  mayRank: boolean;
  values: DescribeValues;
  errors?: Errors | undefined;
  url?: string | undefined;
};

const RUNS_SHOWN = 8;
const VERSIONS_SHOWN = 10;

function locationWords({ location }: Source) {
  if (location.kind === "url") return <SafeLink href={location.url} />;
  return location.kind === "upload" ? t.upload(location.name) : t.file;
}

function Underway({ job, base }: { job: Job; base: string }) {
  const { progress } = job;
  const text = job.state === "waiting" ? t.waiting : progress?.text;
  return (
    <section class="desk-panel chapter" aria-label={t.progress}>
      <Progress id="avancement" label={t.progress} text={text} done={progress?.done} total={progress?.total} />
      <form method="post" action={`${base}/arret`}>
        <Button variant="quiet">{t.cancel}</Button>
      </form>
    </section>
  );
}

function LastRun({ run, partner, source }: { run: HarvestRun; partner: Partner; source: Source }) {
  const { report } = run;
  const words = Object.values(report.unmapped).reduce((sum, labels) => sum + Object.keys(labels).length, 0);
  const entries = `/recherche?partenaire=${partner.slug}&type=tout`;
  return (
    <section class="chapter" aria-labelledby="derniere">
      <h2 id="derniere">{t.summary}</h2>
      <p class="muted">
        <Time value={run.startedAt} time />, {network.run.statuses[run.status]}
        {run.finishedAt && ` ${t.seconds(formatDuration(report.seconds))}`}
      </p>
      {run.failure && <Notice tone="error" title={run.failure} />}
      <Figures
        items={[
          { value: report.created, label: t.counts.created },
          { value: report.changed, label: t.counts.changed },
          { value: report.unchanged, label: t.counts.unchanged },
          { value: report.refused, label: t.counts.refused },
          { value: report.missing, label: t.counts.missing },
        ]}
      />
      {words > 0 && (
        <p>
          {t.unmapped(words)}{" "}
          <button type="submit" form="revoir" class="link-button link-inline">
            {t.unmappedLink}
          </button>
        </p>
      )}
      <Actions>
        <LinkButton href={entries}>{t.seeEntries}</LinkButton>
        <LinkButton href={runHref(partner, source, run)} variant="secondary">
          {runDesk.see}
        </LinkButton>
        <LinkButton href={`/reseau/${partner.slug}/${source.slug}/${run.id}`} variant="quiet">
          {t.seeReport}
        </LinkButton>
      </Actions>
    </section>
  );
}

/** An update that was read and waits: why, and where to look. */
function Waiting({ run, partner, source }: { run: HarvestRun; partner: Partner; source: Source }) {
  return (
    <section class="desk-panel chapter" aria-labelledby="accord">
      <h2 id="accord">{runDesk.waiting.title}</h2>
      {run.plan?.held && <p>{run.plan.held}</p>}
      <p>{runDesk.waiting.text}</p>
      <LinkButton href={runHref(partner, source, run)}>{runDesk.waiting.look}</LinkButton>
    </section>
  );
}

/** Whether each update waits for a person, or only those that may hurt. */
function Approval({ base, source }: { base: string; source: Source }) {
  const { title, on, off, ask, stop } = runDesk.approval;
  return (
    <section class="chapter" aria-labelledby="regarder">
      <h2 id="regarder">{title}</h2>
      <p>{source.approval ? on : off}</p>
      <form method="post" action={`${base}/regarder`}>
        <input type="hidden" name="approval" value={source.approval ? "0" : "1"} />
        <Button variant="secondary">{source.approval ? stop : ask}</Button>
      </form>
    </section>
  );
}

function Replace({ base, url, errors }: { base: string; url?: string | undefined; errors?: Errors | undefined }) {
  return (
    <section class="chapter" aria-labelledby="remplacer">
      <h2 id="remplacer">{t.replace.title}</h2>
      <p>{t.replace.help}</p>
      <form method="post" action={`${base}/fichier`} enctype="multipart/form-data" noValidate>
        <DocumentFields url={url} errors={errors} />
        <Button variant="secondary" icon="upload">
          {t.replace.send}
        </Button>
      </form>
    </section>
  );
}

/** A first alignment may bring hundreds of lines. */
const CHANGES_SHOWN = 50;

function Versions({ base, versions, inForce }: { base: string; versions: DeskSourceProps["versions"]; inForce: number }) {
  return (
    <ul class="version-list">
      {versions.slice(0, VERSIONS_SHOWN).map(({ version, savedAt, who, changes }) => (
        <li key={version}>
          <span>
            <strong>{t.version(version)}</strong> {version === inForce && <span class="tag">{t.inForce}</span>}
            <span class="small muted">
              {" "}
              <Time value={savedAt} time /> {t.savedBy(who)}
            </span>
          </span>
          <a href={`${base}/correspondance/${version}.yaml`} aria-label={t.downloadVersion(version)}>
            {t.download}
          </a>
          {changes.length > 0 && (
            <details class="small">
              <summary>{t.changes(changes.length)}</summary>
              <ul>
                {changes.slice(0, CHANGES_SHOWN).map((change) => (
                  <li key={change}>{change}</li>
                ))}
              </ul>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

function MappingSection({
  base,
  versions,
  source,
  errors = {},
}: { base: string; source: Source } & Pick<DeskSourceProps, "versions" | "errors">) {
  return (
    <section class="chapter" aria-labelledby="correspondance">
      <h2 id="correspondance">{t.mapping}</h2>
      <p>{t.mappingLead}</p>
      <form method="post" action={`${base}/correspondance`} id="revoir">
        <Button variant="secondary" icon="edit">
          {t.edit}
        </Button>
      </form>
      <Versions base={base} versions={versions} inForce={source.mappingVersion} />
      <details class="correction" open={Boolean(errors.yaml)}>
        <summary>{t.importTitle}</summary>
        <form method="post" action={`${base}/correspondance/fichier`} enctype="multipart/form-data" noValidate>
          <FileField name="yaml" label={t.importFile} help={t.importHelp} accept=".yaml,.yml,.txt" error={errors.yaml} />
          <Button variant="secondary">{t.importSend}</Button>
        </form>
      </details>
    </section>
  );
}

function Facts({
  state,
  missing,
  schedule,
  standing,
  mayRank,
}: Pick<DeskSourceProps, "state" | "missing" | "schedule" | "standing" | "mayRank">) {
  const { source, records } = state;
  const href = source.licenceUrl ?? licenceUrl(source.licence);
  const counts = missing > 0 ? `${formatNumber(records)}, ${t.missing(missing)}` : formatNumber(records);
  return (
    <DefinitionList
      items={[
        { term: t.records, value: counts },
        { term: t.role, value: network.roles[source.role] },
        { term: t.location, value: locationWords(source) },
        ...(source.location.kind === "url" ? [{ term: t.schedule, value: desk.schedules[schedule] }] : []),
        { term: t.licence, value: href ? <SafeLink href={href}>{source.licence}</SafeLink> : source.licence },
        {
          term: ranks.rank,
          value: ranks.labels[standing],
          ...(mayRank ? { note: <a href={`/bureau/confiance#${source.slug}`}>{ranks.change}</a> } : {}),
        },
        ...(source.why ? [{ term: t.why, value: source.why }] : []),
      ]}
    />
  );
}

function Head({ partner, state, job, base }: { partner: Partner; base: string } & Pick<DeskSourceProps, "state" | "job">) {
  const { source, health, reason, runs } = state;
  return (
    <>
      <h1>{source.title}</h1>
      <div class="source-head">
        <HealthSign health={health} />
        <RunsTimeline runs={runs} base={`/reseau/${partner.slug}/${source.slug}`} />
      </div>
      {reason && !runs[0]?.failure && !waitingOf(runs) && <Notice tone="warning" title={reason} />}
      {job ? (
        <Underway job={job} base={base} />
      ) : (
        <form method="post" action={`${base}/mise-a-jour`} class="actions">
          <Button icon="refresh">{t.update}</Button>
          <LinkButton href={`/reseau/${partner.slug}#${source.slug}`} variant="quiet">
            {t.publicPage}
          </LinkButton>
        </form>
      )}
    </>
  );
}

/** One source, for those who look after it: how it does, what can be done with it. */
export function DeskSourcePage(props: DeskSourceProps) {
  const { context, partner, state, job, versions, values, errors = {}, url } = props;
  const edited = Boolean(errors.title ?? errors.why ?? errors.licence);
  const { source, runs } = state;
  const [last] = runs;
  const waiting = waitingOf(runs);
  const base = `/espace/${partner.slug}/${source.slug}`;
  return (
    <Layout
      context={context}
      title={source.title}
      noindex
      refreshSeconds={job ? 4 : undefined}
      breadcrumb={[
        { label: desk.title, href: "/espace" },
        { label: partner.name, href: `/espace/${partner.slug}` },
      ]}
    >
      <div class="stack desk">
        <Head partner={partner} state={state} job={job} base={base} />
        {waiting && !job && <Waiting run={waiting} partner={partner} source={source} />}
        {last && !job && last !== waiting && <LastRun run={last} partner={partner} source={source} />}
        <section class="chapter" aria-labelledby="infos">
          <h2 id="infos">{t.infos}</h2>
          <Facts {...props} />
          <details class="correction" open={edited}>
            <summary>{t.infosEdit}</summary>
            <form method="post" action={base} noValidate>
              <DescribeFields values={values} errors={errors} scheduled={source.location.kind === "url"} />
              <Button variant="secondary">{desk.partner.save}</Button>
            </form>
          </details>
        </section>
        <div class="desk-columns">
          <div class="stack">
            <MappingSection base={base} versions={versions} source={source} errors={errors} />
            <section class="chapter" aria-labelledby="mises-a-jour">
              <h2 id="mises-a-jour">{t.runs}</h2>
              <RunList runs={runs.slice(0, RUNS_SHOWN)} base={`${base}/mises-a-jour`} />
            </section>
            <Approval base={base} source={source} />
          </div>
          <Replace base={base} url={url} errors={errors} />
        </div>
      </div>
    </Layout>
  );
}
