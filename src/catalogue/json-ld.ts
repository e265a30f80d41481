import { labelOf } from "../vocabulary/index.ts";
import type { Entry, Told } from "./entry.ts";
import { entryId, entryPath } from "./entry-address.ts";
import type { Kind } from "./kind.ts";
import type { Actor, Place } from "./record.schema.ts";
import type { SourceDirectory } from "./source-label.ts";

/** schema.org first, PAIR second (design: harvest-and-federation.md 1.1, internal alignment). */
const TYPES: Record<Kind, string[]> = {
  innovation: ["Project", "pair:Project"],
  organisation: ["Organization", "pair:Organization"],
  place: ["Place", "pair:PhysicalPlace"],
  resource: ["CreativeWork", "pair:Resource"],
  scheme: ["FundingScheme", "pair:MoneyBasedResource"],
  event: ["Event", "pair:Event"],
  guide: ["HowTo", "pair:Document"],
  article: ["Article", "pair:Document"],
};

const values = <T>(told: readonly Told<T>[] | undefined): T[] => (told ?? []).map((t) => t.value);

const actor = (a: Actor) => ({
  "@type": "Organization",
  name: a.name,
  ...(a.url ? { url: a.url } : {}),
  ...(a.siret ? { identifier: { "@type": "PropertyValue", propertyID: "SIRET", value: a.siret } } : {}),
});

function place(p: Place) {
  const address = {
    "@type": "PostalAddress",
    addressCountry: p.country,
    ...(p.address ? { streetAddress: p.address } : {}),
    ...(p.postcode ? { postalCode: p.postcode } : {}),
    ...(p.commune ? { addressLocality: p.commune } : {}),
  };
  const geo = p.lat !== undefined &&
    p.lon !== undefined && { geo: { "@type": "GeoCoordinates", latitude: p.lat, longitude: p.lon } };
  return { "@type": "Place", ...(p.name ? { name: p.name } : {}), address, ...geo };
}

/** Leaves out what is undefined or empty, so that the document says only what is known. */
const known = (object: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );

/**
 * The entry as schema.org JSON-LD with PAIR as second type. Ids are full addresses under `base` (no trailing slash).
 * @param entry already restricted to what the reader may see.
 */
export function entryJsonLd(entry: Entry, base: string, sources: SourceDirectory): object {
  const { single, lists } = entry;
  const texts = (["need", "solution", "novelty", "how", "text"] as const).flatMap(
    (part) => single[`description.${part}`]?.value ?? [],
  );
  const isOrganisation = entry.kind === "innovation" || entry.kind === "organisation";
  return {
    "@context": ["https://schema.org", { pair: "http://virtual-assembly.org/ontologies/pair#" }],
    ...known({
      "@id": entryId(base, entry.id),
      "@type": TYPES[entry.kind],
      identifier: entry.id,
      name: single.title.value,
      abstract: single.pitch?.value,
      description: texts.join("\n\n") || undefined,
      inLanguage: entry.lang,
      mainEntityOfPage: base + entryPath(entry),
      url: values(lists.links).find((l) => l.rel === "home")?.url,
      sameAs: values(lists.links)
        .filter((l) => l.rel === "social")
        .map((l) => l.url),
      image: values(lists.images).map((i) => i.url),
      [entry.kind === "event" ? "startDate" : isOrganisation ? "foundingDate" : "dateCreated"]: single.startDate?.value,
      [entry.kind === "event" ? "endDate" : "dissolutionDate"]: single.endDate?.value,
      keywords: [...values(lists.themes).map((id) => labelOf("themes", id)), ...values(lists.keywords)].join(", ") || undefined,
      about: values(lists.themes).map((id) => ({
        "@type": "DefinedTerm",
        "@id": `${base}/vocabulaire/themes/${id}`,
        name: labelOf("themes", id),
      })),
      audience: values(lists.audiences).map((id) => ({ "@type": "Audience", audienceType: labelOf("audiences", id) })),
      location: values(lists.places).map(place),
      [isOrganisation ? "parentOrganization" : "organizer"]: values(lists.carriers).map(actor),
      sponsor: values(lists.partners).map(actor),
      funder: values(lists.funders).map(actor),
      award: values(lists.recognition).map((r) => [r.by, r.year].filter(Boolean).join(" ")),
      isBasedOn: entry.sources.flatMap((s) => s.url ?? []),
      sdPublisher: entry.sources.map((s) => ({ "@type": "Organization", name: sources.get(s.source)?.partner.name ?? s.source })),
      license: [
        ...new Set(
          entry.sources.flatMap((s) => sources.get(s.source)?.licence.url ?? sources.get(s.source)?.licence.label ?? []),
        ),
      ],
      dateModified: entry.updatedAt,
    }),
  };
}
