import type { Concept, ConceptRef, MatchRelation, Scheme } from "./concept.ts";
import { MATCH_RELATIONS } from "./concept.ts";
import { type CrosswalkId, crosswalkEntry } from "./crosswalk.ts";
import type { ListItem } from "./lists.schema.ts";

type Matches = Record<MatchRelation, ConceptRef[]>;

const RELATION_OF = { exact: "exactMatch", close: "closeMatch", broad: "broadMatch" } as const;

/**
 * A code of the first Carrefour beside one of our themes: the same thing when the crosswalk sends the code there, a broader
 * one when the code goes to the theme above, else only related (a theme may list several codes).
 */
function carrefourMatch(
  matches: Matches,
  list: CrosswalkId,
  code: string,
  scheme: "themes" | "audiences",
  item: ListItem,
  broader: string | undefined,
): void {
  const entry = crosswalkEntry(list, code);
  const targets = entry?.[scheme] ?? [];
  // A code that names a theme and a public ("handicap") is exactly the one, and only near the other.
  const same = entry?.match === "exact" && (scheme === "themes" || entry.themes.length === 0) ? "exactMatch" : "closeMatch";
  const relation = targets.includes(item.id)
    ? same
    : broader !== undefined && targets.includes(broader)
      ? "broadMatch"
      : "relatedMatch";
  matches[relation].push({ scheme: list, id: code });
}

function matchesOf(scheme: Scheme, item: ListItem, broader: string | undefined): Matches {
  const matches = Object.fromEntries(MATCH_RELATIONS.map((relation) => [relation, [] as ConceptRef[]])) as Matches;
  if (scheme === "themes" || scheme === "audiences") {
    for (const code of item.carrefour2018) carrefourMatch(matches, "carrefour-2018", code, scheme, item, broader);
    for (const code of item.carrefourV2) carrefourMatch(matches, "carrefour-2019", code, scheme, item, broader);
  }
  if (item.dataInclusion)
    matches[RELATION_OF[item.dataInclusion.match]].push({ scheme: "data-inclusion-publics", id: item.dataInclusion.id });
  if (item.notation !== undefined && item.id.startsWith("insee-"))
    matches.exactMatch.push({ scheme: "insee-cj", id: item.notation });
  if (scheme === "sdg") matches.exactMatch.push({ scheme: "un-sdg", id: item.id });
  for (const goal of item.sdg) matches.relatedMatch.push({ scheme: "sdg", id: String(goal) });
  if (item.world !== undefined) matches.relatedMatch.push({ scheme: "worlds", id: item.world });
  return matches;
}

/** The definition of a concept, with what its list says besides: unit of an indicator, months and results of a cluster step. */
function notesOf(item: ListItem): Pick<Concept, "definition" | "note"> {
  const { step, unit, iris } = item;
  const definition = unit === undefined ? item.definition : `Unité : ${unit}.`;
  const stepNote = step && `${step.window}. Livrables : ${step.deliverables.join(" ; ")}.`;
  const note = stepNote ?? (iris === undefined ? item.note : `Indicateur IRIS+ voisin : ${iris}.`);
  return { ...(definition === undefined ? {} : { definition }), ...(note === undefined ? {} : { note }) };
}

/** The concepts of one list, depth first, so that `order` is the reading order. */
export function buildConcepts(scheme: Scheme, items: readonly ListItem[]): Concept[] {
  const built: Concept[] = [];
  const walk = (item: ListItem, broader: string | undefined) => {
    built.push({
      id: item.id,
      scheme,
      label: item.label,
      ...(item.plural === undefined ? {} : { plural: item.plural }),
      ...notesOf(item),
      ...(broader === undefined ? {} : { broader }),
      altLabels: item.synonyms,
      ...(item.notation === undefined ? {} : { notation: item.notation }),
      order: built.length,
      ...matchesOf(scheme, item, broader),
    });
    for (const child of item.children) walk(child, item.id);
  };
  for (const item of items) walk(item, undefined);
  return built;
}
