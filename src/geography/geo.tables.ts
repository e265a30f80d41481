type CommuneCentroidTable = { insee: string; lat: number; lon: number; source: string; updated_at: string };

type DeclaredTerritoryTable = {
  code: string;
  name: string;
  kind: string | null;
  note: string | null;
  /** JSON: INSEE codes. */
  communes: string;
  /** JSON: GeoJSON MultiPolygon coordinates. */
  perimeter: string | null;
  updated_at: string;
};

declare module "../platform/database.ts" {
  interface Schema {
    commune_centroid: CommuneCentroidTable;
    declared_territory: DeclaredTerritoryTable;
  }
}

export type { CommuneCentroidTable, DeclaredTerritoryTable };
