/**
 * A commune as the official geographic code knows it. Municipal districts of Paris, Lyon and Marseille are communes here too,
 * with `districtOf`; communes merged into another, with `formerOf` (their territory codes and, unless known, their centre are
 * those of the commune of today).
 */
export type Commune = {
  insee: string;
  name: string;
  postcodes: readonly string[];
  /** INSEE code: `29`, `2A`, `974`, `988`. */
  department: string;
  /** INSEE code: `53`, `04`; the department's own code for overseas collectivities. */
  region: string;
  /** SIREN of the intercommunality. */
  epci?: string;
  /** Municipal population; 0 for former communes. */
  population: number;
  /** Centre, WGS84. */
  lat: number;
  lon: number;
  formerOf?: string;
  districtOf?: string;
};

/** A group of communes with a council (SIREN of nine digits); `members` are INSEE codes. */
export type Epci = { siren: string; name: string; population: number; members: readonly string[] };

/** A department, by its INSEE code (`29`, `2A`, `974`). */
export type Department = { code: string; name: string; region: string };

/** A region, by its INSEE code (`53`). */
export type Region = { code: string; name: string };
