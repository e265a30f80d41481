import { territory } from "../geography/index.ts";
import type { Place } from "./record.schema.ts";

const regions = new Intl.DisplayNames(["fr"], { type: "region" });

/** A country code in French ("BE" -> "Belgique"). */
export function countryName(code: string): string {
  try {
    return regions.of(code) ?? code;
  } catch {
    return code;
  }
}

/** What is known of a French place that names no commune: its department, else its region. */
function area({ department, region }: Place): string {
  const code = department === undefined ? region && `reg-${region}` : `dep-${department}`;
  return (code && territory(code)?.name) || "";
}

/** A place in one line: "Le Roudour, 3 rue de Brest, 29600 Morlaix", "Creuse", "Belgique". */
export function placeLine(place: Place): string {
  const town = [place.postcode, place.commune].filter(Boolean).join(" ") || (place.country === "FR" ? area(place) : "");
  const parts = [place.name, place.address, town, place.country === "FR" ? "" : countryName(place.country)];
  const line = parts.filter(Boolean).join(", ");
  return line || (place.country === "FR" ? "France" : countryName(place.country));
}
