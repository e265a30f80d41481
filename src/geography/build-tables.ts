import type { LatLon } from "../engine/geometry/index.ts";
import type { Commune, Department, Epci, Region } from "./commune.ts";
import { missingCentres } from "./missing-centres.ts";
import {
  type CommuneRow,
  type EpciRow,
  readCentres,
  readCommunes,
  readDepartments,
  readEpcis,
  readRegions,
} from "./official-files.ts";

/** Everything official, as plain lists. `communes` holds communes of today, municipal districts and former communes, in this order. */
export type OfficialRows = { communes: Commune[]; epcis: Epci[]; departments: Department[]; regions: Region[] };

/** `name` as it was when the centre was published: some communes have merged since, and only this file remembers their name. */
type Centres = Map<string, LatLon & { name?: string }>;

/** Reads the npm packages and puts together what they say of each commune (about 300 ms). */
export function buildOfficialRows(): OfficialRows {
  const rows = readCommunes();
  const { epcis, epciOf } = readIntercommunalities();
  const centres: Centres = missingCentres();
  for (const { code, nom, centre } of readCentres()) {
    if (centre) centres.set(code, { lat: centre.coordinates[1], lon: centre.coordinates[0], name: nom });
  }
  const communes = new Map<string, Commune>();
  for (const row of rows) {
    if (row.type === "commune-actuelle") communes.set(row.code, toCommune(row, epciOf.get(row.code), centreOf(row, centres)));
  }
  placeTheMissing(communes);
  return {
    communes: [...communes.values(), ...districtsOf(rows, communes, centres), ...formerCommunes(rows, communes, centres)],
    epcis,
    departments: readDepartments().map(({ code, nom, region }) => ({ code, name: nom, region })),
    regions: readRegions().map(({ code, nom }) => ({ code, name: nom })),
  };
}

function readIntercommunalities() {
  const files = readEpcis();
  const epciOf = new Map<string, string>();
  for (const row of files.epcis) for (const member of row.membres) epciOf.set(member.code, row.code);
  return { epcis: [...files.epcis, ...files.territoriesOfGreaterParis].map(toEpci), epciOf };
}

function toEpci(row: EpciRow): Epci {
  const population = row.populationMunicipale ?? row.membres.reduce((sum, member) => sum + (member.populationMunicipale ?? 0), 0);
  return { siren: row.code, name: row.nom, population, members: row.membres.map((member) => member.code) };
}

function toCommune(row: CommuneRow, epci: string | undefined, centre: LatLon | undefined): Commune {
  const commune: Commune = {
    insee: row.code,
    name: row.nom,
    postcodes: row.codesPostaux ?? [],
    department: row.departement,
    region: row.region,
    population: row.population ?? 0,
    lat: centre?.lat ?? Number.NaN,
    lon: centre?.lon ?? Number.NaN,
  };
  if (epci !== undefined) commune.epci = epci;
  return commune;
}

/** Its own centre, else that of the first former commune that has one. */
function centreOf(row: CommuneRow, centres: Centres): LatLon | undefined {
  return centres.get(row.code) ?? row.anciensCodes?.map((code) => centres.get(code)).find((centre) => centre !== undefined);
}

/** The half dozen communes without any known centre stand at the middle of those that share their postal code. */
function placeTheMissing(communes: Map<string, Commune>): void {
  const lost = [...communes.values()].filter((commune) => Number.isNaN(commune.lat));
  if (lost.length === 0) return;
  const postcodes = new Set(lost.flatMap((commune) => commune.postcodes));
  const around = [...communes.values()].filter(
    (commune) => !Number.isNaN(commune.lat) && commune.postcodes.some((postcode) => postcodes.has(postcode)),
  );
  for (const commune of lost) {
    const near = around.filter((other) => other.postcodes.some((postcode) => commune.postcodes.includes(postcode)));
    const mean = (axis: "lat" | "lon") => near.reduce((sum, other) => sum + other[axis], 0) / near.length;
    communes.set(commune.insee, { ...commune, lat: mean("lat"), lon: mean("lon") });
  }
}

/** "Paris 12e Arrondissement" is written "Paris 12e arrondissement". */
function districtsOf(rows: CommuneRow[], communes: ReadonlyMap<string, Commune>, centres: Centres): Commune[] {
  return rows.flatMap((row) => {
    const city = row.commune ? communes.get(row.commune) : undefined;
    if (!city) return [];
    const district = toCommune(row, city.epci, centres.get(row.code) ?? city);
    return [{ ...district, name: row.nom.replace("Arrondissement", "arrondissement"), districtOf: city.insee }];
  });
}

/** Those that kept a name of their own, then those of which only the code is listed. */
function formerCommunes(rows: CommuneRow[], communes: ReadonlyMap<string, Commune>, centres: Centres): Commune[] {
  const former: Commune[] = [];
  const seen = new Set<string>();
  const add = (code: string, today: Commune, name?: string) => {
    // A code that a merged commune bears today has the centre of that one.
    const centre = communes.has(code) ? undefined : centres.get(code);
    former.push({ ...today, ...centre, ...(name !== undefined && { name }), insee: code, population: 0, formerOf: today.insee });
    seen.add(code);
  };
  for (const row of rows) {
    const today = row.chefLieu ? communes.get(row.chefLieu) : undefined;
    if (today && row.nom !== today.name) add(row.code, today, row.nom);
  }
  for (const row of rows) {
    const today = row.type === "commune-actuelle" ? communes.get(row.code) : undefined;
    for (const code of today ? (row.anciensCodes ?? []) : [])
      if (today && !communes.has(code) && !seen.has(code)) add(code, today);
  }
  return former;
}
