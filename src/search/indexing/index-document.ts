import type { FieldTokens, IndexDocument } from "../../engine/index/index.ts";
import { analyse, language, type Reading } from "../../engine/text/index.ts";
import type { MatchField } from "../index-port.ts";
import { DATES, groupOfCode, VALUE_GROUPS, type ValueGroup } from "../index-schema.ts";
import { browseRank, qualityOf } from "../quality.ts";
import { TEXT_FIELDS } from "../ranking.ts";
import type { SearchDocument } from "../search-document.ts";
import { encodeStored } from "../stored-document.ts";

/** How each field is read: titles are short, and are also found by their function words and exactly as written. */
const READINGS: Record<MatchField, Reading> = { title: { stopWords: true, forms: true }, pitch: {}, keywords: {}, body: {} };

/** The words of a fiche, field by field; its language is told from its texts, partners rarely say it. */
function wordsOf({ title, pitch = "", keywords, body, lang }: SearchDocument): FieldTokens[] {
  const told = language([title, pitch, body].join("\n"));
  const spoken = told === "unknown" ? lang : told;
  const texts: Record<MatchField, string | readonly string[]> = { title, pitch, keywords, body };
  return TEXT_FIELDS.map(({ name }) => analyse(texts[name], { ...READINGS[name], language: spoken }));
}

const one = (value: string | undefined): string[] => (value === undefined ? [] : [value]);

/** What a fiche is filed under. */
function valuesOf(document: SearchDocument): Record<ValueGroup, readonly string[]> {
  const byLevel = Map.groupBy(document.territories, groupOfCode);
  return {
    kinds: [document.kind],
    themes: document.themes,
    audiences: document.audiences,
    stages: one(document.stage),
    worlds: one(document.world),
    legalForms: document.legalForms,
    placeTypes: document.placeTypes,
    partners: [...new Set(document.sources.map(({ partner }) => partner))],
    whereabouts: [document.whereabouts],
    regions: byLevel.get("regions") ?? [],
    departments: byLevel.get("departments") ?? [],
    cells: document.cells,
    epci: byLevel.get("epci") ?? [],
    communes: byLevel.get("communes") ?? [],
  };
}

function numbersOf({ createdAt, updatedAt, confirmedAt, startDate }: SearchDocument): number[] {
  const dates: Record<(typeof DATES)[number], string | undefined> = {
    created: createdAt,
    updated: updatedAt,
    confirmed: confirmedAt,
    started: startDate,
  };
  return DATES.map((date) => Date.parse(dates[date] ?? ""));
}

/** A fiche as the engine takes it. Pure: the same fiche always gives the same document. */
export function toIndexDocument(document: SearchDocument): IndexDocument {
  const values = valuesOf(document);
  return {
    id: document.id,
    fields: wordsOf(document),
    values: VALUE_GROUPS.map((group) => values[group]),
    numbers: numbersOf(document),
    places: document.places.flatMap(({ lat, lon }) => (lat === undefined || lon === undefined ? [] : [{ lat, lon }])),
    rank: browseRank(document),
    boost: qualityOf(document),
    payload: encodeStored(document),
  };
}
