import type { Kind, Place, RecordBody, RecordDraft } from "../catalogue/index.ts";
import type { LinkageRecord } from "../engine/linkage/index.ts";

/** One partner's description, as its source names it. */
export type RecordRef = { source: string; remoteId: string };

/** A description as linkage compares it, and what only this room knows of it. */
export type Comparable = {
  kind: Kind;
  /** INSEE codes of its communes, those of districts as their city's. */
  communes: readonly string[];
  /** Its official numbers. */
  numbers: readonly string[];
  values: LinkageRecord["values"];
};

/** The id of a record among all; a remote id may hold anything but is never cut: the source's has no line break. */
export const recordKey = ({ source, remoteId }: RecordRef): string => `${source}\n${remoteId}`;

/** The record that a key was made of. */
export function refOfKey(key: string): RecordRef {
  const at = key.indexOf("\n");
  return { source: key.slice(0, at), remoteId: key.slice(at + 1) };
}

/** Municipal districts are told by some sources, their city by others. */
const cityOf = (insee: string): string => {
  if (/^751\d\d$/.test(insee)) return "75056";
  if (/^6938\d$/.test(insee)) return "69123";
  return /^132\d\d$/.test(insee) ? "13055" : insee;
};

const OFFICIAL: ReadonlySet<string> = new Set(["siret", "rna"]);

const identifier = (body: RecordBody, scheme: string): string | undefined =>
  body.identifiers.find((each) => each.scheme === scheme)?.value;

const contact = (body: RecordBody, kind: string): string | undefined => body.contacts.find((each) => each.kind === kind)?.value;

/** Its only place; nothing where it stands in several communes: none of them tells it from its siblings. */
function onlyPlace(places: readonly Place[]): Place | undefined {
  const communes = new Set(places.map(({ insee, commune }) => (insee ? cityOf(insee) : commune)));
  return communes.size === 1 ? places[0] : undefined;
}

/**
 * What linkage compares of a description: name, town, point, address, official numbers, site, phone and mail, each once. A point is
 * given only where it stands for the thing: a commune's centre is its town's, told already. Pure.
 */
export function comparableOf(body: RecordBody): Comparable {
  const place = onlyPlace(body.places);
  const placed = place?.precision === "exact" || place?.precision === "street";
  const site = body.links.find((link) => link.rel === "home") ?? body.links.find((link) => link.rel === "social");
  return {
    kind: body.kind,
    communes: [...new Set(body.places.flatMap(({ insee }) => (insee ? [cityOf(insee)] : [])))],
    numbers: body.identifiers.flatMap(({ scheme, value }) => (OFFICIAL.has(scheme) ? [`${scheme} ${value}`] : [])),
    values: {
      name: body.title,
      town: place?.commune?.replace(/\s+\d{1,2}e(r)?( arrondissement)?$/i, ""),
      lat: placed ? place?.lat : undefined,
      lon: placed ? place?.lon : undefined,
      address: place?.address,
      siret: identifier(body, "siret"),
      siren: identifier(body, "siren"),
      rna: identifier(body, "rna"),
      site: site?.url,
      phone: contact(body, "phone"),
      mail: contact(body, "email"),
    },
  };
}

/** What is known so far of something that is being described. */
export type Draft = Partial<RecordDraft> & { title: string };

/** The same of a draft, of which anything may be missing yet. */
export const comparableOfDraft = (draft: Draft): Comparable =>
  comparableOf({
    ...({ kind: "innovation", identifiers: [], contacts: [], links: [], places: [] } as unknown as RecordBody),
    ...(draft as Partial<RecordBody>),
  });
