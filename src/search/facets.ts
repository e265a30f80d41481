import { KINDS } from "../catalogue/index.ts";
import { territory } from "../geography/index.ts";
import { ancestors, concept, concepts } from "../vocabulary/index.ts";
import type { Option } from "../web/index.ts";
import type { FacetCount, FacetGroup, SearchPage, SearchQuery, TerritoryLevel } from "./index-port.ts";
import { FACET_SCHEMES, PARAMETERS } from "./query-parameters.ts";
import { facetLabel, type Names } from "./reading.ts";

/** One group of check boxes. `more`: how many values are not shown until the group is unfolded. */
export type FacetView = {
  group: FacetGroup;
  parameter: string;
  options: Option[];
  values: readonly string[];
  more: number;
  open: boolean;
};

const SHOWN = 8;
/** Unfolded, a group shows no more than this: beyond, words serve better. */
const SHOWN_UNFOLDED = 60;
const OPEN_FROM_START: ReadonlySet<FacetGroup> = new Set(["kinds", "themes", "territories"]);
/** Groups whose order tells something; the others go by count. */
const IN_ORDER: ReadonlySet<FacetGroup> = new Set(["kinds", "stages"]);

const LEVEL_BELOW: Record<string, TerritoryLevel> = {
  region: "department",
  department: "epci",
  epci: "commune",
  commune: "commune",
};

/** The levels worth counting: those of the chosen territories and just inside; regions at first. */
export function territoryLevelsOf(query: SearchQuery): TerritoryLevel[] {
  const codes = [...query.territories, ...(query.where?.kind === "territory" ? [query.where.code] : [])];
  const kinds = codes.flatMap((code) => territory(code)?.kind ?? []);
  const levels = kinds.flatMap((kind) => [...(kind === "declared" ? [] : [kind]), LEVEL_BELOW[kind] ?? ("commune" as const)]);
  return levels.length === 0 ? ["region"] : [...new Set(levels)];
}

/** Inside what is chosen, or chosen itself. */
function isWithin(code: string, query: SearchQuery): boolean {
  const holders = query.territories;
  if (holders.length === 0 || holders.includes(code)) return true;
  const parents = territory(code)?.parents ?? [];
  const siblings = holders.flatMap((holder) => territory(holder)?.parents.slice(0, 1) ?? []);
  return parents.some((parent) => holders.includes(parent) || siblings.includes(parent));
}

/** Territories chosen first, then what is inside them. */
function byChosen(chosen: readonly string[]): (a: FacetCount, b: FacetCount) => number {
  return (a, b) => Number(chosen.includes(b.value)) - Number(chosen.includes(a.value));
}

/** Depth and visibility in a tree: top values, and what lies under a chosen value or beside it. */
function depthOf(group: FacetGroup, value: string, chosen: readonly string[]): number | undefined {
  if (group === "territories") return chosen.length > 0 && !chosen.includes(value) ? 1 : 0;
  const scheme = FACET_SCHEMES[group];
  const above = scheme === undefined ? undefined : concept(scheme, value)?.broader;
  if (scheme === undefined || above === undefined) return 0;
  return chosen.some((id) => ancestors(scheme, id).includes(above)) ? 1 : undefined;
}

function rank(group: FacetGroup): (value: string) => number {
  if (group === "kinds") return (value) => (KINDS as readonly string[]).indexOf(value);
  const scheme = FACET_SCHEMES[group];
  return (value) => (scheme === undefined ? 0 : (concept(scheme, value)?.order ?? 0));
}

/** Top values in their order, each followed by its parts. */
function arranged(group: FacetGroup, counts: readonly FacetCount[]): FacetCount[] {
  const scheme = FACET_SCHEMES[group];
  const order = rank(group);
  const sorted = IN_ORDER.has(group) ? counts.toSorted((a, b) => order(a.value) - order(b.value)) : counts;
  if (scheme === undefined || !concepts(scheme).some(({ broader }) => broader)) return [...sorted];
  const topOf = (value: string) => ancestors(scheme, value).at(-1) ?? value;
  const byTop = Map.groupBy(sorted, ({ value }) => topOf(value));
  const tops = sorted.filter(({ value }) => topOf(value) === value);
  return tops.flatMap((top) => [top, ...(byTop.get(top.value) ?? []).filter(({ value }) => value !== top.value)]);
}

function viewOf(group: FacetGroup, page: SearchPage, query: SearchQuery, names: Names, unfolded: boolean): FacetView {
  const all = group === "kinds" && query.kinds.length === 0;
  // No kind chosen means all of them: the boxes say so, and can then be unticked one by one.
  const chosen: readonly string[] = all ? page.facets.kinds.map(({ value }) => value) : query[group];
  const known = new Set(page.facets[group].map(({ value }) => value));
  const absent = chosen.filter((value) => !known.has(value)).map((value) => ({ value, count: 0 }));
  const arrangedCounts = [...arranged(group, page.facets[group]), ...absent];
  const offered = (group === "territories" ? arrangedCounts.toSorted(byChosen(chosen)) : arrangedCounts)
    .filter(({ value }) => group !== "territories" || isWithin(value, query))
    .flatMap(({ value, count }) => {
      const depth = depthOf(group, value, chosen);
      return depth === undefined ? [] : [{ value, count, depth }];
    });
  const limit = unfolded ? SHOWN_UNFOLDED : IN_ORDER.has(group) ? offered.length : SHOWN;
  let tops = 0;
  const shown = offered.filter(({ value, depth }) => {
    if (depth === 0 || group === "territories") tops += 1;
    return tops <= limit || chosen.includes(value);
  });
  const options = shown.map(({ value, count, depth }) => ({
    value,
    label: facetLabel(group, value, names),
    count,
    ...(depth ? { depth } : {}),
  }));
  const more = offered.length - shown.length;
  return {
    group,
    parameter: PARAMETERS[group],
    options,
    values: chosen,
    more,
    open: unfolded || chosen.length > 0 || OPEN_FROM_START.has(group),
  };
}

const SHOWN_ORDER: readonly FacetGroup[] = [
  "kinds",
  "themes",
  "territories",
  "audiences",
  "stages",
  "placeTypes",
  "worlds",
  "legalForms",
  "partners",
];

/** The facets of a result page, those with something to choose. `unfolded`: the group shown whole. */
export function facetViews(page: SearchPage, query: SearchQuery, names: Names, unfolded?: string): FacetView[] {
  return SHOWN_ORDER.map((group) => viewOf(group, page, query, names, PARAMETERS[group] === unfolded)).filter(
    ({ options, values }) => options.length > 1 || (options.length > 0 && values.length > 0),
  );
}
