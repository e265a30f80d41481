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

/** A place in one line: "Le Roudour, 3 rue de Brest, 29600 Morlaix", "Belgique". */
export function placeLine(place: Place): string {
  const town = [place.postcode, place.commune].filter(Boolean).join(" ");
  const parts = [place.name, place.address, town, place.country === "FR" ? "" : countryName(place.country)];
  const line = parts.filter(Boolean).join(", ");
  return line || (place.country === "FR" ? "France" : countryName(place.country));
}
