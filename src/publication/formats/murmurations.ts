import { type Entry, entryId, entryPath } from "../../catalogue/index.ts";
import { labelOf } from "../../vocabulary/index.ts";
import { contact, home, located, story } from "./first-place.ts";

/** The kinds that "Group/Project/Organization Schema" is about. */
export const hasProfile = ({ kind }: Entry): boolean => kind === "organisation" || kind === "innovation";

/** Where the profile of an entry is: an address that never redirects, as the index of Murmurations wants. */
export const profileUrl = (base: string, id: string): string => `${base}/murmurations/${id}.json`;

/** Seconds since 1970 of a date that may be a year or a month alone; undefined before 1970. */
function seconds(date: string | undefined): number | undefined {
  const at = date === undefined ? Number.NaN : Date.parse(date) / 1_000;
  return at >= 0 ? at : undefined;
}

const SCOPES: Record<string, string> = {
  ...{ neighbourhood: "local", commune: "local", epci: "local", department: "regional", region: "regional" },
  ...{ national: "national", european: "international", international: "international" },
};

/**
 * An entry as a Murmurations profile (organizations_schema-v1.0.0).
 * @param entry already restricted to what anyone may read.
 */
export function toProfile(entry: Entry, base: string): object {
  const place = located(entry);
  const anywhere = place ?? entry.lists.places?.[0]?.value;
  const address = [anywhere?.address, [anywhere?.postcode, anywhere?.commune].filter(Boolean).join(" ")]
    .filter(Boolean)
    .join(", ");
  const email = contact(entry, "email");
  const words = [
    ...(entry.lists.themes ?? []).map(({ value }) => labelOf("themes", value)),
    ...(entry.lists.keywords ?? []).map(({ value }) => value),
  ];
  const profile = {
    linked_schemas: ["organizations_schema-v1.0.0"],
    name: entry.single.title.value.slice(0, 200),
    primary_url: home(entry) ?? base + entryPath(entry),
    unique_id: entryId(base, entry.id),
    tags: [...new Set(words)].slice(0, 100).map((word) => word.slice(0, 100)),
    urls: [{ name: "Essaim", url: base + entryPath(entry) }],
    description: story(entry).slice(0, 5_000) || undefined,
    mission: entry.single.pitch?.value,
    full_address: address || undefined,
    country_iso_3166: anywhere?.country,
    geolocation: place && { lat: place.lat, lon: place.lon },
    image: entry.lists.images?.[0]?.value.url,
    starts_at: seconds(entry.single.startDate?.value),
    ends_at: seconds(entry.single.endDate?.value),
    contact_details: email ? { email } : undefined,
    telephone: contact(entry, "phone"),
    geographic_scope: SCOPES[entry.single.zone?.value.scope ?? ""],
  };
  return Object.fromEntries(Object.entries(profile).filter(([, value]) => value !== undefined));
}
