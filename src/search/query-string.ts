import { z } from "zod";
import { KINDS, type Kind } from "../catalogue/index.ts";
import { ancestors } from "../vocabulary/index.ts";
import { type Gazetteer, placeName } from "./gazetteer.ts";
import { type Bbox, FACET_GROUPS, type FacetGroup, type SearchQuery, SORTS, type Where } from "./index-port.ts";
import {
  ALL_KINDS,
  DEFAULT_KINDS,
  defaultSort,
  facetValue,
  LITERAL,
  PARAMETERS,
  readKind,
  SORT_NAMES,
  type View,
  WHEREABOUTS_NAMES,
} from "./query-parameters.ts";
import { fr } from "./search.fr.ts";
import { WHEREABOUTS } from "./search-document.ts";
import { typedText } from "./typed-text.ts";
import { asksKinds } from "./understanding/language.ts";

/** Something asked that could not be taken into account; the rest was. `choices`: what may have been meant. */
type QueryNote = { message: string; choices?: { label: string; code: string }[] };

/** A search as an address says it. `place`: what the place box shows. */
export type SearchRequest = { query: SearchQuery; view: View; place: { text: string; code?: string }; notes: QueryNote[] };

export const PAGE_SIZE = 20;
/** Beyond ten thousand results people narrow down, machines export. */
const LAST_PAGE = 500;
const MOST_VALUES = 50;
const DEFAULT_RADIUS_KM = 30;

const radiusSchema = z.coerce.number().min(1).max(500);
const pageSchema = z.coerce.number().int().min(1).max(LAST_PAGE);
const longitude = z.number().min(-180).max(180);
const latitude = z.number().min(-90).max(90);
const bboxSchema = z
  .string()
  .transform((text) => text.split(",").map((part) => (part.trim() ? Number(part) : Number.NaN)))
  .pipe(z.tuple([longitude, latitude, longitude, latitude]))
  .refine(([, south, , north]) => south <= north);

const cellSchema = z.string().regex(/^[\w.:-]{1,40}$/);
const whereaboutsSchema = named(WHEREABOUTS, WHEREABOUTS_NAMES);
const sortSchema = named(SORTS, SORT_NAMES);

type Reader = { parameters: URLSearchParams; notes: QueryNote[] };

/** One value checked by a schema; a bad one is said and left out. */
function one<T>({ parameters, notes }: Reader, name: string, schema: z.ZodType<T>): T | undefined {
  const raw = parameters.get(name)?.trim();
  if (!raw) return undefined;
  const read = schema.safeParse(raw);
  if (!read.success) notes.push({ message: fr.notes.badValue(name, raw.slice(0, 60)) });
  return read.data;
}

/** A value by its name in addresses. */
function named<T extends string>(values: readonly T[], names: Record<T, string>): z.ZodType<T> {
  return z.string().transform((name, context) => {
    const found = values.find((value) => names[value] === name);
    if (found === undefined) context.issues.push({ code: "custom", input: name, message: "unknown" });
    return found ?? z.NEVER;
  }) as unknown as z.ZodType<T>;
}

function several({ parameters, notes }: Reader, name: string, accept: (value: string) => string | undefined): string[] {
  const raw = parameters.getAll(name).flatMap((value) => value.split(","));
  const found = new Set<string>();
  for (const value of raw
    .map((each) => each.trim())
    .filter(Boolean)
    .slice(0, MOST_VALUES)) {
    const accepted = accept(value);
    if (accepted === undefined) notes.push({ message: fr.notes.unknownValue(fr.facets[name] ?? name, value.slice(0, 60)) });
    else found.add(accepted);
  }
  return [...found];
}

type Place = Pick<SearchRequest, "place"> & { where?: Where };

function readPlace(reader: Reader, gazetteer: Gazetteer): Place {
  const text = reader.parameters.get(PARAMETERS.place)?.trim().slice(0, 120) ?? "";
  const radiusKm = one(reader, PARAMETERS.radius, radiusSchema);
  // A radius left over from a place that was taken away says nothing.
  if (!text) return { place: { text: "" } };
  const point = /^(-?\d{1,2}(?:\.\d+)?)\s*[,;]\s*(-?\d{1,3}(?:\.\d+)?)$/.exec(text);
  if (point) return aroundPoint(text, Number(point[1]), Number(point[2]), radiusKm ?? DEFAULT_RADIUS_KM, reader);
  const found = resolve(text, reader, gazetteer);
  if (!found) return { place: { text } };
  const label = placeName(found, gazetteer);
  const { code, centre } = found;
  const { lat, lon } = centre;
  const where: Where =
    radiusKm === undefined
      ? { kind: "territory", code, label, centre: { lat, lon } }
      : { kind: "radius", code, label, radiusKm, lat, lon };
  return { place: { text: label, code }, where };
}

function aroundPoint(text: string, lat: number, lon: number, radiusKm: number, reader: Reader): Place {
  if (Math.abs(lat) <= 90 && Math.abs(lon) <= 180)
    return { place: { text }, where: { kind: "radius", lat, lon, radiusKm, label: text } };
  reader.notes.push({ message: fr.notes.unknownPlace(text) });
  return { place: { text } };
}

function resolve(text: string, { notes }: Reader, gazetteer: Gazetteer) {
  const { territory, ambiguous = [] } = gazetteer.resolvePlace(text);
  const choices = ambiguous.slice(0, 8).map((each) => ({ label: placeName(each, gazetteer), code: each.code }));
  if (territory && choices.length > 0) notes.push({ message: fr.notes.namesakes(placeName(territory, gazetteer)), choices });
  else if (choices.length > 0) notes.push({ message: fr.notes.ambiguousPlace(text), choices });
  else if (!territory) notes.push({ message: fr.notes.unknownPlace(text) });
  return territory;
}

/** Who asks for a kind among the words (`type:acteur`) does not look at the default one alone. */
function readKinds(reader: Reader, q: string): Kind[] {
  if (reader.parameters.getAll(PARAMETERS.kinds).includes(ALL_KINDS)) return [];
  const kinds = several(reader, PARAMETERS.kinds, readKind) as Kind[];
  if (kinds.length === KINDS.length) return [];
  return kinds.length > 0 || asksKinds(q) ? kinds : [...DEFAULT_KINDS];
}

/** Leaves out what holds another chosen value: who ticks a theme and then one of its parts wants the part. */
function narrowest(values: string[], holdersOf: (value: string) => readonly string[]): string[] {
  const holders = new Set(values.flatMap((value) => holdersOf(value).filter((holder) => holder !== value)));
  return values.filter((value) => !holders.has(value));
}

/**
 * Reads the address of a search. Never fails: what cannot be understood is left out and told in `notes`; parameters that
 * are not ours are left alone.
 */
export function readQueryString(parameters: URLSearchParams, gazetteer: Gazetteer): SearchRequest {
  const reader: Reader = { parameters, notes: [] };
  const { text: q, cut } = typedText(parameters.get(PARAMETERS.words) ?? "");
  if (cut) reader.notes.push({ message: fr.notes.longWords });
  const { place, where } = readPlace(reader, gazetteer);
  const chosen = (group: Exclude<FacetGroup, "kinds">) => several(reader, PARAMETERS[group], (value) => facetValue(group, value));
  const whereabouts = one(reader, PARAMETERS.whereabouts, whereaboutsSchema);
  const sort = one(reader, PARAMETERS.sort, sortSchema);
  const cell = one(reader, PARAMETERS.cell, cellSchema);
  const bbox: Bbox | undefined = one(reader, PARAMETERS.bbox, bboxSchema);
  const nowhere = sort === "nearest" && !where;
  if (nowhere) reader.notes.push({ message: fr.notes.nearestNowhere });
  const query: SearchQuery = {
    ...(q ? { q } : {}),
    ...(parameters.get(PARAMETERS.literal) === LITERAL ? { literal: true } : {}),
    ...(where ? { where } : {}),
    ...(bbox ? { bbox } : {}),
    ...(cell ? { cell } : {}),
    ...(whereabouts ? { whereabouts } : {}),
    kinds: readKinds(reader, q),
    themes: narrowest(chosen("themes"), (id) => ancestors("themes", id)),
    audiences: chosen("audiences"),
    stages: chosen("stages"),
    worlds: chosen("worlds"),
    legalForms: chosen("legalForms"),
    placeTypes: chosen("placeTypes"),
    partners: chosen("partners"),
    territories: narrowest(chosen("territories"), (code) => gazetteer.territory(code)?.parents ?? []),
    sort: sort === undefined || nowhere ? defaultSort(q, where) : sort,
    page: one(reader, PARAMETERS.page, pageSchema) ?? 1,
    size: PAGE_SIZE,
  };
  return { query, view: parameters.get(PARAMETERS.view) === "carte" ? "carte" : "liste", place, notes: reader.notes };
}

const sameKinds = (kinds: readonly string[]) =>
  kinds.length === DEFAULT_KINDS.length && DEFAULT_KINDS.every((kind) => kinds.includes(kind));

/** The shareable address parameters of a search: fixed order, nothing that is the default. */
export function queryParameters(query: SearchQuery, view: View = "liste"): [string, string][] {
  const { where } = query;
  const pairs: [string, string | undefined][] = [
    [PARAMETERS.words, query.q],
    [PARAMETERS.literal, query.literal ? LITERAL : undefined],
    [PARAMETERS.place, where?.code ?? (where?.kind === "radius" ? where.label : undefined)],
    [PARAMETERS.radius, where?.kind === "radius" ? String(where.radiusKm) : undefined],
  ];
  if (query.kinds.length === 0) pairs.push([PARAMETERS.kinds, ALL_KINDS]);
  for (const group of FACET_GROUPS) {
    if (group === "kinds" && sameKinds(query.kinds)) continue;
    for (const value of query[group]) pairs.push([PARAMETERS[group], value]);
  }
  pairs.push(
    [PARAMETERS.cell, query.cell],
    [PARAMETERS.whereabouts, query.whereabouts && WHEREABOUTS_NAMES[query.whereabouts]],
    [PARAMETERS.bbox, query.bbox?.map((degree) => String(degree)).join(",")],
    [PARAMETERS.sort, query.sort === defaultSort(query.q, where) ? undefined : SORT_NAMES[query.sort]],
    [PARAMETERS.view, view === "liste" ? undefined : view],
    [PARAMETERS.page, query.page === 1 ? undefined : String(query.page)],
  );
  return pairs.filter((pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== "");
}

/** The canonical address of a search under `path`. */
export function searchHref(query: SearchQuery, view: View = "liste", path = "/recherche"): string {
  const text = new URLSearchParams(queryParameters(query, view)).toString();
  return text ? `${path}?${text}` : path;
}

/** The same addresses for the cells of a map, by their ids: worked out once for the hundreds of them. */
export function cellHrefs(query: SearchQuery, view: View = "liste", path = "/recherche"): (id: string) => string {
  const pairs = queryParameters({ ...query, page: 1, cell: "x" }, view);
  const at = pairs.findIndex(([name]) => name === PARAMETERS.cell);
  const before = new URLSearchParams([...pairs.slice(0, at), [PARAMETERS.cell, ""]]).toString();
  const after = new URLSearchParams(pairs.slice(at + 1)).toString();
  return (id) => `${path}?${before}${encodeURIComponent(id)}${after ? `&${after}` : ""}`;
}
