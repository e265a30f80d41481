import type { ComponentChildren } from "preact";
import type { Entry } from "../catalogue/index.ts";
import { RelatedEntries } from "./pages/related-entries.tsx";
import { partnerNames, resultViews, type SearchDeps } from "./search-view.ts";

const SHOWN = 4;
const NEARBY_KM = 30;

/** What a fiche shows of others: in the same spirit, and around, no fiche twice. */
export const relatedTo =
  (deps: SearchDeps) =>
  async ({ id }: Pick<Entry, "id">): Promise<ComponentChildren> => {
    const names = partnerNames(await deps.sources());
    const similar = deps.index.similar(id, SHOWN);
    const shown = new Set(similar.map(({ document }) => document.id));
    const nearby = deps.index.nearby(id, SHOWN * 2, NEARBY_KM).filter(({ document }) => !shown.has(document.id));
    return (
      <RelatedEntries
        similar={await resultViews(deps, similar, names)}
        nearby={await resultViews(deps, nearby.slice(0, SHOWN), names)}
      />
    );
  };
