import { fold } from "../engine/text/index.ts";
import type { ListFields } from "./entry.ts";
import type { Actor, Place } from "./record.schema.ts";

/**
 * When two partners (or two versions of one) say the same thing in a list: equal keys. Deliberately exact: fuzzy
 * recognition belongs to resolution, never to survivorship.
 */
type ItemKeys = { [K in keyof ListFields]: (item: ListFields[K]) => string };

const actorKey = (actor: Actor): string => actor.siret ?? fold(actor.name).trim();

/** `https://www.x.fr/` and `http://x.fr` are one address. */
export const urlKey = (url: string): string =>
  url
    .replace(/^https?:\/\/(www\.)?/i, "")
    .replace(/#.*$/, "")
    .replace(/\/+$/, "")
    .toLowerCase();

/** Three decimals of a degree are about 100 m: two geocoders' answers for one door agree at that scale. */
const placeKey = (place: Place): string => {
  const where = place.insee ?? fold(`${place.commune ?? ""} ${place.country}`);
  if (place.address)
    return `${where}|${fold(place.address)
      .replace(/[^a-z0-9]+/g, " ")
      .trim()}`;
  if (place.precision === "exact" && place.lat !== undefined && place.lon !== undefined)
    return `${where}|${place.lat.toFixed(3)},${place.lon.toFixed(3)}`;
  return `${where}|${place.postcode ?? ""}|${place.department ?? ""}`;
};

const itemKey: ItemKeys = {
  themes: (id) => id,
  audiences: (id) => id,
  placeTypes: (id) => id,
  transitions: (id) => id,
  sdg: (goal) => String(goal),
  keywords: (word) => fold(word).trim(),
  carriers: actorKey,
  partners: actorKey,
  funders: actorKey,
  places: placeKey,
  contacts: (contact) => `${contact.kind}|${contact.value.toLowerCase()}`,
  links: (link) => urlKey(link.url),
  images: (image) => urlKey(image.url),
  videos: (video) => urlKey(video.url),
  recognition: (r) => `${fold(r.by).trim()}|${r.how}|${r.year ?? ""}`,
  identifiers: (i) => `${i.scheme}:${i.value}`,
};

/** Fields of an entry that hold several values. */
export const LIST_FIELDS = Object.keys(itemKey) as (keyof ListFields)[];

/** The key of one item of a list field, for code that goes over all fields. */
export function keyOf<K extends keyof ListFields>(field: K, item: ListFields[K]): string {
  return itemKey[field](item);
}
