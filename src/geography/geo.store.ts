import type { LatLon, PolygonRings } from "../engine/geometry/index.ts";
import type { Executor } from "../platform/database.ts";
import type { DeclaredTerritory } from "./declared.ts";
import type { CommuneCentroidTable, DeclaredTerritoryTable } from "./geo.tables.ts";

const CHUNK = 500;

/** The instance's own centres of communes, by INSEE code. */
export async function readCentroids(executor: Executor): Promise<Map<string, LatLon>> {
  const rows = await executor.selectFrom("commune_centroid").select(["insee", "lat", "lon"]).execute();
  return new Map(rows.map(({ insee, lat, lon }) => [insee, { lat, lon }]));
}

/** Adds or replaces; centres that are not in `centroids` stay. */
export async function saveCentroids(
  executor: Executor,
  centroids: ReadonlyMap<string, LatLon>,
  source: string,
  at: string,
): Promise<void> {
  const rows: CommuneCentroidTable[] = [...centroids].map(([insee, { lat, lon }]) => ({
    insee,
    lat,
    lon,
    source,
    updated_at: at,
  }));
  for (let from = 0; from < rows.length; from += CHUNK) {
    await executor
      .insertInto("commune_centroid")
      .values(rows.slice(from, from + CHUNK))
      .onConflict((conflict) =>
        conflict.column("insee").doUpdateSet((eb) => ({
          lat: eb.ref("excluded.lat"),
          lon: eb.ref("excluded.lon"),
          source: eb.ref("excluded.source"),
          updated_at: eb.ref("excluded.updated_at"),
        })),
      )
      .execute();
  }
}

/** Back to the centres that come with the product. */
export async function deleteCentroids(executor: Executor): Promise<void> {
  await executor.deleteFrom("commune_centroid").execute();
}

/** Declared territories, by code. */
export async function readDeclaredTerritories(executor: Executor): Promise<DeclaredTerritory[]> {
  const rows = await executor.selectFrom("declared_territory").selectAll().orderBy("code").execute();
  return rows.map(toTerritory);
}

/** One declared territory, as stored. */
export async function findDeclaredTerritory(executor: Executor, code: string): Promise<DeclaredTerritory | undefined> {
  const row = await executor.selectFrom("declared_territory").selectAll().where("code", "=", code).executeTakeFirst();
  return row && toTerritory(row);
}

/** Adds, or replaces the one of the same code. */
export async function saveDeclaredTerritory(executor: Executor, territory: DeclaredTerritory, at: string): Promise<void> {
  const row: DeclaredTerritoryTable = {
    code: territory.code,
    name: territory.name,
    kind: territory.kind ?? null,
    note: territory.note ?? null,
    communes: JSON.stringify(territory.communes),
    perimeter: territory.perimeter ? JSON.stringify(territory.perimeter) : null,
    updated_at: at,
  };
  const { code: _, ...changed } = row;
  await executor
    .insertInto("declared_territory")
    .values(row)
    .onConflict((conflict) => conflict.column("code").doUpdateSet(changed))
    .execute();
}

/** Whether there was one to delete. */
export async function deleteDeclaredTerritory(executor: Executor, code: string): Promise<boolean> {
  const [result] = await executor.deleteFrom("declared_territory").where("code", "=", code).execute();
  return (result?.numDeletedRows ?? 0n) > 0n;
}

/** Changes whenever one of the two tables does: what a process compares before it reads them again. */
export async function geographyRevision(executor: Executor): Promise<string> {
  const parts: string[] = [];
  for (const table of ["commune_centroid", "declared_territory"] as const) {
    const { count, last } = await executor
      .selectFrom(table)
      .select(({ fn }) => [fn.countAll<number>().as("count"), fn.max("updated_at").as("last")])
      .executeTakeFirstOrThrow();
    parts.push(`${count}@${last ?? ""}`);
  }
  return parts.join(" ");
}

function toTerritory(row: DeclaredTerritoryTable): DeclaredTerritory {
  return {
    code: row.code,
    name: row.name,
    ...(row.kind !== null && { kind: row.kind }),
    ...(row.note !== null && { note: row.note }),
    communes: JSON.parse(row.communes) as string[],
    ...(row.perimeter !== null && { perimeter: JSON.parse(row.perimeter) as PolygonRings[] }),
  };
}
