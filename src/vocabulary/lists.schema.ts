import { z } from "zod";
import { SCHEMES } from "./concept.ts";

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const text = z.string().trim().min(1);
const codes = z.array(z.string().regex(/^[A-Z]{3}$/));

/** How one of our concepts relates to an entry of an external list, seen from our concept. */
const externalLink = z.strictObject({ id: text, match: z.enum(["exact", "close", "broad"]) });

const listItem = z.strictObject({
  id: slug,
  label: text,
  plural: text.optional(),
  definition: text.optional(),
  note: text.optional(),
  notation: text.optional(),
  synonyms: z.array(text).default([]),
  carrefour2018: z.array(z.string()).default([]),
  carrefourV2: codes.default([]),
  dataInclusion: externalLink.optional(),
  sdg: z.array(z.number().int().min(1).max(17)).default([]),
  /** Legal forms: the world they belong to, and the two-digit INSEE divisions that fall in the family. */
  world: slug.optional(),
  inseePrefixes: z.array(z.string().regex(/^\d{2}$/)).default([]),
  /** Indicators: unit, place in the chain of results, IRIS+ code. */
  unit: text.optional(),
  level: z.enum(["input", "output", "outcome"]).optional(),
  iris: text.optional(),
  /** Cluster steps: months, what is handled, what comes out. */
  step: z.strictObject({ window: text, objects: z.array(text), deliverables: z.array(text) }).optional(),
  get children() {
    return z.array(listItem).default([]);
  },
});

/** One line of `data/lists.json`, with the concepts under it. */
export type ListItem = z.infer<typeof listItem>;

const list = z.strictObject({ path: slug, title: text, definition: text, source: text, concepts: z.array(listItem).min(1) });

const synonymGroup = z
  .strictObject({
    type: z.enum(["equivalent", "oneWay"]),
    terms: z.array(text).min(1),
    to: text.optional(),
    caseSensitive: z.array(text).optional(),
  })
  .refine((group) => (group.type === "oneWay") === (group.to !== undefined), "a oneWay group needs `to`, another has none");

/** Shape of `data/lists.json`: every scheme, and the thesaurus of search. Ids are unique within a scheme (tested). */
export const listsSchema = z.strictObject({ schemes: z.strictObject(recordOf(list)), synonyms: z.array(synonymGroup) });

function recordOf<T extends z.ZodType>(value: T) {
  return Object.fromEntries(SCHEMES.map((scheme) => [scheme, value])) as Record<(typeof SCHEMES)[number], T>;
}
