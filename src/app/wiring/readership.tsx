import { ConsultedPart, keptRanking, type RankingDeps } from "../../readership/index.ts";
import { DEFAULT_KINDS, plainQuery, type SearchIndex } from "../../search/index.ts";
import type { Services } from "../services.ts";

const HOME_SIZE = 3;

/** What readership works on: the index gives pages of the catalogue. */
export const readershipDeps = ({ database, clock }: Services, index: SearchIndex): RankingDeps => ({
  database,
  clock,
  browse: async (kind, page, size) => {
    const kinds = kind === undefined ? [...DEFAULT_KINDS] : kind === "video" ? [] : [kind];
    const { total, hits } = index.search({ ...plainQuery(kinds), sort: "newest", page, size });
    return { total, ids: hits.map(({ document }) => document.id) };
  },
});

/** The part of the home page about what is consulted. */
export function homeRanking(deps: RankingDeps) {
  const ranking = keptRanking(deps, "innovation", HOME_SIZE);
  return async () => <ConsultedPart ranking={await ranking()} />;
}
