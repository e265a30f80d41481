import { type Entry, entryPath, type SourceDirectory } from "../../catalogue/index.ts";
import { contact, home, licencesOf, located, story } from "./first-place.ts";

const clip = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`);

/** The name as that schema takes it: 3 to 150 characters, without a full stop at its end. */
function nameOf(entry: Entry): string | undefined {
  const name = clip(entry.single.title.value, 150).replace(/[.\s]+$/, "");
  return name.length < 3 ? undefined : name;
}

const identifier = ({ lists }: Entry, scheme: string): string | undefined =>
  lists.identifiers?.find(({ value }) => value.scheme === scheme)?.value.value;

/**
 * An organisation or a place as a structure of data.inclusion (schema version 1: source, id, nom and date_maj are required); undefined for
 * other kinds, and for what it has no valid name for. What it has no field for is read at `lien_source`.
 * @param entry already restricted to what anyone may read.
 */
export function toStructure(entry: Entry, base: string, sources: SourceDirectory): object | undefined {
  const nom = nameOf(entry);
  if (nom === undefined || (entry.kind !== "organisation" && entry.kind !== "place")) return undefined;
  const place = located(entry) ?? entry.lists.places?.[0]?.value;
  const description = story(entry) || entry.single.pitch?.value;
  const siret = identifier(entry, "siret");
  const fields = {
    source: new URL(base).hostname,
    id: entry.id,
    nom,
    siret: siret && /^\d{14}$/.test(siret) ? siret : undefined,
    commune: place?.commune,
    code_postal: place?.postcode && /^\d{5}$/.test(place.postcode) ? place.postcode : undefined,
    code_insee: place?.insee,
    adresse: place?.address,
    longitude: place?.lon,
    latitude: place?.lat,
    telephone: contact(entry, "phone"),
    courriel: contact(entry, "email"),
    site_web: home(entry),
    description: description && clip(description, 10_000),
    date_maj: entry.updatedAt.slice(0, 10),
    lien_source: base + entryPath(entry),
    licence:
      licencesOf(entry, sources)
        .map(({ label }) => label)
        .join(", ") || undefined,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
