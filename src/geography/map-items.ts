import { departmentShapes } from "./department-shapes.ts";
import { honeycomb } from "./honeycomb.ts";
import { officialTables } from "./tables.ts";

/** `cells`: the honeycomb; `departments`: their outlines; `epci`: a table alone, for 1,255 outlines would weigh more than the page. */
export type MapLevel = "cells" | "departments" | "epci";

/** `count`; `perInhabitant`: for 100,000 inhabitants; `empty`: where nothing is recorded, by population. */
export type MapMode = "count" | "perInhabitant" | "empty";

/** One place of the map with what is counted there. */
export type MapItem = { id: string; name: string; population: number; count: number };

/**
 * The places of a level with their counts (0 where nothing is counted). Ids are those of the level: cell ids, INSEE codes of
 * departments, SIREN of intercommunalities.
 */
export function mapItems(level: MapLevel, counts: ReadonlyMap<string, number>): MapItem[] {
  const count = (id: string) => counts.get(id) ?? 0;
  if (level === "cells") return honeycomb().cells.map(({ id, name, population }) => ({ id, name, population, count: count(id) }));
  if (level === "departments")
    return departmentShapes().map(({ code, name, population }) => ({ id: code, name, population, count: count(code) }));
  return [...officialTables().epcis.values()].map(({ siren, name, population }) => ({
    id: siren,
    name,
    population,
    count: count(siren),
  }));
}

/** What a mode classes and sorts a place by; 0 leaves it out. */
export function mapValue(mode: MapMode, { count, population }: MapItem): number {
  if (mode === "count") return count;
  if (mode === "empty") return count === 0 ? population : 0;
  return population > 0 ? (count * 100_000) / population : 0;
}
