import type { Kind } from "./kind.ts";
import type { RecordBody } from "./record.schema.ts";

/** One partner's description that an entry is made of. `since`: when this description was first harvested. */
export type EntrySource = {
  source: string;
  remoteId: string;
  version: number;
  since: string;
  /** When the partner last touched it, else when its present version was harvested. */
  updatedAt: string;
  /** The partner's own date, where it gives one. */
  statedAt?: string;
  url?: string;
  /** Public name of the person who states it, and the fields that their correction is about (contributions). */
  author?: string;
  amends?: string[];
};

/**
 * Why a value was chosen among others: a curator imposed it; its teller holds the fiche or speaks of its own doings; a correction
 * made since; its source is trusted more; it is in French; it tells most; it is the most recent; its record is the most
 * complete; its position is the most precise; all else being equal.
 */
export const RULES = [
  "curator",
  "holder",
  "correction",
  "trust",
  "french",
  "longest",
  "recent",
  "complete",
  "precise",
  "order",
] as const;

/** One of them. */
export type Rule = (typeof RULES)[number];

/**
 * A value and who says it: `by` holds indexes into `Entry.sources`, `since` the ISO date at which the first of them began
 * to say it. `others` are the values that survivorship did not choose, each with who says it: a conflict the fiche shows, with
 * the `rule` that chose.
 */
export type Told<T> = {
  value: T;
  by: number[];
  since: string;
  rule?: Rule;
  others?: { value: T; by: number[]; since: string }[];
};

type Spread = NonNullable<RecordBody["spread"]>;
type Item<K extends keyof RecordBody> = RecordBody[K] extends (infer U)[] ? U : never;

/** One value each: chosen by survivorship. */
export type SingleFields = {
  title: string;
  pitch?: string;
  "description.need"?: string;
  "description.solution"?: string;
  "description.novelty"?: string;
  "description.how"?: string;
  "description.text"?: string;
  stage?: string;
  startDate?: string;
  endDate?: string;
  legalForm?: string;
  world?: string;
  zone?: NonNullable<RecordBody["zone"]>;
  spread?: Spread;
};

/** Union of what all say, each value once, with all who say it. */
export type ListFields = {
  [K in
    | "themes"
    | "audiences"
    | "placeTypes"
    | "transitions"
    | "sdg"
    | "keywords"
    | "carriers"
    | "partners"
    | "funders"
    | "places"
    | "contacts"
    | "links"
    | "images"
    | "videos"
    | "recognition"
    | "identifiers"]: Item<K>;
};

/**
 * The golden record: a pure function of its source records and of the decisions about them (never edited).
 * Stored as JSON in the `entry` table, rebuilt at will.
 */
export type Entry = {
  /** Opaque, sortable, minted once by a logged decision, kept for life. */
  id: string;
  slug: string;
  kind: Kind;
  lang: string;
  sources: EntrySource[];
  single: { [K in keyof SingleFields]: Told<NonNullable<SingleFields[K]>> } & { title: Told<string> };
  lists: { [K in keyof ListFields]?: Told<ListFields[K]>[] };
  /** Least open level stated by any source, for fields that are not `open`. */
  openness: Record<string, import("./openness.ts").Openness>;
  /** ISO dates: first seen here; last change of its content; last time a partner confirmed it. */
  createdAt: string;
  updatedAt: string;
  confirmedAt: string;
};
