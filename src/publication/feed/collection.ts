import { lastSeq, regroupingsAfter } from "../../catalogue/index.ts";
import type { Executor } from "../../platform/database.ts";
import { feedAddress, type Json, type Speaker } from "./activity.ts";
import { feedContext, lastPage, pageAddress } from "./page.ts";
import { stepsOf } from "./step.ts";

/** Activities that lines of several entries add to one a line, up to a line of the log: it only grows, so it is counted once. */
type Counted = { upTo: number; more: number };

const link = (base: string, page: number) => ({ id: pageAddress(base, page), type: "OrderedCollectionPage" });

/**
 * The feed as a whole (IIIF Change Discovery 1.0): how many activities, the first page and the last, and where the data as a whole
 * is described. The number is left out where fiches of other instances stand here: their lines make more than one activity each.
 */
export function feedCollection(): (executor: Executor, speaker: Speaker) => Promise<Json> {
  let counted: Counted = { upTo: 0, more: 0 };
  return async (executor, { base, sources, linesPerPage }) => {
    const known = counted;
    const lines = await lastSeq(executor);
    const fresh = (await regroupingsAfter(executor, known.upTo)).filter(({ seq }) => seq <= lines);
    const more = fresh.reduce((sum, change) => sum + stepsOf(change).length - 1, known.more);
    if (lines > counted.upTo) counted = { upTo: lines, more };
    const guests = [...sources.values()].some(({ home }) => home !== undefined && home !== base);
    return {
      "@context": feedContext(base),
      id: feedAddress(base),
      type: "OrderedCollection",
      ...(guests ? {} : { totalItems: lines + more }),
      seeAlso: [
        {
          id: `${base}/donnees/catalogue.jsonld`,
          type: "Dataset",
          format: "application/ld+json",
          profile: "http://www.w3.org/ns/dcat#",
        },
      ],
      "rdf:type": { id: "ldes:EventStream" },
      "ldes:timestampPath": { id: "as:published" },
      "ldes:versionOfPath": { id: "as:object" },
      "tree:view": { id: pageAddress(base, lastPage(lines, linesPerPage)) },
      first: link(base, 1),
      last: link(base, lastPage(lines, linesPerPage)),
    };
  };
}
