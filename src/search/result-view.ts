import { type Entry, visibleEntry } from "../catalogue/index.ts";
import type { MatchField, SearchHit } from "./index-port.ts";
import { highlight, type Marks, marksOf, type Piece, snippet } from "./marks.ts";
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

/** What to mark in each of some fiches: those that are here by the same terms share one set. */
function marksByHit(hits: readonly SearchHit[]): Map<SearchHit, Marks> {
  const shared = new Map<string, Marks>();
  return new Map(
    hits.map((hit) => {
      const marks = marksOf(hit.reasons);
      const terms = [...marks].join(" ");
      const known = shared.get(terms) ?? marks;
      shared.set(terms, known);
      return [hit, known];
    }),
  );
}

type MarksOf = (hit: SearchHit) => Marks;

/** Passages by id of fiche: from what the index keeps of the description, else from the whole of it. */
async function passagesOf({ entries }: Descriptions, hits: readonly SearchHit[], marks: MarksOf): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const further: SearchHit[] = [];
  for (const hit of hits.filter(needsPassage)) {
    const { text, whole } = hit.beginning();
    const passage = snippet(text, marks(hit));
    if (passage || whole) found.set(hit.document.id, passage);
    else further.push(hit);
  }
  if (further.length === 0) return found;
  const whole = await entries(further.map(({ document }) => document.id));
  const bodies = new Map(whole.map((entry) => [entry.id, bodyOf(visibleEntry(entry, "open"))]));
  for (const hit of further) found.set(hit.document.id, snippet(bodies.get(hit.document.id) ?? "", marks(hit)));
  return found;
}

/** Whether a word was found in a field: else it is not read for what to mark. */
const isIn = ({ reasons }: SearchHit, field: MatchField): boolean => reasons.some(({ fields }) => fields.includes(field));
const NOTHING: Marks = new Set();

/** Hits made ready to be shown; descriptions are read from the database only where the passage is far down. */
export async function resultViews(deps: Descriptions, hits: readonly SearchHit[], names: Names): Promise<ResultView[]> {
  const known = marksByHit(hits);
  const marksIn = (hit: SearchHit) => known.get(hit) ?? NOTHING;
  const passages = await passagesOf(deps, hits, marksIn);
  return hits.map((hit) => {
    const { document } = hit;
    const marks = marksIn(hit);
    const passage = passages.get(document.id);
    return {
      document,
      title: highlight(document.title, isIn(hit, "title") ? marks : NOTHING),
      pitch: highlight(document.pitch ?? "", isIn(hit, "pitch") ? marks : NOTHING),
      passage: passage ? highlight(passage, marks) : [],
      why: reasonTexts(hit),
      distanceKm: hit.distanceKm,
      partners: [...new Set(document.sources.map(({ partner }) => names.partner(partner)))],
    };
  });
}
