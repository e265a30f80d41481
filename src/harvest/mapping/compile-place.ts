import type { RecordBody } from "../../catalogue/index.ts";
import type { Located, LocateInput } from "../../geography/index.ts";
import { readPostcode } from "./functions/place.ts";
import { refusal } from "./issues.fr.ts";
import type { Run } from "./run.ts";

/** Places a record, as `locate` of `geography` does. */
export type Locate = (input: LocateInput) => Located;
type Place = RecordBody["places"][number];

/** The parts of a place as a template gave them, coerced one by one. */
export type PlaceParts = Partial<{
  name: string;
  address: string;
  postcode: string;
  commune: string;
  insee: string;
  department: string;
  country: string;
  lat: number;
  lon: number;
}>;

/** The first column that each part reads, to say where a trouble is. */
type PartColumns = Partial<Record<string, string>>;

/**
 * Abroad a postal code is any short text; in France it has five digits, and a lost zero comes back. With no country told, what
 * is no French code is left for geography to judge.
 */
function postcodeOf(parts: PlaceParts, run: Run): string | undefined {
  const { postcode, country } = parts;
  if (postcode === undefined) return undefined;
  const french = country === undefined || country === "FR" ? readPostcode(postcode) : undefined;
  if (french !== undefined || country !== "FR") return french ?? (postcode.slice(0, 12).trim() || undefined);
  run.report("invalid-postcode", refusal.postcode);
  return undefined;
}

/** A place with its official codes and position; what geography has to say of it becomes issues. Nothing said: no place. */
export function placeOf(parts: PlaceParts, columns: PartColumns, locate: Locate | undefined, run: Run): Place | undefined {
  const { name, address, commune, insee, department, country, lat, lon } = parts;
  run.value = parts.postcode;
  run.column = columns.postcode;
  const postcode = postcodeOf(parts, run);
  const position = lat !== undefined && lon !== undefined && (locate !== undefined || Math.abs(lat) <= 90);
  // France alone says nothing of where; another country does.
  if (!address && !commune && !insee && !department && !postcode && !position && (!country || country === "FR")) return undefined;
  const given = {
    ...(insee !== undefined && { insee }),
    ...(postcode !== undefined && { postcode }),
    ...(commune !== undefined && { commune }),
    ...(country !== undefined && { country }),
    ...(position && { lat, lon }),
  };
  const shown = { ...(name !== undefined && { name }), ...(address !== undefined && { address }) };
  if (!locate) return { ...shown, ...given, country: country ?? "FR", precision: position ? "exact" : "unknown" };
  const located = locate({
    ...given,
    ...(address !== undefined && { address }),
    ...(department !== undefined && { department }),
  });
  for (const note of located.notes) {
    run.column = /coordinates|position/.test(note.code)
      ? columns.lat
      : (columns.commune ?? columns.postcode ?? columns.insee ?? columns.lat);
    run.note(note.code, note.detail);
  }
  const { place } = located;
  if (postcode !== undefined && place.country === "FR" && !/^\d{5}$/.test(postcode)) {
    run.column = columns.postcode;
    run.value = postcode;
    run.report("invalid-postcode", refusal.postcode);
  }
  // Nothing tells the country: the catalogue is of France.
  return { ...shown, ...place, country: place.country ?? "FR" };
}

const MOST_KNOWN = 20_000;

/**
 * Asks geography once for the same words: rows of one file come from the same communes. Only what does not depend on the address
 * nor on a position is remembered. Notes and places of a remembered answer are shared: they are read, never changed.
 */
export function remembered(locate: Locate): Locate {
  const known = new Map<string, Located>();
  return (input) => {
    const { insee, postcode, commune, department, country, lat, address } = input;
    if (lat !== undefined || (address !== undefined && !(commune && postcode))) return locate(input);
    const key = `${insee}|${postcode}|${commune}|${department}|${country}`;
    let found = known.get(key);
    if (!found) {
      if (known.size >= MOST_KNOWN) known.clear();
      found = locate(input);
      known.set(key, found);
    }
    return found;
  };
}
