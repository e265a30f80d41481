import { parse } from "csv-parse";
import { haversineKm, isLatLon, type LatLon } from "../engine/geometry/index.ts";
import { ProblemError } from "../platform/errors.ts";
import { GEO } from "./geo.fr.ts";
import { reach, readCoordinate } from "./position.ts";
import { officialTables } from "./tables.ts";

/** A line that was not kept. `line` counts from 1, the header included. */
export type LineIssue = { line: number; detail: string };

type CentroidFile = { centroids: Map<string, LatLon>; read: number; issues: LineIssue[]; refused: number };

/** Issues told at most; the others are counted. */
const MOST_ISSUES = 100;
const MOST_LINES = 200_000;

const COLUMNS = {
  insee: ["code_insee", "insee", "codeinsee", "code", "com", "insee_com", "code_commune_insee"],
  lat: ["lat", "latitude", "latitude_centre", "y_lat"],
  lon: ["lon", "lng", "long", "longitude", "longitude_centre", "x_lon"],
};

/**
 * Reads a CSV of commune centres: a header with `code_insee`, `lat`, `lon` (or usual synonyms), any column beside, comma,
 * semicolon or tab. A bad line is one issue, and the others are kept; a file without the columns throws.
 */
export async function readCentroidFile(bytes: AsyncIterable<Uint8Array>): Promise<CentroidFile> {
  const file: CentroidFile = { centroids: new Map(), read: 0, issues: [], refused: 0 };
  const [head, whole] = await peek(bytes);
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(head),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    info: true,
    max_record_size: 10_000,
  });
  const feeding = feed(parser, whole);
  // Awaited at the end; a failure before that must not go unhandled.
  feeding.catch(() => {});
  let at: { insee: number; lat: number; lon: number } | undefined;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (!at) {
        at = columnsOf(record);
        continue;
      }
      if (++file.read > MOST_LINES) throw tooMany();
      const issue = readLine(file.centroids, record[at.insee] ?? "", record[at.lat], record[at.lon]);
      if (issue === undefined) continue;
      file.refused++;
      if (file.issues.length < MOST_ISSUES) file.issues.push({ line: info.lines, detail: issue });
    }
    await feeding;
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError({
      code: "geo/unreadable-file",
      kind: "invalid",
      detail: GEO.unreadable(error instanceof Error ? error.message : ""),
      hint: GEO.columnsHint,
      cause: error,
    });
  }
  if (!at) throw noColumns([]);
  return file;
}

/** The first bytes, and all of them again. */
async function peek(bytes: AsyncIterable<Uint8Array>): Promise<[head: string, whole: AsyncIterable<Uint8Array>]> {
  const chunks = bytes[Symbol.asyncIterator]();
  const first = await chunks.next();
  const whole = async function* () {
    if (!first.done) yield first.value;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  };
  return [first.done ? "" : Buffer.from(first.value).toString("utf8", 0, 2_000), whole()];
}

/** What parts the names of the header: with a semicolon, commas are decimal ones. */
function delimiterOf(head: string): string {
  const line = head.split(/[\r\n]/, 1)[0] ?? "";
  return [";", "\t"].find((delimiter) => line.includes(delimiter)) ?? ",";
}

async function feed(parser: ReturnType<typeof parse>, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  try {
    for await (const chunk of bytes) if (!parser.write(chunk)) await new Promise((resolve) => parser.once("drain", resolve));
    parser.end();
  } catch (error) {
    parser.destroy(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
}

function columnsOf(header: string[]): { insee: number; lat: number; lon: number } {
  const names = header.map((name) => name.trim().toLowerCase().replace(/[ -]+/g, "_"));
  const find = (wanted: readonly string[]) => names.findIndex((name) => wanted.includes(name));
  const at = { insee: find(COLUMNS.insee), lat: find(COLUMNS.lat), lon: find(COLUMNS.lon) };
  if (at.insee < 0 || at.lat < 0 || at.lon < 0) throw noColumns(header);
  return at;
}

/** Keeps the line, or says why not. */
function readLine(
  centroids: Map<string, LatLon>,
  code: string,
  rawLat: string | undefined,
  rawLon: string | undefined,
): string | undefined {
  const { communes, districts, former } = officialTables();
  const trimmed = code.trim().toUpperCase();
  const insee = /^\d{4}$/.test(trimmed) ? `0${trimmed}` : trimmed;
  const commune = communes.get(insee) ?? districts.get(insee) ?? former.get(insee);
  if (!commune) return GEO.lineUnknown(code);
  const lat = readCoordinate(rawLat) ?? Number.NaN;
  const lon = readCoordinate(rawLon) ?? Number.NaN;
  if (!isLatLon(lat, lon)) return GEO.lineNoPosition(commune.name, rawLat ?? "", rawLon ?? "");
  const km = haversineKm(commune, { lat, lon });
  if (km > reach(commune.department, 40)) return GEO.lineFar(commune.name, km);
  if (centroids.has(insee)) return GEO.lineTwice(commune.name);
  centroids.set(insee, { lat, lon });
  return undefined;
}

const noColumns = (header: readonly string[]) =>
  new ProblemError({ code: "geo/missing-columns", kind: "invalid", detail: GEO.noColumns(header), hint: GEO.columnsHint });

const tooMany = () =>
  new ProblemError({
    code: "geo/too-many-lines",
    kind: "too-large",
    detail: GEO.tooManyLines(MOST_LINES),
    hint: GEO.columnsHint,
  });
