import { type Entry, entryId, entryPath, type SourceDirectory } from "../../catalogue/index.ts";
import { labelOf } from "../../vocabulary/index.ts";
import { contact, home, licencesOf, located, story } from "./first-place.ts";

/** A box of the map, in degrees. */
type Box = { west: number; south: number; east: number; north: number };

/** What a GoGoCarto map asks for. */
export type Asked = { ontology: "gogofull" | "gogosync"; boxes: Box[]; id?: string; limit: number };

const MOST_BOXES = 50;

/**
 * Reads `bounds=west,south,east,north;…`, `ontology`, `id` and `limit` as GoGoCarto's own interface does; what cannot be read is
 * left aside, as there. The compact form is answered in full.
 */
export function askedOf(query: Readonly<Record<string, string | undefined>>): Asked {
  const boxes = (query.bounds ?? "").split(";", MOST_BOXES).flatMap((text): Box[] => {
    const [west, south, east, north] = text.split(",").map(Number);
    const all = [west, south, east, north];
    if (all.length !== 4 || !all.every((n) => Number.isFinite(n))) return [];
    return [{ west: west ?? 0, south: south ?? 0, east: east ?? 0, north: north ?? 0 }];
  });
  const limit = Number(query.limit);
  return {
    ontology: query.ontology?.toLowerCase() === "gogosync" ? "gogosync" : "gogofull",
    boxes,
    limit: Number.isInteger(limit) && limit > 0 ? limit : Number.POSITIVE_INFINITY,
    ...(query.id ? { id: query.id } : {}),
  };
}

const within = (boxes: readonly Box[], lat: number, lon: number): boolean =>
  boxes.length === 0 || boxes.some(({ west, south, east, north }) => lon >= west && lon <= east && lat >= south && lat <= north);

/** Leaves out what is not known. */
const known = (object: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined && value !== ""));

/**
 * An entry as an element of a GoGoCarto map, at its first position; undefined for what has none, or stands outside the boxes asked for.
 * @param entry already restricted to what anyone may read.
 */
export function toElement(entry: Entry, asked: Asked, base: string, sources: SourceDirectory): object | undefined {
  const place = located(entry);
  if (!place || !within(asked.boxes, place.lat, place.lon)) return undefined;
  const id = entry.id;
  if (asked.ontology === "gogosync") return { id, updatedAt: entry.updatedAt, status: 1 };
  const themes = (entry.lists.themes ?? []).map(({ value }) => value);
  return known({
    id,
    name: entry.single.title.value,
    geo: { latitude: place.lat, longitude: place.lon },
    address: known({
      streetAddress: place.address,
      postalCode: place.postcode,
      addressLocality: place.commune,
      addressCountry: place.country,
    }),
    status: 1,
    createdAt: entry.createdAt,
    updatedAt: entry.updatedAt,
    sourceKey: entry.sources.map(({ source }) => sources.get(source)?.partner.name ?? source).join(", "),
    url: base + entryPath(entry),
    sourceUrl: entryId(base, id),
    type: entry.kind,
    categories: themes.map((theme) => labelOf("themes", theme)),
    categoriesFull: themes.map((theme, index) => ({ id: theme, name: labelOf("themes", theme), description: "", index })),
    abstract: entry.single.pitch?.value,
    description: story(entry),
    website: home(entry),
    email: contact(entry, "email"),
    telephone: contact(entry, "phone"),
    images: (entry.lists.images ?? []).map(({ value }) => value.url),
    licence: licencesOf(entry, sources)
      .map(({ label }) => label)
      .join(", "),
  });
}
