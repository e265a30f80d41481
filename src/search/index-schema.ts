import type { IndexSchema } from "../engine/index/index.ts";
import type { TerritoryLevel } from "./index-port.ts";
import { QUALITY_SHARE, TEXT_FIELDS } from "./ranking.ts";

/**
 * What documents are filed under. Territories have a group for each level: regions are counted on every page, communes hardly
 * ever. Levels with many values come last: a fiche with thousands of places loses those first (`LIMITS` of the engine).
 */
export const VALUE_GROUPS = [
  "kinds",
  "themes",
  "audiences",
  "stages",
  "worlds",
  "legalForms",
  "placeTypes",
  "partners",
  "whereabouts",
  "regions",
  "departments",
  "cells",
  "epci",
  "communes",
] as const;
/** One of them. */
export type ValueGroup = (typeof VALUE_GROUPS)[number];

/** Dates of a fiche, for intervals and for the order by date. */
export const DATES = ["created", "updated", "confirmed", "started"] as const;

/** The group and the beginning of the address codes of each level of territory. */
export const LEVELS: Record<TerritoryLevel, { group: ValueGroup; prefix: string }> = {
  region: { group: "regions", prefix: "reg-" },
  department: { group: "departments", prefix: "dep-" },
  epci: { group: "epci", prefix: "epci-" },
  commune: { group: "communes", prefix: "com-" },
};

/** The group that a territory's address code is filed under; undefined for a code of no level. */
export function groupOfCode(code: string): ValueGroup | undefined {
  return Object.values(LEVELS).find(({ prefix }) => code.startsWith(prefix))?.group;
}

/** What the engine is told of fiches. */
export const SCHEMA: IndexSchema = { fields: TEXT_FIELDS, groups: VALUE_GROUPS, numbers: DATES, boost: QUALITY_SHARE };
