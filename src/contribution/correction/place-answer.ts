import { countryName, type Place } from "../../catalogue/index.ts";
import { countryNamed, locate, resolvePlace, territory } from "../../geography/index.ts";
import { type Form, line } from "../../web/form.ts";
import { fr } from "./shape.fr.ts";
import { type AnswerError, MOST_ROWS, type Reading } from "./shape.ts";

/** The questions about one place: names of the controls after the prefix and the rank. */
export const PLACE_PARTS = { name: "nom", address: "adresse", where: "ou" } as const;

/** "Morlaix (29)", "Creuse", "Belgique": words that are read back as the same place. */
function whereText(place: Place): string {
  const { insee, department, region, country, commune, postcode } = place;
  if (country !== "FR") return commune ? `${commune} (${countryName(country)})` : countryName(country);
  if (insee) return `${territory(`com-${insee}`)?.name ?? commune ?? insee} (${department ?? insee.slice(0, 2)})`;
  const area = territory(department === undefined ? `reg-${region}` : `dep-${department}`);
  return commune ?? postcode ?? area?.name ?? "France";
}

/** What a script sends for a place that was chosen is a code: the words of it, to be shown again. */
export function whereWords(sent: string): string {
  const found = /^(com|dep|reg|epci|pays)-/.test(sent) ? territory(sent) : undefined;
  return found ? described(found) : sent;
}

/** The answers that say this place. */
export function writePlace(prefix: string, place: Place): Record<string, string> {
  return {
    [`${prefix}-${PLACE_PARTS.name}`]: place.name ?? "",
    [`${prefix}-${PLACE_PARTS.address}`]: place.address ?? "",
    [`${prefix}-${PLACE_PARTS.where}`]: whereText(place),
  };
}

type Found = { place: Omit<Place, "name" | "address"> } | { problem: string };

const located = (input: Parameters<typeof locate>[0]): Found => {
  const { place } = locate(input);
  return { place: { country: "FR", ...place } };
};

/** Abroad: "Bruxelles (Belgique)", "Belgique"; France alone is a place too. */
function abroad(words: string): Found | undefined {
  const [, town, inside] = /^(.{1,200}?)\s*\(([^()]{2,80})\)$/.exec(words) ?? [];
  const country = countryNamed(inside ?? words) ?? countryNamed(words);
  if (!country) return undefined;
  return located({ country: country.code, ...(inside && town ? { commune: town } : {}) });
}

function find(words: string, address: string): Found {
  const { territory: found, ambiguous } = resolvePlace(words);
  if (!found && ambiguous?.length) return { problem: fr.errors.ambiguous(words, ambiguous.slice(0, 6).map(described)) };
  if (!found) return abroad(words) ?? { problem: fr.errors.unknownPlace(words.slice(0, 80)) };
  const where = address ? { address } : {};
  if (found.kind === "commune") return located({ insee: found.id, ...where });
  if (found.kind === "department") return located({ department: found.id });
  if (found.kind === "region") return located({ department: found.name });
  return { problem: fr.errors.notACommune(found.name) };
}

/** "Saint-Denis (93)": a namesake that its department tells apart. */
const described = ({ name, parents }: { name: string; parents: readonly string[] }): string => {
  const department = parents.find((code) => code.startsWith("dep-"));
  return department ? `${name} (${department.slice(4)})` : name;
};

function readPlace(prefix: string, form: Form): { place?: Place; error?: AnswerError } {
  const [name, address, where] = Object.values(PLACE_PARTS).map((part) => line(form, `${prefix}-${part}`)) as [
    string,
    string,
    string,
  ];
  if (!name && !address && !where) return {};
  const id = (part: keyof typeof PLACE_PARTS) => `${prefix}-${PLACE_PARTS[part]}`;
  if (name.length > 300) return { error: { field: id("name"), message: fr.errors.tooLong(300, name.length) } };
  if (address.length > 500) return { error: { field: id("address"), message: fr.errors.tooLong(500, address.length) } };
  if (!where) return { error: { field: id("where"), message: fr.errors.placeMissing } };
  const found = find(where, address);
  if ("problem" in found) return { error: { field: id("where"), message: found.problem } };
  return { place: { ...(name ? { name } : {}), ...(address ? { address } : {}), ...found.place } };
}

/** A place of which only the name changed is where it was. */
function keepPosition(place: Place, present: readonly Place[]): Place {
  const key = (one: Place) => `${one.address ?? ""}|${whereText(one)}`;
  const same = present.find((one) => key(one) === key(place));
  if (!same) return place;
  if (same.name === place.name) return same;
  const { name: _, ...where } = same;
  return place.name === undefined ? where : { name: place.name, ...where };
}

/** Reads the places of a form, each completed by geography; what is unknown there is told. Those left as shown stay as they are. */
export function readPlaces(name: string, form: Form, present: readonly Place[]): Reading {
  const errors: AnswerError[] = [];
  const places: Place[] = [];
  for (let rank = 0; rank < MOST_ROWS; rank++) {
    const id = `${name}-${rank}`;
    const kept = present.find((place) => Object.entries(writePlace(id, place)).every(([key, text]) => line(form, key) === text));
    const { place, error } = kept ? { place: kept, error: undefined } : readPlace(id, form);
    if (error) errors.push(error);
    if (place) places.push(keepPosition(place, present));
  }
  return { value: places.length ? places : undefined, errors };
}
