import type { Kind } from "../../catalogue/index.ts";
import type { RawRow } from "../formats/index.ts";
import type { ColumnProfile } from "./column-profile.ts";
import type { ExpressionInput, FieldInput, TemplateInput } from "./mapping.ts";
import { pathReader } from "./path.ts";
import { piped } from "./piped.ts";
import { KIT } from "./propose.fr.ts";

/** A column given to a slot. */
export type Chosen = { slot: string; profile: ColumnProfile };

/** The columns given to each slot, in the order of the file. */
export type Slots = { first(slot: string): ColumnProfile | undefined; all(slot: string): ColumnProfile[] };

/** Columns by the slot they were given to. */
export function slotsOf(chosen: readonly Chosen[]): Slots {
  const all = (slot: string): ColumnProfile[] => chosen.filter((each) => each.slot === slot).map((each) => each.profile);
  return { all, first: (slot) => all(slot)[0] };
}

/** A column read as a list when its cells hold several values. */
const listed = ({ column, separator }: ColumnProfile): ExpressionInput =>
  separator === undefined ? column : piped({ from: column }, { split: separator });

function several(profiles: readonly ColumnProfile[]): ExpressionInput | undefined {
  const [only] = profiles;
  if (profiles.length > 1) return { all: profiles.map(listed) };
  return only && listed(only);
}

const upperCase = (profile: ColumnProfile): boolean =>
  profile.values.filter(({ label }) => label.length > 4 && label === label.toUpperCase() && label !== label.toLowerCase())
    .length >
  profile.values.length * 0.5;

const titled = (profile: ColumnProfile): ExpressionInput =>
  upperCase(profile) ? piped({ from: profile.column }, "capitalise") : profile.column;

/**
 * Columns under one list of the row ("lieux.commune", "lieux.insee") are read item by item, so that what goes together stays
 * together: their common path, or none when there is no such list.
 */
function listAbove(columns: readonly string[], rows: readonly RawRow[]): string | undefined {
  const above = new Set(columns.map((column) => column.slice(0, Math.max(0, column.lastIndexOf(".")))));
  const [path] = above;
  if (above.size !== 1 || !path) return undefined;
  const read = pathReader(path);
  return rows.some((row) => Array.isArray(read(row.values))) ? path : undefined;
}

/** A template whose columns lie under one list, read item by item. */
function eachItem(template: TemplateInput, rows: readonly RawRow[]): TemplateInput {
  const columns = columnsOfTemplate(template);
  const each = listAbove(columns, rows);
  if (each === undefined) return template;
  const inner = (value: unknown): unknown => {
    if (typeof value === "string") return value.startsWith(`${each}.`) ? value.slice(each.length + 1) : value;
    if (Array.isArray(value)) return value.map(inner);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, key === "from" || key === "all" ? inner(item) : item]),
    );
  };
  return { each, ...Object.fromEntries(Object.entries(template).map(([key, value]) => [key, inner(value)])) };
}

const CHOICES = new Set(["rel", "kind", "scheme", "how", "openness", "scope", "when"]);

/** The columns that the parts of a template read. */
function columnsOfTemplate(template: TemplateInput): string[] {
  const found = (value: unknown): string[] => {
    if (typeof value === "string") return [value];
    if (Array.isArray(value)) return value.flatMap(found);
    if (typeof value !== "object" || value === null) return [];
    const { from, all } = value as { from?: unknown; all?: unknown };
    return [...found(from), ...found(all)];
  };
  return Object.entries(template).flatMap(([key, value]) => (CHOICES.has(key) ? [] : found(value)));
}

function addressOf(slots: Slots): ExpressionInput | undefined {
  const parts = ["places.housenumber", "places.address", "places.complement"].flatMap((slot) => slots.first(slot)?.column ?? []);
  return parts.length > 1 ? piped({ all: parts }, { join: " " }) : parts[0];
}

function placesOf(slots: Slots): TemplateInput | undefined {
  const place: Record<string, ExpressionInput> = {};
  const address = addressOf(slots);
  if (address) place.address = address;
  for (const part of ["name", "postcode", "insee", "department", "country", "lat", "lon"]) {
    const column = slots.first(`places.${part}`)?.column;
    if (column !== undefined) place[part] = column;
  }
  const [commune, ...others] = slots.all("places.commune");
  if (commune) place.commune = others.length > 0 ? [commune, ...others].map(({ column }) => column) : titled(commune);
  const region = slots.first("places.region")?.column;
  // Geography reads the name of a region there too; the department says more when there is one.
  if (region !== undefined && place.department === undefined) place.department = region;
  const position = slots.first("places.position")?.column;
  if (position !== undefined && place.lat === undefined) {
    place.lat = piped({ from: position }, { coordinates: "lat" });
    place.lon = piped({ from: position }, { coordinates: "lon" });
  }
  return Object.keys(place).length > (place.name === undefined ? 0 : 1) ? place : undefined;
}

function links(slots: Slots): TemplateInput[] {
  const homes = slots.all("links.home").map(({ column }) => column);
  const home: TemplateInput[] =
    homes.length > 1
      ? [{ rel: "home", url: homes }]
      : slots.all("links.home").map((profile) => ({ rel: "home", url: listed(profile) }));
  return home.concat(
    ["social", "press", "document", "other"].flatMap((rel) =>
      slots.all(`links.${rel}`).map((profile): TemplateInput => ({ rel, url: listed(profile) })),
    ),
  );
}

function contacts(slots: Slots): TemplateInput[] {
  return ["email", "phone", "form", "person"].flatMap((kind) =>
    slots.all(`contacts.${kind}`).map((profile): TemplateInput => ({ kind, value: listed(profile) })),
  );
}

function people(slots: Slots, rows: readonly RawRow[], kind: Kind, fields: Record<string, FieldInput>): void {
  const siret = slots.first("identifiers.siret")?.column;
  const carrier = slots.first("carriers.name");
  const title = slots.first("title");
  // A SIRET is that of an organisation: the record itself, or who carries it.
  const carried = kind !== "organisation" && kind !== "place";
  const ofCarrier = siret !== undefined && (carried || carrier !== undefined);
  const name = carrier ?? (ofCarrier ? title : undefined);
  if (name) fields.carriers = eachItem({ name: listed(name), ...(ofCarrier && { siret }) }, rows);
  const identifiers = [
    ...(siret !== undefined && !ofCarrier ? [{ scheme: "siret", value: siret }] : []),
    ...["siren", "rna"].flatMap((scheme) => {
      const column = slots.first(`identifiers.${scheme}`)?.column;
      return column === undefined || carried ? [] : [{ scheme, value: column }];
    }),
  ];
  if (identifiers.length > 0) fields.identifiers = identifiers;
  for (const target of ["partners", "funders"]) {
    const templates = slots.all(`${target}.name`).map((profile): TemplateInput => ({ name: listed(profile) }));
    if (templates.length > 0) fields[target] = templates;
  }
}

/** Of the versions of one text, the French one is read first. */
const frenchFirst = (columns: readonly string[]): string[] => {
  const french = (column: string): boolean => /[:_. -]fr$/i.test(column);
  return [...columns.filter(french), ...columns.filter((column) => !french(column))];
};

const SINGLE = [
  "url",
  "lang",
  "startDate",
  "endDate",
  "description.need",
  "description.solution",
  "description.novelty",
  "description.how",
  "description.text",
  "stage",
  "legalForm",
  "world",
  "spread.replicaOf",
  "spread.openTo",
  "spread.conditions",
];
const LISTS = ["spread.modes", "spread.inspiredBy", "themes", "audiences", "placeTypes", "transitions", "sdg", "keywords"];

/** The fields of a draft from the slots of its columns. */
export function fieldsOf(slots: Slots, rows: readonly RawRow[], kind: Kind, by: string): Record<string, FieldInput> {
  const fields: Record<string, FieldInput> = {};
  const title = slots.first("title");
  if (title) fields.title = titled(title);
  const pitch = slots.first("pitch")?.column ?? slots.first("description.text")?.column;
  if (pitch !== undefined)
    fields.pitch = piped({ from: pitch }, "html", ...(slots.first("pitch") ? [] : [{ sentence: 1 }]), { clip: 180 });
  for (const slot of SINGLE) {
    const columns = frenchFirst(slots.all(slot).map((profile) => profile.column));
    const [only] = columns;
    if (only !== undefined) fields[slot] = columns.length > 1 ? columns : only;
  }
  for (const slot of LISTS) {
    const list = several(slots.all(slot));
    if (list) fields[slot] = list;
  }
  people(slots, rows, kind, fields);
  const place = placesOf(slots);
  if (place) fields.places = eachItem(place, rows);
  const zone = slots.first("zone.label")?.column;
  if (zone !== undefined) fields.zone = { label: zone };
  const [linked, contacted] = [links(slots), contacts(slots)];
  if (linked.length > 0) fields.links = linked;
  if (contacted.length > 0) fields.contacts = contacted;
  const images = slots.all("images.url").map((profile): TemplateInput => {
    const [credit, licence] = [slots.first("images.credit")?.column, slots.first("images.licence")?.column];
    return { url: listed(profile), ...(credit !== undefined && { credit }), ...(licence !== undefined && { licence }) };
  });
  if (images.length > 0) fields.images = images;
  const videos = slots.all("videos.url").map((profile): TemplateInput => ({ url: listed(profile) }));
  if (videos.length > 0) fields.videos = videos;
  const year = slots.first("recognition.year")?.column;
  const labelled = slots.all("recognition.labelled").map((profile): TemplateInput => ({ by: listed(profile), how: "labelled" }));
  const prizes: TemplateInput[] =
    year === undefined ? [] : [{ by: { const: by }, how: "laureate", year, when: { from: year, filled: true } }];
  if (prizes.length + labelled.length > 0) fields.recognition = [...prizes, ...labelled];
  const kit = slots.first("spread.kit.title");
  if (kit)
    fields["spread.kit"] =
      kit.shares.url > 0.5
        ? { title: { const: KIT }, url: kit.column, when: { from: kit.column, filled: true } }
        : { title: { const: KIT }, when: { from: kit.column, is: ["oui", "true", "1", "x"] } };
  return fields;
}
