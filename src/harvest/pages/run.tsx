import {
  DefinitionList,
  formatDuration,
  formatNumber,
  Layout,
  Notice,
  type PageContext,
  Progress,
  Table,
  Time,
} from "../../web/index.ts";
import { network } from "../network.fr.ts";
import type { HarvestRun, RunIssue } from "../run.ts";
import type { Partner, Source } from "../source.ts";

const t = network.run;

function Issues({ issues, total }: { issues: readonly RunIssue[]; total: number }) {
  if (!total) return <p>{t.noIssue}</p>;
  return (
    <>
      <p class="muted">{t.issuesShown(issues.length, total)}</p>
      <Table
        id="signalements"
        caption={t.issues}
        captionHidden
        columns={[{ label: t.line, numeric: true }, { label: t.field }, { label: t.value }, { label: t.detail }]}
        rows={issues.map((issue) => [
          issue.line === undefined ? "–" : formatNumber(issue.line),
          issue.field ?? "–",
          issue.value ?? "–",
          issue.detail,
        ])}
      />
    </>
  );
}

function Unmapped({ run }: { run: HarvestRun }) {
  const schemes = Object.entries(run.report.unmapped);
  if (!schemes.length) return null;
  return (
    <section class="chapter" aria-labelledby="mots">
      <h2 id="mots">{t.unmapped}</h2>
      <p class="muted">{t.unmappedNote}</p>
      {schemes.map(([scheme, labels]) => (
        <Table
          key={scheme}
          id={`mots-${scheme}`}
          caption={t.schemes[scheme] ?? scheme}
          columns={[{ label: t.label }, { label: t.times, numeric: true }]}
          rows={Object.entries(labels)
            .sort((a, b) => b[1] - a[1])
            .slice(0, 50)
            .map(([label, times]) => [label, formatNumber(times)])}
        />
      ))}
    </section>
  );
}

/** What one run did, for anyone to read: counts, what was refused and why, words without an equivalent. */
export function RunPage({
  context,
  partner,
  source,
  run,
  issues,
}: {
  context: PageContext;
  partner: Partner;
  source: Source;
  run: HarvestRun;
  issues: readonly RunIssue[];
}) {
  const { report } = run;
  const count = (term: string, value: number) => ({ term, value: formatNumber(value) });
  const running = run.status === "running";
  return (
    <Layout
      context={context}
      title={t.title(source.title)}
      noindex
      refreshSeconds={running ? 3 : undefined}
      breadcrumb={[
        { label: network.title, href: "/reseau" },
        { label: partner.name, href: `/reseau/${partner.slug}` },
      ]}
    >
      <div class="stack">
        <h1>{t.title(source.title)}</h1>
        <live-progress id="avancement" finished={!running}>
          {running && (
            <Progress id="lecture" label={t.statuses.running} text={`${formatNumber(report.rows)} ${t.rows.toLowerCase()}`} />
          )}
          {run.failure && <Notice tone="error" title={run.failure} />}
          {run.status === "partial" && <Notice tone="warning" title={t.partial} />}
          <DefinitionList
            items={[
              { term: t.started, value: <Time value={run.startedAt} time /> },
              { term: t.duration, value: running ? t.statuses.running : formatDuration(report.seconds) },
              count(t.rows, report.rows),
              count(t.created, report.created),
              count(t.attached, report.attached),
              count(t.changed, report.changed),
              count(t.unchanged, report.unchanged),
              count(t.refused, report.refused),
              count(t.missing, report.missing),
            ]}
          />
        </live-progress>
        <section class="chapter" aria-labelledby="rapport">
          <h2 id="rapport">{t.issues}</h2>
          <Issues issues={issues} total={report.issues} />
        </section>
        <Unmapped run={run} />
      </div>
    </Layout>
  );
}
