import type { LatLon } from "../engine/geometry/index.ts";
import { slugify } from "../engine/text/index.ts";
import type { Clock } from "../platform/clock.ts";
import type { Database, Executor } from "../platform/database.ts";
import { ProblemError } from "../platform/errors.ts";
import { type LineIssue, readCentroidFile } from "./centroid-file.ts";
import { setCommuneCentres } from "./centroids.ts";
import { type DeclaredTerritory, setDeclaredTerritories } from "./declared.ts";
import { GEO } from "./geo.fr.ts";
import { type Declaration, declarationSchema, MOST_POSITIONS, polygonsOf } from "./geo.schema.ts";
import {
  deleteCentroids,
  deleteDeclaredTerritory,
  findDeclaredTerritory,
  geographyRevision,
  readCentroids,
  readDeclaredTerritories,
  saveCentroids,
  saveDeclaredTerritory,
} from "./geo.store.ts";
import { territory } from "./territory.ts";

/** What the use cases of an instance's own geography work on. */
export type GeoDeps = { database: Database; clock: Clock };

let loaded: { executor: Executor; revision: string } | undefined;

/**
 * Brings this process's geography up to date with the instance's own centres and declared territories. Cheap when nothing has changed
 * (two counts), so that the server may ask each second. Resolves to whether something changed.
 */
export async function refreshGeography(database: Database): Promise<boolean> {
  const revision = await geographyRevision(database.read);
  if (loaded?.executor === database.read && loaded.revision === revision) return false;
  return load(database, revision);
}

async function load(database: Database, revision: string): Promise<boolean> {
  const centres = await readCentroids(database.read);
  const territories = await readDeclaredTerritories(database.read);
  const before = loaded;
  loaded = { executor: database.read, revision };
  // Most instances add nothing of their own: leave the official tables as they are.
  if (!before && centres.size === 0 && territories.length === 0) return false;
  setCommuneCentres(centres);
  setDeclaredTerritories(territories);
  return true;
}

/** After a write of our own: even two within one millisecond are seen. */
async function reload(database: Database): Promise<void> {
  await load(database, await geographyRevision(database.read));
}

type CentroidUpdate = { kept: number; refused: number; issues: LineIssue[] };

/** Below this share of good lines a file is taken for another one, and nothing changes. */
const LEAST_GOOD = 0.5;

/** Replaces centres of communes by those of a CSV file (`centroid-file.ts`). All in one transaction, or nothing. */
export async function updateCentroids(deps: GeoDeps, bytes: AsyncIterable<Uint8Array>, source: string): Promise<CentroidUpdate> {
  const { centroids, read, refused, issues } = await readCentroidFile(bytes);
  if (read === 0 || centroids.size < read * LEAST_GOOD) {
    throw new ProblemError({
      code: "geo/wrong-file",
      kind: "invalid",
      detail: wrongFile(refused, read, issues),
      hint: GEO.mostlyBadHint,
    });
  }
  await deps.database.transaction((trx) =>
    saveCentroids(trx, new Map<string, LatLon>(centroids), source.slice(0, 500), now(deps)),
  );
  await reload(deps.database);
  return { kept: centroids.size, refused, issues };
}

function wrongFile(refused: number, read: number, issues: readonly LineIssue[]): string {
  return [GEO.mostlyBad(refused, read), ...issues.slice(0, 3).map(({ line, detail }) => GEO.line(line, detail))].join("\n");
}

/** Goes back to the official centres. */
export async function resetCentroids(deps: GeoDeps): Promise<void> {
  await deps.database.transaction(deleteCentroids);
  await reload(deps.database);
}

/** Declares a territory from codes and/or a perimeter; `replace` allows for one of the same code. */
export async function declareTerritory(deps: GeoDeps, declaration: Declaration, replace = false): Promise<DeclaredTerritory> {
  const made = toTerritory(declaration);
  await deps.database.transaction(async (trx) => {
    if (!replace && (await findDeclaredTerritory(trx, made.code))) {
      throw new ProblemError({
        code: "geo/territory-exists",
        kind: "conflict",
        detail: GEO.exists(made.code),
        hint: GEO.existsHint,
      });
    }
    await saveDeclaredTerritory(trx, made, now(deps));
  });
  await reload(deps.database);
  return made;
}

/** Takes a declared territory away. Records that name it in their zone keep its name. */
export async function removeTerritory(deps: GeoDeps, code: string): Promise<void> {
  const gone = await deps.database.transaction((trx) => deleteDeclaredTerritory(trx, code));
  if (!gone)
    throw new ProblemError({
      code: "geo/no-territory",
      kind: "not-found",
      detail: GEO.noTerritory(code),
      hint: GEO.noTerritoryHint,
    });
  await reload(deps.database);
}

function toTerritory(declaration: Declaration): DeclaredTerritory {
  const parsed = declarationSchema.safeParse(declaration);
  if (!parsed.success) throw invalid(parsed.error.issues[0]?.path ?? []);
  const { name, slug, kind, note, codes, perimeter } = parsed.data;
  const polygons = perimeter && polygonsOf(perimeter);
  if (polygons && polygons.flat(2).length > MOST_POSITIONS) {
    throw new ProblemError({ code: "geo/perimeter-too-large", kind: "too-large", detail: GEO.tooManyPositions(MOST_POSITIONS) });
  }
  const communes = communesOfCodes(codes);
  if (communes.length === 0 && !polygons)
    throw new ProblemError({ code: "geo/empty-territory", kind: "invalid", detail: GEO.emptyTerritory, hint: GEO.codesHint });
  const short = slug ?? slugify(name.replace(/^pays (?:de |du |des |d['’])?/i, ""));
  if (short === "") throw invalid(["name"]);
  return {
    code: `pays-${short}`,
    name,
    ...(kind && { kind }),
    ...(note && { note }),
    communes,
    ...(polygons && { perimeter: polygons }),
  };
}

function communesOfCodes(codes: readonly string[]): string[] {
  const unknown: string[] = [];
  const found = new Set<string>();
  for (const code of codes) {
    const named = code.startsWith("pays-") ? undefined : territory(code.trim());
    if (!named) unknown.push(code);
    else for (const insee of named.communes()) found.add(insee);
  }
  if (unknown.length > 0)
    throw new ProblemError({ code: "geo/unknown-code", kind: "invalid", detail: GEO.unknownCodes(unknown), hint: GEO.codesHint });
  return [...found].sort();
}

function invalid(path: readonly PropertyKey[]): ProblemError {
  if (path[0] === "perimeter")
    return new ProblemError({
      code: "geo/bad-perimeter",
      kind: "invalid",
      detail: GEO.badPerimeter(path.slice(1).map(String).join(".")),
      hint: GEO.perimeterHint,
    });
  return new ProblemError({ code: "geo/bad-territory", kind: "invalid", detail: GEO.badName });
}

function now({ clock }: GeoDeps): string {
  return clock.now().toISOString();
}
