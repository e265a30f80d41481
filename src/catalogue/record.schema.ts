import { z } from "zod";
import { KINDS } from "./kind.ts";
import { OPENNESS } from "./openness.ts";

/**
 * What one partner says of one thing, in canonical terms (design: canonical-fiche.md). It is the output of a mapping,
 * the payload of a source record version, and the input of survivorship. Every text is plain text, except `description.*`
 * which may hold Markdown. Concept fields hold ids of `vocabulary`; partners' own words stay in `keywords`.
 */
const text = (max: number) => z.string().trim().min(1).max(max);

/** `2019`, `2019-04` or `2019-04-03`: partners often know only the year. */
const partialDate = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/);

const httpUrl = z.url({ protocol: /^https?$/ }).max(2_000);

const actorSchema = z.object({
  name: text(300),
  role: text(200).optional(),
  siret: z
    .string()
    .regex(/^\d{14}$/)
    .optional(),
  url: httpUrl.optional(),
});

/** How exactly a position is known, from best to worst. `outside` = abroad; `unknown` = no position, still findable. */
export const PRECISIONS = ["exact", "street", "commune", "postcode", "department", "region", "country", "unknown"] as const;

const placeSchema = z.object({
  name: text(300).optional(),
  address: text(500).optional(),
  postcode: z.string().max(12).optional(),
  /** Name of the commune as shown; official spelling when `insee` is known. */
  commune: text(200).optional(),
  /** INSEE code of the commune (2A004, 29151, 97411, 75110 for municipal districts). */
  insee: z
    .string()
    .regex(/^\d[\dAB]\d{3}$/)
    .optional(),
  /** INSEE codes of the territories that hold it, filled by geography, so that nothing later geocodes again. */
  epci: z.string().optional(),
  department: z.string().optional(),
  region: z.string().optional(),
  /** ISO 3166-1 alpha-2; `FR` for France with overseas. */
  country: z.string().length(2).default("FR"),
  /** WGS84 degrees. */
  lat: z.number().min(-90).max(90).optional(),
  lon: z.number().min(-180).max(180).optional(),
  precision: z.enum(PRECISIONS).default("unknown"),
});

/** How far something acts, from a neighbourhood up. */
export const ZONE_SCOPES = [
  "neighbourhood",
  "commune",
  "epci",
  "department",
  "region",
  "national",
  "european",
  "international",
] as const;

/** How a network may vouch for something. */
export const RECOGNITION_WAYS = ["spotted", "supported", "funded", "laureate", "labelled"] as const;

/** What one partner says of one thing, in our fields: bounded, checked, defaults filled. */
export const recordBodySchema = z.object({
  kind: z.enum(KINDS),
  lang: z.string().length(2).default("fr"),
  title: text(300),
  /** One sentence that says what it is, at most 180 characters where the partner can. */
  pitch: text(400).optional(),
  description: z
    .object({ need: text(20_000), solution: text(20_000), novelty: text(20_000), how: text(20_100), text: text(40_000) })
    .partial()
    .optional(),
  stage: z.string().optional(),
  startDate: partialDate.optional(),
  endDate: partialDate.optional(),
  themes: z.array(z.string()).default([]),
  audiences: z.array(z.string()).default([]),
  placeTypes: z.array(z.string()).default([]),
  transitions: z.array(z.string()).default([]),
  sdg: z.array(z.number().int().min(1).max(17)).default([]),
  /** Family of legal form (vocabulary scheme `legalForms`) and world (scheme `worlds`) of the carrier or of the organisation itself. */
  legalForm: z.string().optional(),
  world: z.string().optional(),
  /** The partner's own words for classification, kept as they are (not concepts). */
  keywords: z.array(text(200)).default([]),
  carriers: z.array(actorSchema).default([]),
  partners: z.array(actorSchema).default([]),
  funders: z.array(actorSchema).default([]),
  places: z.array(placeSchema).max(2_000).default([]),
  zone: z.object({ scope: z.enum(ZONE_SCOPES), codes: z.array(z.string()).default([]), label: text(300).optional() }).optional(),
  contacts: z
    .array(
      z.object({
        kind: z.enum(["email", "phone", "form", "person"]),
        value: text(300),
        openness: z.enum(OPENNESS).default("private"),
      }),
    )
    .default([]),
  links: z
    .array(
      z.object({
        rel: z.enum(["home", "source", "social", "press", "document", "other"]),
        url: httpUrl,
        title: text(300).optional(),
      }),
    )
    .default([]),
  images: z
    .array(z.object({ url: httpUrl, alt: text(300).optional(), credit: text(300).optional(), licence: text(100).optional() }))
    .default([]),
  videos: z.array(z.object({ url: httpUrl, title: text(300).optional(), credit: text(300).optional() })).default([]),
  recognition: z
    .array(
      z.object({
        by: text(200),
        how: z.enum(RECOGNITION_WAYS),
        year: z.number().int().min(1900).max(2100).optional(),
        url: httpUrl.optional(),
      }),
    )
    .default([]),
  /** What is known of its spreading: mode ids of scheme `spreadModes`, names of what it took over or inspired. */
  spread: z
    .object({
      modes: z.array(z.string()),
      replicaOf: text(300),
      inspiredBy: z.array(text(300)),
      kit: z.array(z.object({ title: text(300), url: httpUrl.optional() })),
      openTo: text(2_000),
      conditions: text(5_000),
    })
    .partial()
    .optional(),
  /** Official identifiers of the thing itself, never of its carrier: they link records of two partners. */
  identifiers: z
    .array(z.object({ scheme: z.enum(["siret", "siren", "rna", "wikidata", "bio", "other"]), value: text(100) }))
    .default([]),
  /** Openness of whole fields where it is not `open`. */
  openness: z.record(z.string(), z.enum(OPENNESS)).default({}),
  /** Public name of the person who states this, when they wish to be named (contributions). */
  author: text(120).optional(),
  /**
   * A correction: it states these fields alone ("title", "description.need", "places"...) and is silent on all others, its
   * title included unless named. A list field named here is replaced whole; a named field without value says "nothing here".
   * None named: it only confirms, on the day of `updatedAt` (holders).
   */
  amends: z.array(text(60)).max(40).optional(),
  /** The page of this thing at the partner. */
  url: httpUrl.optional(),
  /** When the partner last touched or checked it. */
  updatedAt: partialDate.optional(),
});

/** One partner's description of one thing. */
export type RecordBody = z.infer<typeof recordBodySchema>;
/** What a mapping may leave out: defaults not yet filled. */
export type RecordDraft = z.input<typeof recordBodySchema>;
/** Where something is or acts. */
export type Place = z.infer<typeof placeSchema>;
/** Who takes part in it: an organisation, with its part. */
export type Actor = z.infer<typeof actorSchema>;
/** How exactly a position is known. */
export type Precision = (typeof PRECISIONS)[number];
