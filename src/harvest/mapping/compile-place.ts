import type { RecordBody } from "../../catalogue/index.ts";
import { readPostcode } from "./functions/place.ts";
import type { Located, LocateInput } from "./geography-port.ts";
import { refusal } from "./issues.fr.ts";
import type { Run } from "./run.ts";

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

/** Abroad a postal code is any short text; in France it has five digits, and a lost zero comes back. */
function postcodeOf(parts: PlaceParts, run: Run): string | undefined {
  const { postcode, country = "FR" } = parts;
  if (postcode === undefined) return undefined;
  if (country !== "FR") return postcode.slice(0, 12).trim() || undefined;
  const code = readPostcode(postcode);
  if (code === undefined) {
    run.value = postcode;
    run.report("invalid-postcode", refusal.postcode);
  }
  return code;
}

/** A place with its official codes and position; what geography has to say of it becomes issues. Nothing said: no place. */
export function placeOf(parts: PlaceParts, locate: Locate | undefined, run: Run): Place | undefined {
  const { name, address, commune, insee, department, country, lat, lon } = parts;
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
  run.value = commune ?? postcode ?? insee ?? (position ? `${lat}, ${lon}` : undefined);
  for (const note of located.notes) run.say(note.code, note.detail, false);
  const { place } = located;
  // Nothing tells the country: the catalogue is of France.
  return { ...shown, ...place, country: place.country ?? "FR" };
}
