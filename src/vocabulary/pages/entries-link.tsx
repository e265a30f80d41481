import type { Concept, Scheme } from "../concept.ts";
import { fr } from "../vocabulary.fr.ts";

/** How many fiches bear each concept of a scheme, those under it included. */
export type Counts = ReadonlyMap<string, number>;

/** The parameter of a search address for each scheme that people filter by (fixed by the design). */
const PARAMETERS: Partial<Record<Scheme, string>> = {
  themes: "theme",
  audiences: "public",
  stages: "stade",
  kinds: "type",
  worlds: "monde",
  legalForms: "forme",
  placeTypes: "lieu",
};

/** Where the fiches that bear a concept are found; undefined for schemes that are no filter. */
function entriesHref({ scheme, id }: Pick<Concept, "scheme" | "id">): string | undefined {
  const parameter = PARAMETERS[scheme];
  if (parameter === undefined) return undefined;
  return `/recherche?${parameter}=${encodeURIComponent(id)}${scheme === "kinds" ? "" : "&type=tout"}`;
}

/** The way from a word to its fiches. Where they were counted, says how many, and leads nowhere when there are none. */
export function EntriesLink({ concept, counts }: { concept: Concept; counts?: Counts | undefined }) {
  const href = entriesHref(concept);
  const count = counts === undefined ? undefined : (counts.get(concept.id) ?? 0);
  if (href === undefined || count === 0) return null;
  return <a href={href}>{count === undefined ? fr.entriesUncounted : fr.entries(count)}</a>;
}
