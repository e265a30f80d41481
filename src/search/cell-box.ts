import { cellById, communeByInsee } from "../geography/index.ts";
import type { Bbox, SearchQuery } from "./index-port.ts";
import { reframed } from "./local-map.ts";
import { cellHrefs } from "./query-string.ts";

/** The box that shows a cell whole. */
export function boxOfCell(id: string): Bbox | undefined {
  const communes = (cellById(id)?.communes ?? []).flatMap((insee) => communeByInsee(insee) ?? []);
  if (communes.length === 0) return undefined;
  const [lats, lons] = [communes.map(({ lat }) => lat), communes.map(({ lon }) => lon)];
  return reframed([Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)], 1.25);
}

/** Where a cell of a map leads: the same search, seen close. */
export function cellHref(query: SearchQuery): (id: string) => string {
  return cellHrefs(query, "liste", "/carte");
}
