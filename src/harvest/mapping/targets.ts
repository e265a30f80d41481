import { KINDS, RECOGNITION_WAYS, ZONE_SCOPES } from "../../catalogue/index.ts";

/** How a value must be written to enter a field. `coerce.ts` holds what each does to a value. */
export type ValueType =
  | "line"
  | "paragraphs"
  | "markdown"
  | "date"
  | "year"
  | "url"
  | "language"
  | "country"
  | "siret"
  | "postcode"
  | "insee"
  | "latitude"
  | "longitude"
  | "sdg"
  | "concept"
  | "choice"
  | "byKind";

/** Groups of fields, in the order of the desk's form and of the guide. */
export const TARGET_GROUPS = [
  "identity",
  "description",
  "classification",
  "people",
  "places",
  "links",
  "recognition",
  "spread",
] as const;
/** One of them. */
export type TargetGroup = (typeof TARGET_GROUPS)[number];

type Shape = {
  type: ValueType;
  /** Longest text, in characters (record.schema.ts). */
  max?: number;
  /** Values of `choice`. A bare word in the mapping is then the value itself, not a column. */
  choices?: readonly string[];
  /** Vocabulary of `concept`. */
  scheme?: string;
  many?: boolean;
};

/** One part of a field filled by parts. */
export type Part = Shape & { name: string; required?: boolean };

/** One field of a record that a mapping may fill. With `parts`, it is filled by objects (templates). */
export type Target = Shape & {
  name: string;
  group: TargetGroup;
  parts?: readonly Part[];
  /** The part that makes the object: when it gives several values, there are as many objects. */
  lead?: string;
};

const line = (name: string, group: TargetGroup, max: number): Target => ({ name, group, type: "line", max });
const concepts = (name: string, scheme: string): Target => ({
  name,
  group: "classification",
  type: "concept",
  scheme,
  many: true,
});
const part = (name: string, type: ValueType, more: Omit<Part, "name" | "type"> = {}): Part => ({ name, type, ...more });
const actors = (name: string): Target => ({
  name,
  group: "people",
  type: "line",
  many: true,
  lead: "name",
  parts: [
    part("name", "line", { max: 300, required: true }),
    part("role", "line", { max: 200 }),
    part("siret", "siret"),
    part("url", "url"),
  ],
});

const LINK_RELS = ["home", "source", "social", "press", "document", "other"] as const;
const CONTACT_KINDS = ["email", "phone", "form", "person"] as const;
const IDENTIFIER_SCHEMES = ["siret", "siren", "rna", "wikidata", "bio", "other"] as const;

/** Every field, in the order of the desk's form. A test keeps it equal to the catalogue's schema. */
export const TARGETS: readonly Target[] = [
  line("title", "identity", 300),
  line("pitch", "identity", 400),
  { name: "url", group: "identity", type: "url" },
  { name: "lang", group: "identity", type: "language" },
  { name: "startDate", group: "identity", type: "date" },
  { name: "endDate", group: "identity", type: "date" },
  {
    name: "identifiers",
    group: "identity",
    type: "line",
    many: true,
    lead: "value",
    parts: [
      part("scheme", "choice", { choices: IDENTIFIER_SCHEMES, required: true }),
      part("value", "byKind", { max: 100, required: true }),
    ],
  },
  ...["need", "solution", "novelty", "how"].map(
    (name): Target => ({ name: `description.${name}`, group: "description", type: "markdown", max: 20_000 }),
  ),
  { name: "description.text", group: "description", type: "markdown", max: 40_000 },
  concepts("themes", "themes"),
  concepts("audiences", "audiences"),
  concepts("placeTypes", "placeTypes"),
  concepts("transitions", "transitions"),
  { name: "sdg", group: "classification", type: "sdg", many: true },
  { name: "stage", group: "classification", type: "concept", scheme: "stages" },
  { name: "legalForm", group: "classification", type: "concept", scheme: "legalForms" },
  { name: "world", group: "classification", type: "concept", scheme: "worlds" },
  { name: "keywords", group: "classification", type: "line", max: 200, many: true },
  actors("carriers"),
  actors("partners"),
  actors("funders"),
  {
    name: "contacts",
    group: "people",
    type: "line",
    many: true,
    lead: "value",
    parts: [
      part("kind", "choice", { choices: CONTACT_KINDS, required: true }),
      part("value", "byKind", { max: 300, required: true }),
      part("openness", "choice", { choices: ["open", "commons", "members", "private"] }),
    ],
  },
  {
    name: "places",
    group: "places",
    type: "line",
    many: true,
    parts: [
      part("name", "line", { max: 300 }),
      part("address", "line", { max: 500 }),
      part("postcode", "postcode", { max: 12 }),
      part("commune", "line", { max: 200 }),
      part("insee", "insee"),
      part("department", "line", { max: 100 }),
      part("country", "country"),
      part("lat", "latitude"),
      part("lon", "longitude"),
    ],
  },
  {
    name: "zone",
    group: "places",
    type: "line",
    parts: [
      part("scope", "choice", { choices: ZONE_SCOPES }),
      part("codes", "line", { max: 40, many: true }),
      part("label", "line", { max: 300 }),
    ],
  },
  {
    name: "links",
    group: "links",
    type: "url",
    many: true,
    lead: "url",
    parts: [
      part("rel", "choice", { choices: LINK_RELS, required: true }),
      part("url", "url", { required: true }),
      part("title", "line", { max: 300 }),
    ],
  },
  {
    name: "images",
    group: "links",
    type: "url",
    many: true,
    lead: "url",
    parts: [
      part("url", "url", { required: true }),
      part("alt", "line", { max: 300 }),
      part("credit", "line", { max: 300 }),
      part("licence", "line", { max: 100 }),
    ],
  },
  {
    name: "videos",
    group: "links",
    type: "url",
    many: true,
    lead: "url",
    parts: [part("url", "url", { required: true }), part("title", "line", { max: 300 }), part("credit", "line", { max: 300 })],
  },
  {
    name: "recognition",
    group: "recognition",
    type: "line",
    many: true,
    lead: "by",
    parts: [
      part("by", "line", { max: 200, required: true }),
      part("how", "choice", { choices: RECOGNITION_WAYS, required: true }),
      part("year", "year"),
      part("url", "url"),
    ],
  },
  { name: "spread.modes", group: "spread", type: "concept", scheme: "spreadModes", many: true },
  line("spread.replicaOf", "spread", 300),
  { name: "spread.inspiredBy", group: "spread", type: "line", max: 300, many: true },
  {
    name: "spread.kit",
    group: "spread",
    type: "line",
    many: true,
    lead: "title",
    parts: [part("title", "line", { max: 300, required: true }), part("url", "url")],
  },
  { name: "spread.openTo", group: "spread", type: "paragraphs", max: 2_000 },
  { name: "spread.conditions", group: "spread", type: "paragraphs", max: 5_000 },
];

/** Fields by the name that mappings give them. */
export const TARGET_BY_NAME: ReadonlyMap<string, Target> = new Map(TARGETS.map((target) => [target.name, target]));

/** The kind of record is no field of the form but of `record`: its value set and vocabulary. */
export const KIND_SHAPE: Shape = { type: "choice", choices: KINDS, scheme: "kinds" };
