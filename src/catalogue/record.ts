import { hash } from "node:crypto";
import { fold } from "../engine/text/index.ts";
import type { SingleFields } from "./entry.ts";
import { keyOf, LIST_FIELDS, urlKey } from "./item-key.ts";
import type { RecordBody } from "./record.schema.ts";

/** One partner's description of one thing, as it stands: the head of its immutable versions. */
export type SourceRecord = {
  source: string;
  remoteId: string;
  version: number;
  /** ISO date of version 1 / of this version. */
  firstAt: string;
  at: string;
  body: RecordBody;
  /** Sparse: only what began to be said after `firstAt`. Keys are those of `statements()`. */
  since: Record<string, string>;
};

/** Fields of which an entry shows one value, chosen by survivorship. */
export const SINGLE_FIELDS = [
  "title",
  "pitch",
  "description.need",
  "description.solution",
  "description.novelty",
  "description.how",
  "description.text",
  "stage",
  "startDate",
  "endDate",
  "legalForm",
  "world",
  "zone",
  "spread",
] as const satisfies (keyof SingleFields)[];

/** The value a record gives to a single field, or undefined. */
export function singleValue<K extends keyof SingleFields>(body: RecordBody, field: K): SingleFields[K] | undefined {
  if (field.startsWith("description.")) {
    return body.description?.[field.slice("description.".length) as keyof NonNullable<RecordBody["description"]>] as
      | SingleFields[K]
      | undefined;
  }
  return (body as unknown as SingleFields)[field];
}

/** The key under which a correction states a whole list. */
export const wholeList = (field: string): string => `${field}#`;

/** Whether a record speaks of a field at all: a correction is silent on what it does not name. */
const speaksOf = ({ amends }: RecordBody, field: string): boolean => !amends || amends.includes(field);

/** Everything a record states, as stable keys with a comparable text: `stage`, `themes#reemploi`... */
export function statements(body: RecordBody): Map<string, string> {
  const all = new Map<string, string>();
  for (const field of SINGLE_FIELDS) {
    if (!speaksOf(body, field)) continue;
    const value = singleValue(body, field);
    if (value !== undefined) all.set(field, typeof value === "string" ? value : JSON.stringify(value));
    else if (body.amends) all.set(field, "");
  }
  for (const field of LIST_FIELDS) {
    if (!speaksOf(body, field)) continue;
    if (body.amends) all.set(wholeList(field), JSON.stringify(body[field]));
    for (const item of body[field]) all.set(`${field}#${keyOf(field, item as never)}`, JSON.stringify(item));
  }
  return all;
}

/**
 * Since when each statement of the new version has been made: kept from the previous version where unchanged, `at` where
 * new or different. Sparse against `previous.firstAt`.
 */
export function carrySince(previous: SourceRecord, next: RecordBody, at: string): Record<string, string> {
  const before = statements(previous.body);
  const since: Record<string, string> = {};
  for (const [key, value] of statements(next)) {
    const start = before.get(key) === value ? previous.since[key] : at;
    if (start !== undefined) since[key] = start;
  }
  return since;
}

/**
 * Keys by which two partners' records are the same thing without any judgement: an official identifier of the thing
 * itself, or the same kind with the same title and the same official site. All else waits for resolution (issue 5).
 */
export function linkKeys(body: RecordBody): string[] {
  if (body.amends) return [];
  const keys = body.identifiers.filter((i) => i.scheme !== "other").map((i) => `${body.kind}|${i.scheme}|${i.value}`);
  const home = body.links.find((link) => link.rel === "home");
  if (home)
    keys.push(
      `${body.kind}|home|${urlKey(home.url)}|${fold(body.title)
        .replace(/[^a-z0-9]+/g, " ")
        .trim()}`,
    );
  return keys;
}

/** Fingerprint of a serialised body or entry: 128 bits of SHA-256. Keys keep the order of the schema, so equal content has equal text. */
export const textHash = (text: string): string => hash("sha256", text, "hex").slice(0, 32);
