export { communeByInsee, setCommuneCentres } from "./centroids.ts";
export type { Commune } from "./commune.ts";
export { countryName, countryNamed } from "./country.ts";
export { type DeclaredTerritory, declaredCodesOf, declaredTerritories, setDeclaredTerritories } from "./declared.ts";
export { locate } from "./locate.ts";
export type { Located, LocatedPlace, LocateInput, LocateNote, Precision } from "./located.ts";
export { type FoundPlace, findPlaces } from "./place-index.ts";
export { type ResolvedPlace, resolvePlace } from "./resolve-place.ts";
export { communesOf, containsPoint, holdersOf, type Territory, type TerritoryKind, territory } from "./territory.ts";
