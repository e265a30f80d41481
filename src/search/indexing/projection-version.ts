import { contentHash } from "../../platform/ids.ts";
import { SCHEMA } from "../index-schema.ts";
import type { SearchDocument } from "../search-document.ts";
import { toIndexDocument } from "./index-document.ts";

/** To be raised when entries are projected otherwise: what `projection.ts` does is not seen here. */
const PROJECTION = 1;

/** A text that meets the rules of the analyser: elisions, compounds, acronyms, endings, numbers, other letters. */
const TEXTS = `L’école d’Angoulême, aujourd’hui : les tiers-lieux nationaux, S.C.I.C., EI, habitant·e·s, 1 512 €, œuvre, marché marche,
arrière-grand-mère, chevaux, coopératives, coopérative, jusqu’à, C’EST PARTI, Saint-Étienne, naïf, cœur, Kerbors, Ελλάδα, 2e, 19ᵉ.`;

const SAMPLE: SearchDocument = {
  id: "0",
  slug: "s",
  kind: "innovation",
  lang: "fr",
  title: TEXTS,
  pitch: TEXTS,
  keywords: [TEXTS, "the weather is fine today and so are we"],
  body: TEXTS,
  where: "",
  places: [{ lat: 48.5, lon: -3.8, precision: "commune" }],
  territories: ["com-29151", "epci-242900835", "dep-29", "reg-53"],
  cells: ["c"],
  whereabouts: "position",
  themes: ["a"],
  ownThemes: ["a"],
  audiences: ["a"],
  stage: "a",
  world: "a",
  legalForms: ["a"],
  placeTypes: ["a"],
  carriers: [],
  sources: [{ source: "s", partner: "p", updatedAt: "2026-01-01" }],
  startDate: "2019-05",
  createdAt: "2026-01-01T00:00:00.000Z",
  updatedAt: "2026-01-02T00:00:00.000Z",
  confirmedAt: "2026-01-03T00:00:00.000Z",
  completeness: 0.25,
};

let version: string | undefined;

/**
 * What decides how fiches become documents of the engine, as a hash: its schema, and what it makes of a sample that meets the
 * rules. An index kept under another is built again, without anybody having to think of it.
 */
export function projectionVersion(): string {
  const { payload, fields, ...rest } = toIndexDocument(SAMPLE);
  const words = fields.map(({ terms, positions }) => [[...terms], Array.from(positions)]);
  version ??= contentHash([PROJECTION, SCHEMA, words, rest, Buffer.from(payload ?? []).toString("utf8")]);
  return version;
}
