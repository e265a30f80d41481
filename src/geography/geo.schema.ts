import { z } from "zod";
import type { PolygonRings } from "../engine/geometry/index.ts";

/** Positions that a perimeter may have in all: a neighbourhood needs hundreds, a region some thousands. */
export const MOST_POSITIONS = 20_000;

const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)], z.number());
const ring = z.array(position).min(4);
const polygon = z.object({ type: z.literal("Polygon"), coordinates: z.array(ring).min(1) });
const multiPolygon = z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(z.array(ring).min(1)).min(1) });
const area = z.discriminatedUnion("type", [polygon, multiPolygon]);
const feature = z.object({ type: z.literal("Feature"), geometry: area });
const collection = z.object({ type: z.literal("FeatureCollection"), features: z.array(feature).min(1).max(1_000) });

/** GeoJSON (RFC 7946) that outlines a surface: Polygon, MultiPolygon, a Feature of one, or a collection of such. */
const perimeterSchema = z.union([area, feature, collection]);

/** All polygons of a perimeter, longitude first. */
export function polygonsOf(json: z.infer<typeof perimeterSchema>): PolygonRings[] {
  if (json.type === "FeatureCollection") return json.features.flatMap(polygonsOf);
  if (json.type === "Feature") return polygonsOf(json.geometry);
  // A third number is an altitude: dropped.
  const plain = (rings: number[][][]): PolygonRings =>
    rings.map((points) => points.map(([lon = 0, lat = 0]) => [lon, lat] as const));
  return json.type === "Polygon" ? [plain(json.coordinates)] : json.coordinates.map(plain);
}

/** What somebody gives to declare a territory. */
export const declarationSchema = z.object({
  name: z.string().trim().min(2).max(120),
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(60)
    .optional(),
  kind: z.string().max(60).optional(),
  note: z.string().trim().max(1_000).optional(),
  /** INSEE codes of communes, or codes of larger territories (EPCI, departments), which stand for their communes. */
  codes: z.array(z.string().max(40)).max(40_000).default([]),
  perimeter: perimeterSchema.optional(),
});

/** A territory to declare, defaults not yet filled. */
export type Declaration = z.input<typeof declarationSchema>;
