import type { SourceDirectory } from "../catalogue/index.ts";
import type { Beside } from "../geography/index.ts";
import { concept, labelOf } from "../vocabulary/index.ts";
import { cellHref } from "./cell-box.ts";
import type { SearchQuery } from "./index-port.ts";
import { besideMap, countedBy } from "./map-view.ts";
import { plainQuery } from "./plain-query.ts";
import { DEFAULT_KINDS } from "./query-parameters.ts";
import { searchHref } from "./query-string.ts";
import { type ResultView, resultViews } from "./result-view.ts";
import { partnerNames, type SearchDeps, type Way } from "./search-view.ts";

/** What the home page shows. */
export type HomeView = {
  /** Innovations by cell, and what the map cannot show. */
  counts: ReadonlyMap<string, number>;
  href: (cell: string) => string;
  beside: Beside[];
  themes: Way[];
  placeTypes: Way[];
  figures: { innovations: number; others: number; partners: number; communes: number };
  latest: ResultView[];
  partners: { name: string; href: string }[];
  progress?: { done: number; total: number } | undefined;
};

const LATEST = 6;
const PLACE_TYPES = 10;

/** What the catalogue holds at this moment, for the home page. Every figure is counted, none is written. */
async function homeView(deps: SearchDeps): Promise<HomeView> {
  const { index } = deps;
  const directory = await deps.sources();
  const innovations = plainQuery([...DEFAULT_KINDS]);
  const everything = plainQuery([]);
  const here = index.search({ ...innovations, sort: "newest", size: LATEST }, { areas: "cells" });
  const all = index.search(everything, { areas: "commune" });
  const networks = [...directory.values()].filter(({ people }) => !people);
  const partners = new Map(networks.map(({ partner }) => [partner.slug, partner.name]));
  const way = (query: SearchQuery, label: string, count: number): Way => ({ label, count, href: searchHref(query) });
  return {
    counts: countedBy(here.areas),
    href: cellHref(innovations),
    beside: besideMap(innovations, here),
    themes: here.facets.themes
      .filter(({ value }) => concept("themes", value)?.broader === undefined)
      .map(({ value, count }) => way({ ...innovations, themes: [value] }, labelOf("themes", value), count)),
    placeTypes: all.facets.placeTypes
      .slice(0, PLACE_TYPES)
      .map(({ value, count }) => way({ ...everything, placeTypes: [value] }, labelOf("placeTypes", value), count)),
    figures: {
      innovations: here.total,
      others: all.total - here.total,
      partners: partners.size,
      communes: all.areas?.length ?? 0,
    },
    latest: await resultViews(deps, here.hits, partnerNames(directory)),
    partners: [...partners]
      .map(([slug, name]) => ({ name, href: `/reseau/${slug}` }))
      .sort((a, b) => a.name.localeCompare(b.name, "fr")),
    progress: deps.progress?.(),
  };
}

/** The home page's figures, counted again only when the catalogue or its partners have changed. */
export function keptHomeView(deps: SearchDeps): () => Promise<HomeView> {
  let kept: { key: string; directory: SourceDirectory; view: Promise<HomeView> } | undefined;
  return async () => {
    const { seq, mark, size } = deps.index;
    const key = `${seq} ${mark} ${size}`;
    const directory = await deps.sources();
    if (kept?.key !== key || kept.directory !== directory) kept = { key, directory, view: homeView(deps) };
    return kept.view;
  };
}
