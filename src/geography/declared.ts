import { type BoundingBox, inBox, inPolygons, type LatLon, type PolygonRings, polygonsBox } from "../engine/geometry/index.ts";
import { centreOf, fromCentres } from "./centroids.ts";
import { officialTables } from "./tables.ts";

/**
 * A territory that the official map does not know: a "pays", a cluster, a valley as a set of communes; a neighbourhood as a
 * perimeter; or both. `code` is `pays-<slug>`, for ever.
 */
export type DeclaredTerritory = {
  code: string;
  name: string;
  /** Concept of the vocabulary scheme `territoryKinds`, when it is one of those. */
  kind?: string;
  note?: string;
  /** INSEE codes of communes of today. */
  communes: readonly string[];
  /** GeoJSON MultiPolygon coordinates. */
  perimeter?: readonly PolygonRings[];
};

type Loaded = DeclaredTerritory & { box?: BoundingBox; communeSet: () => ReadonlySet<string> };

let declared = new Map<string, Loaded>();
let byCommune: Map<string, string[]> | undefined;
const listeners: (() => void)[] = [];

/** Replaces the declared territories of this process (done at start and whenever the table changes). */
export function setDeclaredTerritories(list: readonly DeclaredTerritory[]): void {
  declared = new Map(list.map((one) => [one.code, load(one)]));
  byCommune = undefined;
  for (const forget of listeners) forget();
}

/** Calls `forget` each time declared territories change: for what is computed from them and kept. */
export function onDeclaredChanged(forget: () => void): void {
  listeners.push(forget);
}

/** The territories that this instance declares. */
export function declaredTerritories(): DeclaredTerritory[] {
  return [...declared.values()];
}

/** One of them, by its code (`pays-...`). */
export function declaredTerritory(code: string): Loaded | undefined {
  return declared.get(code);
}

/** Whether a position lies within: in the perimeter when there is one, else undefined (communes decide). */
export function inPerimeter(territory: Loaded, point: LatLon): boolean | undefined {
  if (!territory.perimeter || !territory.box) return undefined;
  return inBox(territory.box, point) && inPolygons(territory.perimeter, point);
}

/** Codes of the declared territories that hold a commune (by list, or by the centre of the commune) or a position. */
export function declaredCodesOf(insee: string | undefined, point: LatLon | undefined): string[] {
  if (declared.size === 0) return [];
  byCommune ??= invert();
  const codes = new Set(insee === undefined ? [] : byCommune.get(insee));
  if (point) {
    for (const territory of declared.values()) {
      const inside = inPerimeter(territory, point);
      if (inside) codes.add(territory.code);
      // An exact position outside the perimeter overrules the centre of its commune.
      else if (inside === false && !(insee && territory.communes.includes(insee))) codes.delete(territory.code);
    }
  }
  return [...codes];
}

function invert(): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const territory of declared.values()) {
    for (const insee of territory.communeSet()) {
      const there = map.get(insee);
      if (there) there.push(territory.code);
      else map.set(insee, [territory.code]);
    }
  }
  return map;
}

function load(territory: DeclaredTerritory): Loaded {
  const box = territory.perimeter && polygonsBox(territory.perimeter);
  let set: ReadonlySet<string> | undefined;
  const communeSet = () => {
    set ??= new Set([...territory.communes, ...communesInside(territory, box)]);
    return set;
  };
  return { ...territory, ...(box && { box }), communeSet };
}

/** Communes whose centre lies in the perimeter. */
function communesInside(territory: DeclaredTerritory, box: BoundingBox | undefined): string[] {
  const { perimeter } = territory;
  if (!perimeter || !box) return [];
  return centresList()
    .filter(({ centre }) => inBox(box, centre) && inPolygons(perimeter, centre))
    .map(({ insee }) => insee);
}

const centresList = fromCentres(() =>
  [...officialTables().communes.values()].map((commune) => ({ insee: commune.insee, centre: centreOf(commune) })),
);
