import type { Match } from "../../engine/linkage/index.ts";
import { comparableOfDraft, type Draft } from "../linkage-record.ts";
import type { Keeper } from "./keeper.ts";

/** An entry that may be what somebody is about to describe. */
export type Probable = { entry: string } & Pick<Match, "probability" | "band" | "explanation">;

/** Several descriptions of one entry may be alike: more are looked at than are given. */
const LOOKED_AT = 20;

/** Entries of which a description is like a draft, likeliest first. */
export function probableIn(
  keeper: Keeper,
  draft: Draft,
  { limit = 5, atLeast = 0.05 }: { limit?: number; atLeast?: number } = {},
): Probable[] {
  if (keeper.records === 0) return [];
  const { values } = comparableOfDraft(draft);
  const found = new Map<string, Probable>();
  for (const { id, probability, band, explanation } of keeper.matcher.match(
    { id: "draft", values },
    { limit: Math.max(LOOKED_AT, limit), atLeast },
  )) {
    const entry = keeper.entryOfKey(id);
    if (entry !== undefined && !found.has(entry)) found.set(entry, { entry, probability, band, explanation });
  }
  return [...found.values()].slice(0, limit);
}
