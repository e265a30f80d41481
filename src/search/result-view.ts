import { type Entry, visibleEntry } from "../catalogue/index.ts";
import { highlight, markedTerms, type Piece, snippet } from "./highlight.ts";
import type { SearchHit } from "./index-port.ts";
import { bodyOf } from "./projection.ts";
import type { Names } from "./reading.ts";
import { results as t } from "./results.fr.ts";
import type { StoredDocument } from "./search-document.ts";

/** Where descriptions are read from: whole entries, in the order of the ids. */
type Descriptions = { entries(ids: readonly string[]): Promise<Entry[]> };

/** A result ready to be shown: what it is, why it is here. */
export type ResultView = {
  document: StoredDocument;
  title: Piece[];
  pitch: Piece[];
  /** A passage of the description, when the words were found nowhere else. */
  passage: Piece[];
  why: string[];
  distanceKm?: number | undefined;
  /** Names of the partners that say so. */
  partners: string[];
};

function reasonTexts({ reasons }: SearchHit): string[] {
  return reasons.map(({ asked, found, fields }) => {
    const places = fields.map((field) => t.card.inFields[field]).join(", ");
    return asked === found ? t.card.found(found, places) : t.card.through(found, asked, places);
  });
}

/** Words found in the title or pitch speak for themselves; otherwise the passage is looked for in the description. */
function needsPassage({ reasons }: SearchHit): boolean {
  return reasons.some(({ fields }) => fields.includes("body") && !fields.includes("title") && !fields.includes("pitch"));
}

/** Hits made ready to be shown; the descriptions are read only of those that need a passage. */
export async function resultViews(deps: Descriptions, hits: readonly SearchHit[], names: Names): Promise<ResultView[]> {
  const wanted = hits.filter(needsPassage).map(({ document }) => document.id);
  const bodies = new Map(
    (wanted.length > 0 ? await deps.entries(wanted) : []).map((entry) => [entry.id, bodyOf(visibleEntry(entry, "open"))]),
  );
  return hits.map((hit) => {
    const { document } = hit;
    const terms = markedTerms(hit.reasons);
    const passage = snippet(bodies.get(document.id) ?? "", terms);
    return {
      document,
      title: highlight(document.title, terms),
      pitch: highlight(document.pitch ?? "", terms),
      passage: passage ? highlight(passage, terms) : [],
      why: reasonTexts(hit),
      distanceKm: hit.distanceKm,
      partners: [...new Set(document.sources.map(({ partner }) => names.partner(partner)))],
    };
  });
}
