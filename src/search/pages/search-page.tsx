import { formatNumber, Layout, Notice, type PageContext, Pagination, SearchBox, Tabs } from "../../web/index.ts";
import { type SearchQuery, SORTS } from "../index-port.ts";
import { PARAMETERS } from "../query-parameters.ts";
import { PAGE_SIZE, queryParameters, searchHref } from "../query-string.ts";
import { results as t } from "../results.fr.ts";
import { searchAnswered } from "../saved-search.ts";
import { readingLine, type SearchView } from "../search-view.ts";
import { EmptyResults, Nearest } from "./empty-results.tsx";
import { FacetForm } from "./facet-form.tsx";
import { ReadingLine } from "./reading-line.tsx";
import { ResultCard } from "./result-card.tsx";
import { ResultMap } from "./result-map.tsx";
import { SearchExamples } from "./search-examples.tsx";

/** Parts that a changed choice replaces, where the script runs. */
const REGIONS = "boite lecture filtres resultats carte";

const LAST_PAGE = 500;

type Props = { context: PageContext; view: SearchView };

/** The result page: what was asked, facets, results, map. A pure view; works without script. */
export function SearchPage({ context, view }: Props) {
  const { request, parts, facets } = view;
  const { query } = request;
  const isMap = request.view === "carte";
  return (
    <Layout
      context={context}
      title={parts.length > 0 ? t.titleOf(readingLine(parts)) : t.title}
      noindex
      head={<Feed query={searchAnswered(query, view.page)} />}
    >
      <h1 class="visually-hidden">{t.title}</h1>
      <div id="boite">
        <SearchBox what={query.q} where={request.place} keep={keptByBox(query)} />
        <SearchExamples folded={Boolean(query.q)} />
      </div>
      <div id="lecture">
        <ReadingLine view={view} />
      </div>
      <auto-submit regions={REGIONS} class="search-columns">
        <aside id="filtres" class="search-facets" aria-label={t.filters}>
          <details class="facets-fold" id="affiner">
            <summary>{t.filters}</summary>
            <FacetForm query={query} view={request.view} facets={facets} />
          </details>
        </aside>
        <div id="resultats" class={isMap ? "search-results search-results-aside" : "search-results"}>
          <Results view={view} />
        </div>
        <div id="carte" class={isMap ? "search-map search-map-large" : "search-map"}>
          {view.map && <ResultMap map={view.map} query={query} />}
        </div>
      </auto-submit>
    </Layout>
  );
}

/** The box sends its own words and place; everything else stays. */
function keptByBox(query: SearchQuery): [string, string][] {
  const own: readonly string[] = [PARAMETERS.words, PARAMETERS.place, PARAMETERS.page, PARAMETERS.cell, PARAMETERS.bbox];
  return queryParameters(query).filter(([name]) => !own.includes(name));
}

function Feed({ query }: { query: SearchQuery }) {
  const href = searchHref({ ...query, page: 1, sort: "newest" }, "liste", "/recherche.atom");
  return <link rel="alternate" type="application/atom+xml" href={href} title={t.exportNames.atom} />;
}

function Results({ view }: { view: SearchView }) {
  const { request, page, results, otherKinds, progress } = view;
  const elsewhere = page.total === 0 && otherKinds.length > 0;
  const { query } = request;
  const pages = Math.min(LAST_PAGE, Math.ceil(page.total / PAGE_SIZE));
  return (
    <section aria-labelledby="total">
      <h2 id="total" class="search-total" data-announce>
        {elsewhere ? t.noneOfKinds(query.kinds) : t.total(page.total, formatNumber(page.total))}
        {elsewhere && <OtherKinds ways={otherKinds} />}
      </h2>
      {progress && <Notice title={t.progress(formatNumber(progress.done), formatNumber(progress.total))} />}
      {otherKinds.length > 0 && !elsewhere && (
        <p class="small muted">
          {t.alsoKinds}
          <OtherKinds ways={otherKinds} />
        </p>
      )}
      {page.total > 0 && <Ways view={view} />}
      {page.total === 0 ? <EmptyResults view={view} /> : null}
      {results.map((result) => (
        <ResultCard
          key={result.document.id}
          result={result}
          showKind={query.kinds.length !== 1}
          brief={request.view === "carte"}
        />
      ))}
      <Pagination page={query.page} pages={pages} hrefOf={(number) => searchHref({ ...query, page: number }, request.view)} />
      {page.total > 0 && <Exports query={query} feed={searchAnswered(query, page)} />}
      {page.total > 0 && <Nearest title={t.farther} nearest={view.nearest} />}
    </section>
  );
}

/** How many of other kinds match, each with its search: " 13 lieux et 3 acteurs". */
function OtherKinds({ ways }: { ways: SearchView["otherKinds"] }) {
  return ways.map(({ label, href, count }, index) => (
    <span key={href}>
      {index === 0 ? " " : index === ways.length - 1 ? t.and : ", "}
      <a href={href}>
        {formatNumber(count)} {label}
      </a>
    </span>
  ));
}

/** List or map, and in which order. */
function Ways({ view: { request } }: { view: SearchView }) {
  const { query, view } = request;
  const sorts = SORTS.filter((sort) => sort !== "nearest" || query.where);
  return (
    <div class="search-ways">
      <Tabs
        label={t.view}
        tabs={[
          { href: searchHref(query, "liste"), label: t.list, current: view === "liste" },
          { href: searchHref(query, "carte"), label: t.map, current: view === "carte" },
        ]}
      />
      <Tabs
        label={t.sortLabel}
        tabs={sorts.map((sort) => ({
          href: searchHref({ ...query, sort, page: 1 }, view),
          label: sort === "relevance" && !query.q ? t.browseSort : t.sorts[sort],
          current: query.sort === sort,
        }))}
      />
    </div>
  );
}

/** Files hold what the page shows; a feed corrects nothing, so it is asked the words put right. */
function Exports({ query, feed }: { query: SearchQuery; feed: SearchQuery }) {
  return (
    <details class="exports" id="emporter">
      <summary>{t.exports}</summary>
      <p class="help">{t.exportNote}</p>
      <ul class="inline-list">
        {(["csv", "geojson", "json", "atom"] as const).map((format) => (
          <li key={format}>
            <a
              href={searchHref({ ...(format === "atom" ? feed : query), page: 1 }, "liste", `/recherche.${format}`)}
              rel="nofollow"
            >
              {t.exportNames[format]}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
