import type { Entry } from "./entry.ts";

/** The one address of a fiche on its instance. The id alone decides; the slug is for people. */
export const entryPath = (entry: Pick<Entry, "id" | "slug">): string => `/fiche/${entry.slug}-${entry.id}`;

/**
 * What programs call a fiche, for life: its address without the slug, which follows the title. It leads to the page, to what the
 * fiche was merged into, or answers that it is gone.
 */
export const entryId = (base: string, id: string): string => `${base}/fiche/${id}`;

/** The id at the end of `<slug>-<id>` (or alone), undefined when there is none. */
export function idFromAddress(address: string): string | undefined {
  return address.match(/(?:^|-)([0-9a-hjkmnp-tv-z]{15})$/)?.[1];
}
