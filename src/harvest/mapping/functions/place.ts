import { z } from "zod";
import { refusal, repair } from "../issues.fr.ts";
import { readCountry } from "./country.ts";
import { type MappingFunction, noArguments, onText, type Report, type Value } from "./function.ts";
import { readNumber } from "./number.ts";

/** Five digits, from "75 011", "F-75011", "75011 Cedex 09", and from 1000 whose zero a spreadsheet dropped. */
export function readPostcode(text: string): string | undefined {
  const match = /^(?:FR?[\s-]+)?(\d{2}\s?\d{3}|\d{4})(?:\.0+)?(?:\s*cedex.*)?$/i.exec(text.trim());
  const digits = match?.[1]?.replace(/\s/g, "").padStart(5, "0");
  return digits !== undefined && digits >= "01000" && digits < "99000" ? digits : undefined;
}

const repaired = (text: string, value: string, report: Report, code: string, detail: string): string => {
  if (/^\d{4}(?:\.0+)?$/.test(text)) report(code, detail);
  return value;
};

const DEGREES = /^(\d{1,3})\s*°\s*(?:(\d{1,2})\s*['’′]\s*)?(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:"|”|″|''|’’)\s*)?([NSEWO])$/i;

function degrees(text: string): number | undefined {
  const match = DEGREES.exec(text.trim());
  if (!match) return readNumber(text);
  const value = Number(match[1]) + Number(match[2] ?? 0) / 60 + Number((match[3] ?? "0").replace(",", ".")) / 3_600;
  return /[SWO]/i.test(match[4] ?? "") ? -value : value;
}

const within = (lat: number, lon: number): [number, number] | undefined =>
  Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? [lat, lon] : undefined;

/**
 * Latitude and longitude from "48.85, 2.35", "48,85 ; 2,35", "POINT(2.35 48.85)" (longitude first), a GeoJSON position
 * (longitude first), or an object with lat/lon members. `lonFirst` turns the order of plain text.
 */
export function readCoordinates(value: Value, lonFirst: boolean): [number, number] | undefined {
  if (Array.isArray(value))
    return typeof value[0] === "number" && typeof value[1] === "number" ? within(value[1], value[0]) : undefined;
  if (typeof value === "object" && !(value instanceof Date)) {
    const member = (...names: string[]): number | undefined => {
      for (const name of names) {
        const part: unknown = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
        const number = typeof part === "number" ? part : typeof part === "string" ? readNumber(part) : undefined;
        if (number !== undefined) return number;
      }
      return undefined;
    };
    if (Object.hasOwn(value, "coordinates")) return readCoordinates((value as { coordinates: object }).coordinates ?? "", true);
    const [lat, lon] = [member("lat", "latitude", "y"), member("lon", "lng", "long", "longitude", "x")];
    return lat === undefined || lon === undefined ? undefined : within(lat, lon);
  }
  if (typeof value !== "string") return undefined;
  const point = /^(?:SRID=\d+;)?\s*POINT\s*Z?\s*\(([^()]*)\)$/i.exec(value.trim().slice(0, 200));
  const text =
    point?.[1] ??
    value
      .trim()
      .slice(0, 200)
      .replace(/^[[(]|[\])]$/g, "");
  const pieces = text.includes(";")
    ? text.split(";")
    : /,\s|,(?=-?\d+\.)/.test(text)
      ? text.split(/,\s*/)
      : /,.*,/.test(text)
        ? []
        : text.split(/[,\s]+/);
  const [first, second, more] = (text.split(/\s+/).length === 2 && !/[,;]\s/.test(text) ? text.split(/\s+/) : pieces).map(
    (piece) => degrees(piece),
  );
  if (first === undefined || second === undefined || more !== undefined) return undefined;
  return point || lonFirst ? within(second, first) : within(first, second);
}

const place = (
  name: string,
  args: MappingFunction["args"],
  idempotent: boolean,
  make: MappingFunction["make"],
): MappingFunction => ({
  name,
  group: "place",
  takes: "each",
  args,
  idempotent,
  make,
});

/** Postal codes, official codes, coordinates, countries. */
export const placeFunctions: MappingFunction[] = [
  place("postcode", noArguments, true, () =>
    onText((text, report) => {
      const code = readPostcode(text);
      if (code === undefined) report("invalid-postcode", refusal.postcode);
      return code === undefined ? undefined : repaired(text, code, report, "repaired-postcode", repair.postcode(code));
    }),
  ),
  place("insee", noArguments, true, () =>
    onText((text, report) => {
      const bare = text.replace(/[\s.]|\.0+$/g, "").toUpperCase();
      const code = /^\d{4}$/.test(bare) ? `0${bare}` : bare;
      if (/^(?:\d{5}|2[AB]\d{3})$/.test(code) && code !== "00000")
        return repaired(bare, code, report, "repaired-insee", repair.zero(code));
      report("invalid-insee", refusal.insee);
      return undefined;
    }),
  ),
  place("coordinates", z.array(z.enum(["lat", "lon", "lonlat", "latlon"])).max(2), false, (args) => (value, report) => {
    const found = readCoordinates(value, args.includes("lonlat"));
    if (found === undefined) {
      report("invalid-coordinates", refusal.coordinates);
      return undefined;
    }
    return args.includes("lat") ? found[0] : args.includes("lon") ? found[1] : found;
  }),
  place("country", noArguments, true, () => {
    const memo = new Map<string, ReturnType<typeof readCountry>>();
    return onText((text, report) => {
      let found = memo.get(text);
      if (!found && !memo.has(text)) {
        found = readCountry(text);
        if (memo.size < 1_000) memo.set(text, found);
      }
      if (!found) report("unknown-country", refusal.country);
      else if (found.slip) report("repaired-country", repair.country(found.slip));
      return found?.code;
    });
  }),
];
