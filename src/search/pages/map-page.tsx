import { HoneycombMap, HoneycombTable, type MapLevel, type MapMode } from "../../geography/index.ts";
import { formatNumber, Layout, type PageContext, SearchBox, Tabs, typo } from "../../web/index.ts";
import { map as t } from "../map.fr.ts";
import { type MapPageView, mapHref } from "../map-page.query.ts";
import { PARAMETERS } from "../query-parameters.ts";
import { queryParameters, searchHref } from "../query-string.ts";
import { results } from "../results.fr.ts";
import { readingLine } from "../search-view.ts";
import { FacetForm } from "./facet-form.tsx";
import { LocalMap } from "./local-map.tsx";
import { ReadNotes, ReadParts } from "./read-parts.tsx";
import { ResultCard } from "./result-card.tsx";

const REGIONS = "lecture filtres carte";

/** The map full size: what to count, how to cut the country, filters, and the same in a table. */
export function MapPage({ context, view }: { context: PageContext; view: MapPageView }) {
  const { request, parts, facets, level, mode } = view;
  const { query } = request;
  const kept = queryParameters(query).filter(
    ([name]) => name !== PARAMETERS.words && name !== PARAMETERS.place && name !== PARAMETERS.bbox,
  );
  const extra = new URLSearchParams(mapHref(query, { level, mode }).split("?")[1] ?? "");
  const choice = [...extra].filter(([name]) => name === "niveau" || name === "mesure");
  return (
    <Layout
      context={context}
      title={parts.length > 0 ? `${t.title}\u00a0: ${readingLine(parts)}` : t.title}
      noindex={parts.length > 0}
      description={t.lead}
    >
      <h1>{view.local ? t.close(view.local.name) : t.title}</h1>
      {!view.local && <p class="lead">{typo(t.lead)}</p>}
      <SearchBox action="/carte" what={query.q} where={request.place} keep={[...kept, ...choice] as [string, string][]} />
      <div id="lecture" class="reading">
        <ReadParts parts={parts} hrefOf={(other) => mapHref(other, { level, mode })} clear="/carte" />
        <ReadNotes notes={view.readNotes} query={query} view="liste" />
      </div>
      <auto-submit regions={REGIONS} class="search-columns map-columns">
        <aside id="filtres" class="search-facets" aria-label={results.filters}>
          <details class="facets-fold" id="affiner">
            <summary>{results.filters}</summary>
            <FacetForm query={query} view="liste" facets={facets} action="/carte" keep={choice} />
          </details>
        </aside>
        <div id="carte" class="search-results">
          <p class="search-total" data-announce>
            {t.total(view.total, formatNumber(view.total))} <a href={searchHref({ ...query, page: 1 })}>{t.list}</a>
          </p>
          {view.local ? <Close view={view} /> : <Whole view={view} />}
        </div>
      </auto-submit>
    </Layout>
  );
}

function Close({ view: { local, results: shown, request } }: { view: MapPageView }) {
  if (!local) return null;
  return (
    <>
      <LocalMap drawing={local} />
      <section aria-labelledby="ici">
        <h2 id="ici">{t.here}</h2>
        {shown.map((result) => (
          <ResultCard key={result.document.id} result={result} showKind={request.query.kinds.length !== 1} brief />
        ))}
      </section>
    </>
  );
}

const LEVELS: readonly MapLevel[] = ["cells", "departments", "epci"];
const MODES: readonly MapMode[] = ["count", "perInhabitant", "empty"];

/** Rows of the table at first: the whole of it would weigh more than the map. */
const ROWS = 60;

function Whole({ view: { request, level, mode, counts, href, beside, wholeTable } }: { view: MapPageView }) {
  const { query } = request;
  const here = mapHref(query, { level, mode });
  const open = wholeTable || level === "epci";
  return (
    <>
      <div class="search-ways">
        <Tabs
          label={t.levels}
          tabs={LEVELS.map((each) => ({
            href: mapHref(query, { level: each, mode }),
            label: t.levelNames[each],
            current: each === level,
          }))}
        />
        <Tabs
          label={t.modes}
          tabs={MODES.map((each) => ({
            href: mapHref(query, { level, mode: each }),
            label: t.modeNames[each],
            current: each === mode,
          }))}
        />
      </div>
      {mode === "empty" && <p class="help">{t.emptyNote}</p>}
      {level === "epci" ? (
        <p class="help">{t.epciNote}</p>
      ) : (
        <HoneycombMap counts={counts} level={level} mode={mode} label={t.label} href={href} beside={beside} pan />
      )}
      <HoneycombTable
        id="tableau"
        counts={counts}
        level={level}
        mode={mode}
        href={href}
        open={open}
        limit={wholeTable ? 2_000 : ROWS}
      />
      {!wholeTable && (
        <p class="small">
          <a class="tap" href={`${here}${here.includes("?") ? "&" : "?"}tableau=entier#tableau`}>
            {t.wholeTable}
          </a>
        </p>
      )}
    </>
  );
}
