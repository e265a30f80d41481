import "./geo.tables.ts";

export { communeByInsee, setCommuneCentres } from "./centroids.ts";
export type { Commune } from "./commune.ts";
export { countryName, countryNamed } from "./country.ts";
export { type DeclaredTerritory, declaredCodesOf, declaredTerritories, setDeclaredTerritories } from "./declared.ts";
export { type GeoCliDeps, geoCommands } from "./geo.cli.ts";
export { type GeoDeps, refreshGeography } from "./geo.commands.ts";
export { type Cell, cellById, cellOf, cellOfCommune, type Honeycomb, honeycomb } from "./honeycomb.ts";
export { locate } from "./locate.ts";
export type { Located, LocatedPlace, LocateInput, LocateNote, Precision } from "./located.ts";
export { type MapItem, type MapLevel, type MapMode, mapItems, mapValue } from "./map-items.ts";
export { type Beside, HoneycombMap, type HoneycombMapProps } from "./pages/honeycomb-map.tsx";
export { HoneycombTable, type HoneycombTableProps } from "./pages/honeycomb-table.tsx";
export { PlaceMap, type Spot } from "./pages/place-map.tsx";
export { type FoundPlace, findPlaces } from "./place-index.ts";
export { type ResolvedPlace, resolvePlace } from "./resolve-place.ts";
export { communesOf, containsPoint, holdersOf, type Territory, type TerritoryKind, territory } from "./territory.ts";
