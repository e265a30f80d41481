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

/** Official geography in memory. Maps are keyed by INSEE code (SIREN for `epcis`). */
export type Tables = {
  /** Communes of today. */
  communes: ReadonlyMap<string, Commune>;
  /** Municipal districts of Paris, Lyon and Marseille. */
  districts: ReadonlyMap<string, Commune>;
  /** Former communes whose code is no longer that of a commune. */
  former: ReadonlyMap<string, Commune>;
  /** Former communes, by name only: some kept the code that their merged commune bears today. */
  formerNames: readonly Commune[];
  /** Communes of today by postal code; a postal code of a municipal district gives the district. */
  byPostcode: ReadonlyMap<string, readonly Commune[]>;
  epcis: ReadonlyMap<string, Epci>;
  departments: ReadonlyMap<string, Department>;
  regions: ReadonlyMap<string, Region>;
};

/** `name` as it was when the centre was published: some communes have merged since, and only this file remembers their name. */
type Centres = Map<string, LatLon & { name?: string }>;

let tables: Tables | undefined;

/** The tables, built at the first call of the process and kept. */
export function officialTables(): Tables {
  tables ??= build();
  return tables;
}

function build(): Tables {
  const rows = readCommunes();
  const { epcis, epciOf } = readIntercommunalities();
  const centres = missingCentres();
  for (const { code, centre } of readCentres())
    if (centre) centres.set(code, { lat: centre.coordinates[1], lon: centre.coordinates[0] });

  const current = rows.filter((row) => row.type === "commune-actuelle");
  const communes = new Map<string, Commune>();
  for (const row of current) communes.set(row.code, toCommune(row, epciOf.get(row.code), centreOf(row, centres)));
  placeTheMissing(communes);

  const districts = new Map<string, Commune>();
  for (const row of rows) {
    const city = row.commune ? communes.get(row.commune) : undefined;
    if (city)
      districts.set(row.code, {
        ...toCommune(row, city.epci, centres.get(row.code) ?? city),
        name: districtName(row.nom),
        districtOf: city.insee,
      });
  }
  return {
    communes,
    districts,
    ...formerCommunes(rows, communes, centres),
    byPostcode: groupByPostcode(communes.values(), districts.values()),
    epcis,
    departments: new Map(readDepartments().map(({ code, nom, region }) => [code, { code, name: nom, region }])),
    regions: new Map(readRegions().map(({ code, nom }) => [code, { code, name: nom }])),
  };
}

function readIntercommunalities() {
  const files = readEpcis();
  const epcis = new Map<string, Epci>();
  const epciOf = new Map<string, string>();
  const add = (row: EpciRow) => {
    const population =
      row.populationMunicipale ?? row.membres.reduce((sum, member) => sum + (member.populationMunicipale ?? 0), 0);
    epcis.set(row.code, { siren: row.code, name: row.nom, population, members: row.membres.map((member) => member.code) });
  };
  for (const row of files.epcis) {
    add(row);
    for (const member of row.membres) epciOf.set(member.code, row.code);
  }
  files.territoriesOfGreaterParis.forEach(add);
  return { epcis, epciOf };
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

function formerCommunes(rows: CommuneRow[], communes: ReadonlyMap<string, Commune>, centres: Centres) {
  const former = new Map<string, Commune>();
  const formerNames: Commune[] = [];
  for (const row of rows) {
    const today = row.chefLieu ? communes.get(row.chefLieu) : undefined;
    if (today && row.nom !== today.name) {
      // A code that a merged commune bears today has the centre of that one.
      const centre = communes.has(row.code) ? undefined : centres.get(row.code);
      const commune: Commune = { ...today, ...centre, insee: row.code, name: row.nom, population: 0, formerOf: today.insee };
      formerNames.push(commune);
      if (!communes.has(row.code)) former.set(row.code, commune);
    }
  }
  for (const row of rows) {
    const today = communes.get(row.code);
    if (!today || row.type !== "commune-actuelle") continue;
    for (const code of row.anciensCodes ?? []) {
      if (communes.has(code) || former.has(code)) continue;
      const commune: Commune = { ...today, ...centres.get(code), insee: code, population: 0, formerOf: today.insee };
      former.set(code, commune);
      if (commune.name !== today.name) formerNames.push(commune);
    }
  }
  return { former, formerNames };
}

function groupByPostcode(communes: Iterable<Commune>, districts: Iterable<Commune>): Map<string, Commune[]> {
  const groups = new Map<string, Commune[]>();
  const cities = new Set<string>();
  const add = (commune: Commune) => {
    for (const postcode of commune.postcodes) {
      const there = groups.get(postcode);
      if (there) there.push(commune);
      else groups.set(postcode, [commune]);
    }
  };
  for (const district of districts) {
    add(district);
    if (district.districtOf) cities.add(district.districtOf);
  }
  for (const commune of communes) if (!cities.has(commune.insee)) add(commune);
  return groups;
}

/** "Paris 12e Arrondissement" is written "Paris 12e arrondissement". */
function districtName(name: string): string {
  return name.replace("Arrondissement", "arrondissement");
}
