import type { FieldSpec } from "../schema.ts";

/** The three ways in which two records stand to each other. */
export const CLASSES = ["match", "sibling", "unrelated"] as const;
export type LinkageClass = (typeof CLASSES)[number];

/** What is expected of each comparison before any data is seen: by class, the share of each level but "missing". */
type Shape = Readonly<Record<LinkageClass, readonly number[]>>;

/**
 * Where estimation starts, and what it falls back on where data is scarce. Set by hand from what the words mean: a match mostly
 * agrees, a sibling shares its name or its number but stands elsewhere, others share little.
 */
const SHAPES: Readonly<Record<FieldSpec["compare"], Shape>> = {
  name: {
    match: [0.01, 0.03, 0.05, 0.003, 0.06, 0.06, 0.08, 0.04, 0.07, 0.16, 0.05, 0.12, 0.27],
    sibling: [0.08, 0.17, 0.2, 0.06, 0.1, 0.05, 0.04, 0.05, 0.05, 0.04, 0.07, 0.05, 0.04],
    unrelated: [0.35, 0.36, 0.14, 0.02, 0.07, 0.02, 0.005, 0.01, 0.008, 0.002, 0.01, 0.004, 0.001],
  },
  words: {
    match: [0.05, 0.04, 0.08, 0.13, 0.2, 0.5],
    sibling: [0.25, 0.15, 0.15, 0.1, 0.15, 0.2],
    unrelated: [0.65, 0.15, 0.08, 0.04, 0.05, 0.03],
  },
  people: {
    match: [0.05, 0.04, 0.08, 0.13, 0.2, 0.5],
    sibling: [0.25, 0.15, 0.15, 0.1, 0.15, 0.2],
    unrelated: [0.65, 0.15, 0.08, 0.04, 0.05, 0.03],
  },
  word: {
    match: [0.06, 0.05, 0.09, 0.8],
    sibling: [0.4, 0.1, 0.05, 0.45],
    unrelated: [0.75, 0.1, 0.02, 0.13],
  },
  code: {
    match: [0.05, 0.07, 0.88],
    sibling: [0.7, 0.05, 0.25],
    unrelated: [0.9, 0.03, 0.07],
  },
  number: {
    match: [0.02, 0.03, 0.07, 0.88],
    sibling: [0.35, 0.25, 0.2, 0.2],
    unrelated: [0.5, 0.25, 0.12, 0.13],
  },
  address: {
    match: [0.08, 0.05, 0.05, 0.12, 0.1, 0.6],
    sibling: [0.75, 0.06, 0.04, 0.05, 0.02, 0.08],
    unrelated: [0.8, 0.08, 0.04, 0.03, 0.02, 0.03],
  },
  place: {
    match: [0.03, 0.26, 0.01, 0.01, 0.02, 0.2, 0.01, 0.1, 0.02, 0.34],
    sibling: [0.35, 0.02, 0.5, 0.08, 0.01, 0.015, 0.005, 0.005, 0.005, 0.01],
    unrelated: [0.28, 0.1, 0.35, 0.1, 0.05, 0.06, 0.01, 0.02, 0.01, 0.02],
  },
  key: {
    match: [0.08, 0.92],
    sibling: [0.9, 0.1],
    unrelated: [0.995, 0.005],
  },
  legal: {
    match: [0.002, 0.25, 0.003, 0.045, 0.7],
    sibling: [0.5, 0.1, 0.388, 0.01, 0.002],
    unrelated: [0.985, 0.006, 0.006, 0.002, 0.001],
  },
};

/**
 * The most that a level may be among matches, whatever the data seem to say: one thing stands in one place, and geocoders are
 * seldom off by 25 km. Without it siblings that share name, site and phone would pass for things that move.
 */
export const MOST_OF_MATCHES: Partial<Record<FieldSpec["compare"], Readonly<Record<string, number>>>> = {
  place: { "over-25-km": 0.005, "under-25-km": 0.01 },
  legal: { "other-unit": 0.005, "same-unit-other-site": 0.005 },
};

/** A site is what a network shares first. */
const SITE: Shape = { match: [0.1, 0.9], sibling: [0.6, 0.4], unrelated: [0.995, 0.005] };

/** What is expected of a comparison before any data is seen. */
export function shapeOf(spec: FieldSpec): Shape {
  return spec.compare === "key" && spec.as === "site" ? SITE : SHAPES[spec.compare];
}

/**
 * How often siblings that share one contact or site share the next: what a network has in common it has in common by one cause, its
 * secretariat, and not once for each field.
 */
export const TOGETHER = 0.5;

/** The level of a key that says that it is shared. */
export const SHARED = 2;
