import { buildConcepts } from "./build.ts";
import type { VocabularyChange } from "./change.ts";
import { type Concept, SCHEMES, type Scheme, type SchemeInfo } from "./concept.ts";
import type { ListItem } from "./lists.schema.ts";
import { lists } from "./lists.ts";
import { withChanges } from "./overlay.ts";

type Registry = {
  /** Those in use, then those out of use. */
  all: readonly Concept[];
  ordered: readonly Concept[];
  byId: ReadonlyMap<string, Concept>;
  children: ReadonlyMap<string | undefined, readonly Concept[]>;
};

const registries = new Map<Scheme, Registry>();
let changes: readonly VocabularyChange[] = [];
const listeners: (() => void)[] = [];

/** Replaces the decided changes of this process (done at start and whenever their table changes). None: the lists as written. */
export function setVocabularyChanges(decided: readonly VocabularyChange[]): void {
  changes = decided;
  registries.clear();
  for (const forget of listeners) forget();
}

/** The decided changes in force, in their order. */
export function vocabularyChanges(): readonly VocabularyChange[] {
  return changes;
}

/** Calls `forget` each time decided changes are replaced: for what is computed from concepts and kept. */
export function onVocabularyChanged(forget: () => void): void {
  listeners.push(forget);
}

/** The concepts of a scheme as its file has them, before any change. */
export function writtenConcepts(scheme: Scheme): readonly Concept[] {
  return buildConcepts(scheme, lists().schemes[scheme].concepts);
}

function registry(scheme: Scheme): Registry {
  let known = registries.get(scheme);
  if (known === undefined) {
    const all = withChanges(scheme, writtenConcepts(scheme), changes);
    const ordered = all.filter(({ retired }) => retired === undefined);
    const children = Map.groupBy(ordered, (item) => item.broader);
    known = { all, ordered, byId: new Map(all.map((item) => [item.id, item])), children };
    registries.set(scheme, known);
  }
  return known;
}

/** Whether a text names one of our schemes. */
export function isScheme(name: string): name is Scheme {
  return (SCHEMES as readonly string[]).includes(name);
}

/** Title, definition, origin and address part of a scheme. */
export function schemeInfo(scheme: Scheme): SchemeInfo {
  const { path, title, definition, source } = lists().schemes[scheme];
  return { id: scheme, path, title, definition, source };
}

/** The scheme at an address part ("publics" gives `audiences`). */
export function schemeAtPath(path: string): Scheme | undefined {
  return SCHEMES.find((scheme) => lists().schemes[scheme].path === path);
}

/** One concept, out of use or not; `undefined` when the scheme has no such id. */
export function concept(scheme: Scheme, id: string): Concept | undefined {
  return registry(scheme).byId.get(id);
}

/** Every concept in use of a scheme in reading order: a parent, then its children. */
export function concepts(scheme: Scheme): readonly Concept[] {
  return registry(scheme).ordered;
}

/** The concepts that were taken out of use: their addresses still answer, and say where to look. */
export function retiredConcepts(scheme: Scheme): readonly Concept[] {
  return registry(scheme).all.slice(registry(scheme).ordered.length);
}

/** Every concept of a scheme that there ever was: those in use in their order, then the others. */
export function allConcepts(scheme: Scheme): readonly Concept[] {
  return registry(scheme).all;
}

/**
 * What to read instead of an id: itself; for a concept out of use its replacement, else what is broader; undefined when
 * there is neither. An unknown id is itself.
 */
export function currentConcept(scheme: Scheme, id: string): string | undefined {
  // A chain is as long as a concept was replaced: each step leads to one retired later.
  for (let at: string | undefined = id; at !== undefined; ) {
    const known = concept(scheme, at);
    if (known?.retired === undefined) return at;
    at = known.retired.replacedBy ?? known.broader;
  }
  return undefined;
}

/** The concepts without a broader one, in order. */
export function topConcepts(scheme: Scheme): readonly Concept[] {
  return registry(scheme).children.get(undefined) ?? [];
}

/** The concepts just under one, in order. */
export function narrower(scheme: Scheme, id: string): readonly Concept[] {
  return registry(scheme).children.get(id) ?? [];
}

/**
 * The id, then the ids of what is broader, up to the top: what a facet counts. An unknown id gives only itself; one out of use,
 * the chain of what to read instead.
 */
export function ancestors(scheme: Scheme, id: string): string[] {
  const current = currentConcept(scheme, id);
  if (current === undefined) return [];
  const chain = [current];
  for (let above = concept(scheme, current)?.broader; above !== undefined; above = concept(scheme, above)?.broader)
    chain.push(above);
  return chain;
}

/** The label to show: that of its replacement when it has one; an id that is no longer known shows as it is. */
export function labelOf(scheme: Scheme, id: string): string {
  const known = concept(scheme, id);
  if (known?.retired?.replacedBy === undefined) return known?.label ?? id;
  return concept(scheme, currentConcept(scheme, id) ?? id)?.label ?? known.label;
}

/** The label of several such things ("Lieux"); the singular one when the scheme has no plural. */
export function pluralOf(scheme: Scheme, id: string): string {
  const known = concept(scheme, id);
  return known?.plural ?? known?.label ?? id;
}

/** The family of a legal form under an INSEE legal category, four digits: the exact code, else the family of its division. */
export function legalFormOfInsee(code: string): string | undefined {
  if (!/^\d{4}$/.test(code)) return undefined;
  const exact = concept("legalForms", `insee-${code}`);
  if (exact?.broader !== undefined) return exact.broader;
  const families = (items: readonly ListItem[]): ListItem[] => items.flatMap((item) => [item, ...families(item.children)]);
  return families(lists().schemes.legalForms.concepts).find((family) => family.inseePrefixes.includes(code.slice(0, 2)))?.id;
}

/** The world of a legal form (`association` gives `ess`), through its family. */
export function worldOfLegalForm(id: string): string | undefined {
  for (const form of ancestors("legalForms", id)) {
    const world = concept("legalForms", form)?.relatedMatch.find((match) => match.scheme === "worlds");
    if (world !== undefined) return world.id;
  }
  return undefined;
}

/**
 * A group of the thesaurus. `equivalent`: each term finds the others. `oneWay`: who asks for `to` also finds `terms`.
 * `caseSensitive` lists the acronyms that are also plain words ("SEL", "PAT").
 */
export type SynonymGroup = {
  type: "equivalent" | "oneWay";
  terms: readonly string[];
  to?: string;
  caseSensitive?: readonly string[];
};

let thesaurus: readonly SynonymGroup[] | undefined;

/** The 168 groups of the thesaurus, for search and for suggestions. */
export function synonymGroups(): readonly SynonymGroup[] {
  thesaurus ??= lists().synonyms.map(({ type, terms, to, caseSensitive }) => ({
    type,
    terms,
    ...(to === undefined ? {} : { to }),
    ...(caseSensitive === undefined ? {} : { caseSensitive }),
  }));
  return thesaurus;
}
