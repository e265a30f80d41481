import "./geo.tables.ts";

export { communeByInsee } from "./centroids.ts";
export { countryName, countryNamed } from "./country.ts";
export { declaredTerritories, onDeclaredChanged } from "./declared.ts";
export { geoCommands } from "./geo.cli.ts";
export { refreshGeography } from "./geo.commands.ts";
export { cellById, cellOf, cellOfCommune, honeycomb } from "./honeycomb.ts";
export { locate } from "./locate.ts";
export type { Located, LocateInput } from "./located.ts";
export { type MapLevel, type MapMode, mapItems } from "./map-items.ts";
export { type Beside, HoneycombMap } from "./pages/honeycomb-map.tsx";
export { HoneycombTable } from "./pages/honeycomb-table.tsx";
export { PlaceMap } from "./pages/place-map.tsx";
export { findPlaces } from "./place-index.ts";
export { isPlaceName, spokenName } from "./place-names.ts";
export { resolvePlace } from "./resolve-place.ts";
export { containsPoint, holdersOf, type Territory, type TerritoryKind, territory } from "./territory.ts";
