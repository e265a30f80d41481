import { EmptyState, formatDate, formatNumber, Layout, type PageContext, Table } from "../../web/index.ts";
import { network as t } from "../network.fr.ts";
import type { Partner, Source } from "../source.ts";

export type Counts = ReadonlyMap<string, { records: number; missing: number }>;

/** Columns that say what a source is, in tables of sources. */
export function sourceRow(source: Source, counts: Counts, href: string) {
  return [
    <a key="s" href={href}>
      {source.title}
    </a>,
    t.roles[source.role],
    formatNumber(counts.get(source.id)?.records ?? 0),
    source.lastCompleteAt ? formatDate(source.lastCompleteAt) : t.never,
    source.licence,
  ];
}

export const SOURCE_COLUMNS = [
  { label: t.columns.source },
  { label: t.columns.role },
  { label: t.columns.records, numeric: true },
  { label: t.columns.updated },
  { label: t.columns.licence },
];

/** Every partner, with its sources. */
export function NetworkPage({
  context,
  partners,
  sources,
  counts,
}: {
  context: PageContext;
  partners: readonly Partner[];
  sources: readonly Source[];
  counts: Counts;
}) {
  return (
    <Layout context={context} title={t.title} description={t.lead}>
      <div class="stack">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        {partners.length === 0 && <EmptyState title={t.empty}>{t.emptyHint}</EmptyState>}
        {partners.map((partner) => {
          const own = sources.filter((source) => source.partner === partner.id);
          return (
            <section key={partner.id} class="chapter">
              <h2>
                <a href={`/reseau/${partner.slug}`}>{partner.name}</a>
              </h2>
              {partner.description && <p>{partner.description}</p>}
              {own.length > 0 && (
                <Table
                  id={`sources-${partner.slug}`}
                  caption={`${t.sources} : ${partner.name}`}
                  captionHidden
                  columns={SOURCE_COLUMNS}
                  rows={own.map((source) => sourceRow(source, counts, `/reseau/${partner.slug}#${source.slug}`))}
                />
              )}
            </section>
          );
        })}
        <aside class="chapter">
          <h2>{t.join}</h2>
          <p>{t.joinText}</p>
          <p>
            <a href="/aide#partager">{t.joinLink}</a>
          </p>
        </aside>
      </div>
    </Layout>
  );
}
