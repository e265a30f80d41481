import { countryName, type Entry, type Place, visibleEntry } from "../catalogue/index.ts";
import { ancestors, currentConcept, labelOf, type Scheme } from "../vocabulary/index.ts";
import { plainText } from "./plain-text.ts";
import { fr } from "./search.fr.ts";
import type { SearchDocument, SearchPlace, Whereabouts } from "./search-document.ts";

/** What the projection asks of the rooms that know: where a place stands, and whose source it is. */
export type ProjectionContext = {
  /** Slug of the partner that a source belongs to. */
  partnerOf(source: string): string;
  /** Address codes of all territories that hold a place. */
  territoriesOf(place: Place): string[];
  /** Cell of the honeycomb, for a place in France known to the commune or better. */
  cellOf(place: Place): string | undefined;
  territoryName(code: string): string | undefined;
  /** Address codes of what a zone names, by official code. */
  territoriesOfZone(code: string): string[];
};

/** Longer descriptions are searched by their beginning. */
const LONGEST_BODY = 12_000;
const MOST_NAMES = 60;
const NAMED_PLACES = 30;

const POSITIONED: ReadonlySet<string> = new Set(["exact", "street", "commune", "postcode"]);

const values = <T>(told: { value: T }[] | undefined): T[] => (told ?? []).map(({ value }) => value);

function toPlace({ lat, lon, commune, insee, precision }: Place): SearchPlace {
  const known = lat !== undefined && lon !== undefined && POSITIONED.has(precision);
  return { ...(known ? { lat, lon } : {}), ...(commune ? { commune } : {}), ...(insee ? { insee } : {}), precision };
}

function whereaboutsOf(places: readonly Place[], territories: readonly string[]): Whereabouts {
  const french = places.filter((place) => place.country === "FR");
  if (french.some((place) => toPlace(place).lat !== undefined)) return "position";
  if (places.length > french.length) return "abroad";
  if (territories.some((code) => code.startsWith("dep-"))) return "department";
  return territories.some((code) => code.startsWith("reg-")) ? "region" : "unknown";
}

/** "Morlaix (Finistère)", "Finistère", "Belgique"; for several places "Morlaix (Finistère) et 11 autres lieux". */
function whereOf(entry: Entry, places: readonly Place[], context: ProjectionContext): string {
  const [first] = places;
  if (first === undefined) return entry.single.zone?.value.label ?? fr.zoneScopes[entry.single.zone?.value.scope ?? ""] ?? "";
  const labels = [
    ...new Set(
      places
        .slice(0, 500)
        .map((place) => placeLabel(place, context))
        .filter(Boolean),
    ),
  ];
  const [label = ""] = labels;
  if (places.length === 1 || (labels.length <= 1 && label)) return label;
  return label ? fr.andOtherPlaces(label, places.length - 1) : fr.places(places.length);
}

function placeLabel(place: Place, context: ProjectionContext): string {
  if (place.country !== "FR")
    return place.commune ? `${place.commune} (${countryName(place.country)})` : countryName(place.country);
  const department = place.department === undefined ? undefined : context.territoryName(`dep-${place.department}`);
  if (place.commune) return department ? `${place.commune} (${department})` : place.commune;
  return department ?? (place.region === undefined ? "" : (context.territoryName(`reg-${place.region}`) ?? ""));
}

function keywordsOf(
  entry: Entry,
  places: readonly Place[],
  territories: readonly string[],
  context: ProjectionContext,
): string[] {
  const { lists } = entry;
  const concepts = [
    ...values(lists.themes).flatMap((id) => ancestors("themes", id).map((each) => labelOf("themes", each))),
    ...values(lists.placeTypes).map((id) => labelOf("placeTypes", id)),
    ...values(lists.audiences).map((id) => labelOf("audiences", id)),
  ];
  const actors = [...values(lists.carriers), ...values(lists.partners), ...values(lists.funders)].map(({ name }) => name);
  const recognisers = values(lists.recognition).map(({ by }) => by);
  const towns = places.slice(0, NAMED_PLACES).flatMap(({ name, commune }) => [name ?? "", commune ?? ""]);
  const areas = territories.filter((code) => /^(dep|reg)-/.test(code)).map((code) => context.territoryName(code) ?? "");
  const all = [...values(lists.keywords), ...actors, ...recognisers].slice(0, MOST_NAMES);
  return [...new Set([...all, ...concepts, ...towns, ...areas])].filter(Boolean);
}

/** The whole description as plain text, bounded. Of an entry as anyone may read it. */
export function bodyOf({ single }: Entry): string {
  const parts = [
    single["description.need"],
    single["description.solution"],
    single["description.novelty"],
    single["description.how"],
    single["description.text"],
    single.spread && { value: single.spread.value.conditions ?? "" },
  ];
  return parts
    .flatMap((told) => (told?.value ? [plainText(told.value)] : []))
    .join("\n")
    .slice(0, LONGEST_BODY);
}

/** Share of what a reader hopes for that is there. */
function completenessOf({ single, lists }: Entry, whereabouts: Whereabouts): number {
  const described = Object.keys(single).filter((field) => field.startsWith("description.")).length;
  const hoped = [
    single.pitch !== undefined,
    described > 0,
    described > 1,
    single.stage !== undefined,
    single.startDate !== undefined,
    whereabouts === "position",
    (lists.themes?.length ?? 0) > 0,
    (lists.audiences?.length ?? 0) > 0,
    (lists.carriers?.length ?? 0) > 0,
    (lists.links?.length ?? 0) > 0,
    (lists.images?.length ?? 0) > 0,
    (lists.recognition?.length ?? 0) > 0,
  ];
  return hoped.filter(Boolean).length / hoped.length;
}

function territoriesOf(entry: Entry, places: readonly Place[], context: ProjectionContext): string[] {
  const ofPlaces = places.flatMap((place) => context.territoriesOf(place));
  // Without any place, the territory it works for is where it is looked for.
  const found =
    places.length > 0 ? ofPlaces : (entry.single.zone?.value.codes ?? []).flatMap((code) => context.territoriesOfZone(code));
  return [...new Set(found)];
}

/** What search may know of an entry: nothing that is not open to all. Pure. */
export function projectEntry(whole: Entry, context: ProjectionContext): SearchDocument {
  const entry = visibleEntry(whole, "open");
  const { single, lists } = entry;
  const places = values(lists.places);
  const territories = territoriesOf(entry, places, context);
  const whereabouts = whereaboutsOf(places, territories);
  // A concept out of use counts as what is read instead of it.
  const current = (scheme: Scheme, ids: readonly string[]) => [...new Set(ids.flatMap((id) => currentConcept(scheme, id) ?? []))];
  const ownThemes = current("themes", values(lists.themes));
  const optional = <K extends "pitch" | "stage" | "world" | "startDate">(key: K) => {
    const told = single[key];
    return told === undefined ? {} : { [key]: told.value };
  };
  return {
    id: entry.id,
    slug: entry.slug,
    kind: entry.kind,
    lang: entry.lang,
    title: single.title.value,
    ...optional("pitch"),
    keywords: keywordsOf(entry, places, territories, context),
    body: bodyOf(entry),
    where: whereOf(entry, places, context),
    places: places.map(toPlace),
    territories,
    cells: [...new Set(places.flatMap((place) => context.cellOf(place) ?? []))],
    whereabouts,
    themes: [...new Set(ownThemes.flatMap((id) => ancestors("themes", id)))],
    ownThemes,
    audiences: current("audiences", values(lists.audiences)),
    ...optional("stage"),
    ...optional("world"),
    legalForms: single.legalForm === undefined ? [] : ancestors("legalForms", single.legalForm.value),
    placeTypes: current("placeTypes", values(lists.placeTypes)),
    carriers: values(lists.carriers)
      .map(({ name }) => name)
      .slice(0, 5),
    sources: entry.sources.map(({ source, updatedAt, url }) => ({
      source,
      partner: context.partnerOf(source),
      updatedAt,
      ...(url === undefined ? {} : { url }),
    })),
    ...optional("startDate"),
    createdAt: entry.createdAt,
    updatedAt: entry.updatedAt,
    confirmedAt: entry.confirmedAt,
    completeness: completenessOf(entry, whereabouts),
  };
}
