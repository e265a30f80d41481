import type { ComponentChildren } from "preact";
import { DefinitionList, formatNumber, Layout, LinkButton, type PageContext, SafeLink, Time, typo } from "../../web/index.ts";
import { licenceUrl } from "../licence.ts";
import { network as t } from "../network.fr.ts";
import type { HarvestRun } from "../run.ts";
import type { Partner, Source } from "../source.ts";
import type { Counts } from "./network.tsx";

type SourceWithRuns = { source: Source; runs: readonly HarvestRun[] };

/** The last runs of a source, each leading to its report. */
export function RunList({ runs, base }: { runs: readonly HarvestRun[]; base: string }) {
  if (!runs.length) return <p class="muted">{t.noUpdate}</p>;
  return (
    <ul>
      {runs.map((run) => (
        <li key={run.id}>
          <a href={`${base}/${run.id}`}>
            <Time value={run.startedAt} time />
          </a>{" "}
          – {t.run.statuses[run.status]} ({formatNumber(run.report.created)} {t.run.created.toLowerCase()},{" "}
          {formatNumber(run.report.changed)} {t.run.changed.toLowerCase()})
        </li>
      ))}
    </ul>
  );
}

function SourceSection({ partner, item, counts }: { partner: Partner; item: SourceWithRuns; counts: Counts }) {
  const { source, runs } = item;
  const url = source.licenceUrl ?? licenceUrl(source.licence);
  const facts = [
    { term: t.columns.role, value: t.roles[source.role] },
    { term: t.columns.records, value: formatNumber(counts.get(source.id)?.records ?? 0) },
    { term: t.columns.updated, value: source.lastCompleteAt ? <Time value={source.lastCompleteAt} /> : t.never },
    { term: t.licence, value: url ? <SafeLink href={url}>{source.licence}</SafeLink> : source.licence },
    ...(source.why ? [{ term: t.why, value: source.why }] : []),
  ];
  return (
    <section class="chapter" id={source.slug} aria-labelledby={`titre-${source.slug}`}>
      <h3 id={`titre-${source.slug}`}>{source.title}</h3>
      <DefinitionList items={facts} />
      <h4>{t.updates}</h4>
      <RunList runs={runs} base={`/reseau/${partner.slug}/${source.slug}`} />
      {source.mappingVersion > 0 && (
        <p class="small">
          <a href={`/reseau/${partner.slug}/${source.slug}/correspondance.yaml`}>{t.mapping}</a>
        </p>
      )}
    </section>
  );
}

/** One partner: who it is, what each of its sources brings. */
export function PartnerPage({
  context,
  partner,
  sources,
  counts,
  after,
}: {
  context: PageContext;
  partner: Partner;
  sources: readonly SourceWithRuns[];
  counts: Counts;
  /** Drawn by rooms that harvest does not know. */
  after?: ComponentChildren;
}) {
  return (
    <Layout
      context={context}
      title={partner.name}
      description={partner.description}
      breadcrumb={[{ label: t.title, href: "/reseau" }]}
    >
      <div class="stack">
        <h1>{typo(partner.name)}</h1>
        {partner.description && <p class="lead">{partner.description}</p>}
        <p class="actions">
          <LinkButton href={`/recherche?partenaire=${partner.slug}&type=tout`}>{t.partnerEntries}</LinkButton>{" "}
          {partner.url && <SafeLink href={partner.url}>{t.site}</SafeLink>}
        </p>
        <h2>{t.sources}</h2>
        {sources.map((item) => (
          <SourceSection key={item.source.id} partner={partner} item={item} counts={counts} />
        ))}
        {after}
      </div>
    </Layout>
  );
}
