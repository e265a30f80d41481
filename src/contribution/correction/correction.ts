import type { Entry } from "../../catalogue/index.ts";
import { contentHash } from "../../platform/ids.ts";
import type { FieldName } from "./fields.ts";

/** What a correction is about: values; a thing that is no more; two fiches for one thing; a fiche that should not be. */
export const ABOUTS = ["value", "gone", "duplicate", "removal"] as const;
/** One of `ABOUTS`. */
export type About = (typeof ABOUTS)[number];

/** A field as it was shown and as it should be; null: nothing. */
export type FieldChange = { field: FieldName; before: unknown; after: unknown };

/** Where a correction stands. `unconfirmed`: the link sent to its author has not been followed yet. */
export type CorrectionState = "unconfirmed" | "waiting" | "accepted" | "refused" | "withdrawn";

/** What somebody says is wrong on a fiche, and what they say is right. */
export type Correction = {
  id: string;
  entry: string;
  about: About;
  changes: FieldChange[];
  /** The fiche that it would be a duplicate of. */
  other?: string;
  /** How they know. */
  because: string;
  /** A page that shows it. */
  evidence?: string;
  /** Never shown. */
  email?: string;
  /** Shown with the value, when they wish. */
  name?: string;
  /** The holder who stated it on their own fiche, published at once. */
  holder?: string;
  state: CorrectionState;
  likelySpam: boolean;
  trap: { honeypot?: string; startedAt?: string };
  createdAt: string;
  confirmedAt?: string;
  decidedAt?: string;
  decidedBy?: string;
  /** What its author was told. */
  message?: string;
};

/** What a fiche says of a field; null when nothing. */
export function presentValue(entry: Entry, field: FieldName): unknown {
  if (field in entry.single) return entry.single[field as keyof Entry["single"]]?.value ?? null;
  const told = entry.lists[field as keyof Entry["lists"]];
  return told?.length ? told.map(({ value }) => value) : null;
}

/** Since when a fiche says so (ISO), and the ranks of the sources that do. */
export function presentWitnesses(entry: Entry, field: FieldName): { by: number[]; since: string } | undefined {
  const single = entry.single[field as keyof Entry["single"]];
  const told = single ? [single] : (entry.lists[field as keyof Entry["lists"]] ?? []);
  if (told.length === 0) return undefined;
  return {
    by: [...new Set(told.flatMap(({ by }) => by))],
    since: told.map(({ since }) => since).reduce((a, b) => (a < b ? a : b)),
  };
}

/** What was seen of a field, in short: another value gives another mark. */
export const markOf = (value: unknown): string => contentHash(value ?? null).slice(0, 16);
