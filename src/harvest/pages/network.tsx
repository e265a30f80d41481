import { EmptyState, Figures, formatDate, Layout, LinkButton, type PageContext, typo } from "../../web/index.ts";
import { network as t } from "../network.fr.ts";
import type { Partner, Source } from "../source.ts";

/** By source: records held, and those its last whole listing no longer had. */
export type Counts = ReadonlyMap<string, { records: number; missing: number }>;

/** One source in a line: what it describes, how much it brought, when, under which licence; and why it belongs here. */
function SourceLine({ partner, source, counts }: { partner: Partner; source: Source; counts: Counts }) {
  const records = counts.get(source.id)?.records ?? 0;
  return (
    <li>
      <a href={`/reseau/${partner.slug}#${source.slug}`}>{typo(source.title)}</a>
      <p class="small muted">
        {[
          t.roles[source.role],
          t.brought(records),
          source.lastCompleteAt ? t.updatedOn(formatDate(source.lastCompleteAt)) : t.never,
          source.licence,
        ].join(" · ")}
      </p>
      {source.why && <p class="small">{typo(source.why)}</p>}
    </li>
  );
}

function PartnerItem({ partner, sources, counts }: { partner: Partner; sources: readonly Source[]; counts: Counts }) {
  return (
    <section class="network-partner" aria-labelledby={`partenaire-${partner.slug}`}>
      <h2 id={`partenaire-${partner.slug}`}>
        <a href={`/reseau/${partner.slug}`}>{typo(partner.name)}</a>
      </h2>
      {partner.description && <p>{typo(partner.description)}</p>}
      {sources.length > 0 && (
        <ul class="network-sources">
          {sources.map((source) => (
            <SourceLine key={source.id} partner={partner} source={source} counts={counts} />
          ))}
        </ul>
      )}
    </section>
  );
}

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
        {partners.length > 0 && (
          <Figures
            items={[
              { value: partners.length, label: t.figures.partners(partners.length) },
              { value: sources.length, label: t.figures.sources(sources.length) },
              { value: [...counts.values()].reduce((sum, { records }) => sum + records, 0), label: t.figures.records },
            ]}
          />
        )}
        <div class="network-list">
          {partners.map((partner) => (
            <PartnerItem
              key={partner.id}
              partner={partner}
              sources={sources.filter((s) => s.partner === partner.id)}
              counts={counts}
            />
          ))}
        </div>
        <aside class="chapter">
          <h2>{t.join}</h2>
          <p>{t.joinText}</p>
          <p>
            <LinkButton href="/reseau/rejoindre">{t.joinApply}</LinkButton>
          </p>
          <ul>
            <li>
              <a href="/aide#partager">{t.joinLink}</a>
            </li>
            <li>
              <a href="/charte">{t.joinCharter}</a>
            </li>
            <li>
              <a href="/reseau/candidatures">{t.joinVotes}</a>
            </li>
          </ul>
        </aside>
      </div>
    </Layout>
  );
}
