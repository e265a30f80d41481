import type { Entry } from "./entry.ts";

/** The one address of a fiche on its instance. The id alone decides; the slug is for people. */
export const entryPath = (entry: Pick<Entry, "id" | "slug">): string => `/fiche/${entry.slug}-${entry.id}`;

/** The id at the end of `<slug>-<id>` (or alone), undefined when there is none. */
export function idFromAddress(address: string): string | undefined {
  return address.match(/(?:^|-)([0-9a-hjkmnp-tv-z]{15})$/)?.[1];
}
