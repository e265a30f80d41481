import { z } from "zod";
import { SCHEMES } from "./concept.ts";

/** How well concepts render a partner's label; `unclassified`: seen, and deliberately given no concept. */
const MATCHES = ["exact", "close", "broad", "unclassified"] as const;
/** How near a partner's word is to our concepts. */
export type Match = (typeof MATCHES)[number];

/**
 * Shape of `data/alignments/*.json`: alignments that hold for every partner. Written short: several labels may share a
 * target.
 */
export const sharedAlignmentsSchema = z.strictObject({
  by: z.string(),
  about: z.string(),
  alignments: z.array(
    z.strictObject({
      scheme: z.enum(SCHEMES),
      labels: z.array(z.string().min(1)).min(1),
      to: z.array(z.string()),
      match: z.enum(MATCHES).default("close"),
    }),
  ),
});
