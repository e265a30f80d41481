import type { LatLon } from "../engine/geometry/index.ts";
import { areaNamed } from "./area-name.ts";
import { communeByInsee } from "./centroids.ts";
import type { Commune } from "./commune.ts";
import { countryName, countryNamed } from "./country.ts";
import { NOTES, SAID } from "./geography.fr.ts";
import type { Located, LocatedPlace, LocateInput, LocateNote } from "./located.ts";
import { placeAtCommune, placeInFrance } from "./place-at.ts";
import { nearestCommune, type ReadPosition, readPosition, shared } from "./position.ts";
import { isNothing } from "./postcode.ts";
import { type Evidence, resolveCommune } from "./resolve-commune.ts";
import { readSaid, type Said } from "./said.ts";
import { officialTables } from "./tables.ts";

/**
 * Places a record in official geography: offline, and never by a guess. What is ambiguous or contradictory is told in `notes`, and
 * the place falls back to what is certain. Order of trust: INSEE code; name, postal code and department together; position.
 */
export function locate(input: LocateInput): Located {
  const notes: LocateNote[] = [];
  const position = readPosition(input.lat, input.lon);
  if (position.state === "invalid")
    notes.push({ code: "invalid-coordinates", detail: NOTES.invalidCoordinates(input.lat, input.lon) });
  if (position.state === "zero") notes.push({ code: "invalid-coordinates", detail: NOTES.zeroCoordinates });

  const country = readCountry(input, notes);
  if (country && country.code !== "FR") return { place: abroad(country.code, input, position, notes), notes };
  const said = readSaid(input, position, notes);
  if (country?.department && said.departments.length === 0) said.departments = [country.department];
  said.france = country !== undefined;

  const commune = communeByCode(input, said, notes) ?? communeByName(said, notes);
  return { place: commune ? placeAtCommune(commune, said, notes) : placeInFrance(said, notes), notes };
}

/** The letter that neighbours put before their postal codes, and Monaco's own code. */
const FOREIGN_POSTCODE = /^(?:(B|CH|L|D|I|E|NL)-\s?\d{4,5}|(980)00)\b/;
const PREFIX: Record<string, string> = { B: "BE", CH: "CH", L: "LU", D: "DE", I: "IT", E: "ES", NL: "NL", "980": "MC" };

function readCountry({ country, postcode }: LocateInput, notes: LocateNote[]): { code: string; department?: string } | undefined {
  if (country?.trim()) {
    const named = countryNamed(country);
    if (named) return named;
    notes.push({ code: "unknown-country", detail: NOTES.unknownCountry(country) });
  }
  const [, letter, monaco] = typeof postcode === "string" ? (FOREIGN_POSTCODE.exec(postcode.trim()) ?? []) : [];
  const code = PREFIX[letter ?? monaco ?? ""];
  return code === undefined ? undefined : { code };
}

/** Abroad we know the country and, when given, the position; the town stays as written. */
function abroad(code: string, input: LocateInput, position: ReadPosition, notes: LocateNote[]): LocatedPlace {
  // Out of range as given, in range the other way round: there is but one reading.
  const turned = position.state === "sound" && position.point === undefined ? position.swapped : undefined;
  if (turned) notes.push({ code: "swapped-coordinates", detail: NOTES.swapped });
  const point = turned ?? (position.state === "sound" ? position.point : undefined);
  const town = input.commune?.trim().slice(0, 200);
  if (point && !TINY.has(code) && isWellInside(point)) {
    notes.push({ code: "coordinates-far-from-area", detail: NOTES.outsideCountry(countryName(code)) });
  }
  const postcode = String(input.postcode ?? "").trim();
  return {
    ...(town && { commune: town }),
    ...(postcode !== "" && postcode.length <= 12 && { postcode }),
    country: code,
    ...point,
    precision: point ? "exact" : "country",
  };
}

/** Countries so small that every place in them is near a French commune. */
const TINY = new Set(["MC", "LU", "AD", "SX"]);

/** In France beyond doubt: a commune's centre within 3 km. Border towns abroad may be that near too, hence a mere note. */
function isWellInside(point: LatLon): boolean {
  return (nearestCommune(point)?.km ?? 99) < 3;
}

function communeByCode(input: LocateInput, said: Said, notes: LocateNote[]): Commune | undefined {
  const code = String(input.insee ?? "")
    .trim()
    .toUpperCase();
  if (isNothing(code)) return undefined;
  const insee = /^\d{4}$/.test(code) ? `0${code}` : code;
  const commune = communeByInsee(insee);
  if (!commune) {
    notes.push({ code: "unknown-insee", detail: NOTES.unknownInsee(code) });
    return undefined;
  }
  const { former } = officialTables();
  const was = former.get(insee);
  if (was && was.name !== commune.name)
    notes.push({ code: "former-commune", detail: NOTES.formerCommune(was.name, commune.name) });
  if (said.words && !was) {
    const named = resolveCommune(said.words, evidenceOf(said));
    const other = "commune" in named ? named.commune : undefined;
    if (other && other.insee !== commune.insee && other.districtOf !== commune.insee && commune.districtOf !== other.insee) {
      notes.push({ code: "insee-name-mismatch", detail: NOTES.inseeAndName(insee, commune.name, said.words.raw) });
    }
  }
  return districtBy(commune, said);
}

function evidenceOf({ postcode, atPostcode, departments, region, position }: Said): Evidence {
  const near = position.state === "sound" ? position.point : undefined;
  return {
    ...(postcode !== undefined && { postcode }),
    atPostcode,
    departments,
    ...(region !== undefined && { region }),
    ...(near && { near }),
  };
}

/** Paris, Lyon or Marseille with the postal code of one district is that district. */
function districtBy(commune: Commune, { atPostcode }: Said): Commune {
  const [only, ...rest] = atPostcode;
  return only && rest.length === 0 && only.districtOf === commune.insee ? only : commune;
}

function communeByName(said: Said, notes: LocateNote[]): Commune | undefined {
  const { words, postcode } = said;
  if (!words) return onlyAtPostcode(said);
  const resolved = resolveCommune(words, evidenceOf(said));
  if ("commune" in resolved && shadowed(resolved.commune, said)) {
    notes.push({ code: "ambiguous-commune", detail: NOTES.areaOrCommune(words.raw, withDepartment(resolved.commune)) });
    readsAsArea(said);
    return undefined;
  }
  if ("commune" in resolved) {
    const { commune, manner, written } = resolved;
    if (written) notes.push({ code: "former-commune", detail: NOTES.formerCommune(written.name, commune.name) });
    if (manner === "other-postcode" && postcode)
      notes.push({ code: "postcode-mismatch", detail: NOTES.otherPostcode(commune.name, postcode) });
    if (manner === "spelling" && postcode)
      notes.push({ code: "approximate-name", detail: NOTES.spelling(words.raw, commune.name, postcode) });
    if (manner === "by-position") notes.push({ code: "named-by-position", detail: NOTES.byPosition(words.raw, commune.name) });
    return districtBy(commune, said);
  }
  if ("ambiguous" in resolved) {
    notes.push({ code: "ambiguous-commune", detail: NOTES.ambiguousCommune(words.raw, resolved.ambiguous.map(withDepartment)) });
    keepShared(said, resolved.ambiguous);
  } else if ("contradicted" in resolved) {
    said.contradicted = true;
    const saying = postcode ? SAID.postcode(postcode) : said.region ? SAID.region : SAID.area;
    notes.push({
      code: "commune-elsewhere",
      detail: NOTES.elsewhere(words.raw, resolved.contradicted.map(withDepartment), saying),
    });
  } else if (!readsAsArea(said)) {
    said.unknownName = true;
    notes.push(unknownCommune(said, words.raw));
  }
  return undefined;
}

/** Namesakes of one department, or of one region, leave that much certain. */
function keepShared(said: Said, namesakes: readonly Commune[]): void {
  const { department, region } = shared(namesakes);
  if (department !== undefined && said.departments.length === 0) said.departments = [department];
  else if (region !== undefined && said.departments.length === 0) said.region ??= region;
}

/** Nothing but a name, which a department or a region bears too: "La Réunion" is also 500 people in Lot-et-Garonne. */
function shadowed(commune: Commune, { words, postcode, departments, region, position }: Said): boolean {
  const alone = postcode === undefined && departments.length === 0 && region === undefined && position.state !== "sound";
  return alone && commune.population < VILLAGE && areaNamed(words?.raw) !== undefined;
}

/** Vienne and Mayenne are towns that partners mean; below this, they mean the department or the region. */
const VILLAGE = 5_000;

function unknownCommune({ postcode, atPostcode }: Said, raw: string): LocateNote {
  const [only, ...rest] = atPostcode;
  const detail =
    only && postcode && rest.length === 0 ? NOTES.onlyAtPostcode(raw, only.name, postcode) : NOTES.unknownCommune(raw);
  return { code: "unknown-commune", detail };
}

/** "Bretagne", "La Réunion" or "France" in the commune's cell: taken as what it is. */
function readsAsArea(said: Said): boolean {
  const raw = said.words?.raw ?? "";
  const area = areaNamed(/\d/.test(raw) ? undefined : raw);
  if (area && said.departments.length === 0) {
    if (area.department) said.departments = [area.department];
    else said.region = area.region;
  }
  if (!area && countryNamed(raw)?.code === "FR") said.france = true;
  return area !== undefined || said.france;
}

/** No name, but a postal code that serves one commune only. */
function onlyAtPostcode({ atPostcode }: Said): Commune | undefined {
  const [only, ...rest] = atPostcode;
  return rest.length === 0 ? only : undefined;
}

function withDepartment(commune: Commune): string {
  return `${commune.name} (${officialTables().departments.get(commune.department)?.name ?? commune.department})`;
}
