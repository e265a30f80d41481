import type { LinkageSchema } from "../schema.ts";
import { CLASSES, type LinkageClass } from "./shapes.ts";

/** Shares of a level among pairs of each class; `rarity`: the usual log2 share of the value on which unrelated pairs agree there. */
export type LevelShares = Readonly<Record<LinkageClass, number>> & { readonly rarity?: number };

/** From which probability of being the same a pair is in a band; below `review` it is distinct. */
type BandLimits = { automatic: number; suggested: number; review: number };

/**
 * All that turns agreements into probabilities, as plain JSON to be read, kept and compared. It holds no record and no decision:
 * another version changes what is proposed, never what was decided.
 */
export type LinkageModel = {
  format: "linkage-model/1";
  /** Whose model, and which. */
  version: string;
  /** The schema it was made for. */
  schema: string;
  /** Pairs it was estimated on; 0: set by hand. */
  pairs: number;
  /** Share of each class among candidate pairs. */
  prior: Readonly<Record<LinkageClass, number>>;
  /** By field, by level. "missing" says nothing and stands nowhere. */
  fields: Readonly<Record<string, Readonly<Record<string, LevelShares>>>>;
  bands: BandLimits;
};

/** Limits that hold for every schema and set of data: never tuned on one. */
export const BANDS: BandLimits = { automatic: 0.999, suggested: 0.9, review: 0.5 };

/** What is wrong with a model for a schema whose levels are given; nothing when it fits. */
export function modelFaults(model: LinkageModel, schema: LinkageSchema, levels: readonly (readonly string[])[]): string[] {
  const faults: string[] = [];
  if (model.format !== "linkage-model/1") faults.push(`format is ${String(model.format)}, not linkage-model/1`);
  if (model.schema !== schema.name) faults.push(`made for ${model.schema}, not ${schema.name}`);
  const share = (value: unknown): boolean => typeof value === "number" && value > 0 && value <= 1;
  for (const name of CLASSES) if (!share(model.prior?.[name])) faults.push(`prior.${name} is no share`);
  for (const [i, field] of schema.fields.entries()) {
    for (const level of (levels[i] ?? []).slice(1)) {
      const shares = model.fields?.[field.name]?.[level];
      if (!shares || !CLASSES.every((name) => share(shares[name]))) faults.push(`fields.${field.name}.${level} is not complete`);
    }
  }
  const { automatic, suggested, review } = model.bands ?? {};
  if (!(share(automatic) && automatic >= suggested && suggested >= review && review > 0)) faults.push("bands are not in order");
  return faults;
}
