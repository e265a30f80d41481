import type { Explanation } from "../engine/linkage/index.ts";
import { reasonFr } from "./reason.fr.ts";

/** Contributions below so many bits, whichever way, decide nothing. */
const LITTLE = 0.5;
const MOST = 4;

/**
 * Why two things are thought to be one, or not, in a few French words: "même commune, nom presque identique, autre site". What says
 * most comes first.
 */
export function reasonOf({ contributions }: Explanation): string {
  return contributions
    .filter(({ bits }) => Math.abs(bits) >= LITTLE)
    .flatMap(({ field, level }) => reasonFr[field]?.[level] ?? [])
    .slice(0, MOST)
    .join(", ");
}
