import { EmptyState, Figures, formatNumber, Layout, LinkButton, type PageContext, SearchBox, Table } from "../../web/index.ts";
import { results } from "../results.fr.ts";
import { territoryFr as t } from "../territory.fr.ts";
import type { TerritoryView } from "../territory.query.ts";
import { LocalMap } from "./local-map.tsx";
import { ResultCard } from "./result-card.tsx";
import { Ways } from "./ways.tsx";

/** A territory: what it is, what is recorded there, what it is made of, what is beside it. */
export function TerritoryPage({ context, view }: { context: PageContext; view: TerritoryView }) {
  const { territory, holders, total, byKind, map } = view;
  const { code, id, kind, name, population } = territory;
  const facts = [
    t.kinds[kind],
    ...(population > 0 ? [t.population(formatNumber(population))] : []),
    ...(kind === "declared" ? [] : [t.code(id)]),
  ];
  return (
    <Layout
      context={context}
      title={name}
      description={t.description(name, formatNumber(total))}
      canonical={`/territoire/${code}`}
      breadcrumb={holders.map((holder) => ({ label: holder.name, href: `/territoire/${holder.code}` }))}
    >
      <h1>{name}</h1>
      <p class="lead">{facts.join(", ")}</p>
      <p class="no-print">
        <LinkButton href={`/suivre?territoire=${code}`} variant="secondary" icon="bell" rel="nofollow">
          {t.follow}
        </LinkButton>
      </p>
      <SearchBox id="ici" where={{ text: name, code }} keep={[["type", "tout"]]} />
      {total === 0 ? (
        <Nothing view={view} />
      ) : (
        <Figures items={byKind.map(({ label, href, count }) => ({ value: count, label, href }))} />
      )}
      {map && (
        <section class="section" aria-labelledby="de-pres">
          <h2 id="de-pres">{t.map}</h2>
          <LocalMap drawing={map} />
        </section>
      )}
      <Results view={view} />
      <Parts view={view} />
      <Ways id="autour" title={t.missing} note={t.missingNote} ways={view.missing} />
      <Ways id="voisins" title={t.neighbours} ways={view.neighbours} />
    </Layout>
  );
}

function Nothing({ view: { nearest } }: { view: TerritoryView }) {
  return (
    <>
      <EmptyState title={t.emptyTitle}>
        <p>{t.emptyText}</p>
        <p>
          {results.empty.invite} <a href="/contribuer">{results.empty.inviteLink}</a>.
        </p>
      </EmptyState>
      {nearest.length > 0 && (
        <section aria-labelledby="proches">
          <h2 id="proches">{t.nearest}</h2>
          {nearest.map((result) => (
            <ResultCard key={result.document.id} result={result} showKind />
          ))}
        </section>
      )}
    </>
  );
}

function Results({ view: { results: shown, total, territory } }: { view: TerritoryView }) {
  if (shown.length === 0) return null;
  return (
    <section class="section" aria-labelledby="fiches">
      <h2 id="fiches">{t.here}</h2>
      {shown.map((result) => (
        <ResultCard key={result.document.id} result={result} showKind />
      ))}
      {total > shown.length && (
        <p>
          <LinkButton href={`/recherche?ou=${territory.code}&type=tout`} variant="secondary" icon="list">
            {t.all(formatNumber(total))}
          </LinkButton>
        </p>
      )}
    </section>
  );
}

const MOST_PARTS = 60;

function Parts({ view: { parts, territory } }: { view: TerritoryView }) {
  const filled = parts.filter(({ count }) => count > 0);
  const empty = parts.length - filled.length;
  if (parts.length === 0) return null;
  const title = t.parts[territory.kind];
  const rows = filled.slice(0, MOST_PARTS).map(({ label, href, count }) => [<a href={href}>{label}</a>, formatNumber(count)]);
  return (
    <div class="section">
      <h2>{title}</h2>
      {rows.length > 0 && (
        <Table
          id="tableau"
          caption={title}
          captionHidden
          columns={[{ label: t.partName }, { label: t.partCount, numeric: true }]}
          rows={rows}
        />
      )}
      {empty > 0 && <p class="muted">{t.emptyParts(formatNumber(empty), empty === 1)}</p>}
    </div>
  );
}
