import { Button, CheckboxList, Select } from "../../web/index.ts";
import type { FacetView } from "../facets.ts";
import type { SearchQuery } from "../index-port.ts";
import { PARAMETERS, type View } from "../query-parameters.ts";
import { queryParameters, searchHref } from "../query-string.ts";
import { results as t } from "../results.fr.ts";

const RADII = [5, 10, 20, 30, 50, 100];

/** Parameters that the form's own controls send, or that a new choice makes void. */
function hiddenPairs(query: SearchQuery, view: View, facets: readonly FacetView[]): [string, string][] {
  const own = new Set<string>([...facets.map(({ parameter }) => parameter), PARAMETERS.radius, PARAMETERS.page]);
  return queryParameters(query, view).filter(([name]) => !own.has(name));
}

type FormProps = {
  query: SearchQuery;
  view: View;
  facets: readonly FacetView[];
  /** Page that shows the answer; `keep`: its own parameters. */
  action?: "/recherche" | "/carte" | undefined;
  keep?: readonly (readonly [string, string])[] | undefined;
};

/** The facets: a form that works by its button, and at once where the script runs. */
export function FacetForm({ query, view, facets, action = "/recherche", keep = [] }: FormProps) {
  return (
    <form class="facets" action={action} method="get">
      {[...hiddenPairs(query, view, facets), ...keep].map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      {query.where && <Radius query={query} />}
      {facets.map((facet) => (
        <Facet key={facet.group} facet={facet} query={query} view={view} action={action} />
      ))}
      <p class="facets-apply">
        <Button variant="secondary" icon="filter">
          {t.apply}
        </Button>
      </p>
    </form>
  );
}

function Radius({ query: { where } }: { query: SearchQuery }) {
  const current = where?.kind === "radius" ? where.radiusKm : undefined;
  const offered = [...new Set([...RADII, ...(current === undefined ? [] : [current])])].sort((a, b) => a - b);
  return (
    <Select
      id="rayon"
      name={PARAMETERS.radius}
      label={t.radius}
      value={current === undefined ? "" : String(current)}
      placeholder={where?.code ? t.radiusNone : undefined}
      options={offered.map((km) => ({ value: String(km), label: t.radiusKm(km) }))}
    />
  );
}

function Facet({ facet, query, view, action }: { facet: FacetView; query: SearchQuery; view: View; action: string }) {
  const { group, parameter, options, values, more, open } = facet;
  const title = t.filterTitles[group];
  const unfold = searchHref({ ...query, page: 1 }, view, action);
  return (
    <details id={`facette-${parameter}`} open={open}>
      <summary>{title}</summary>
      <CheckboxList id={`choix-${parameter}`} name={parameter} legend={title} legendHidden options={options} values={values} />
      {more > 0 && (
        <p class="facet-more">
          <a href={`${unfold}${unfold.includes("?") ? "&" : "?"}deplier=${parameter}#facette-${parameter}`}>{t.more(more)}</a>
        </p>
      )}
    </details>
  );
}
