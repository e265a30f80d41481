import { FACET_GROUPS, type Facets } from "../index-port.ts";
import type { SearchDocument } from "../search-document.ts";
import { growU8 } from "./growable.ts";
import { Interner } from "./interner.ts";

/** Cells are counted and filtered like facets, without being one that people choose from. */
export const VALUE_GROUPS = [...FACET_GROUPS, "cells"] as const;
/** Groups of values that documents are filed under. */
export type ValueGroup = (typeof VALUE_GROUPS)[number];

/** Every value of every facet as a small integer, with its group. */
export class FacetValues {
  readonly #values: Interner;
  /** Index in `VALUE_GROUPS` of each value. */
  readonly groups = growU8();

  constructor(names: readonly string[] = []) {
    this.#values = new Interner(names);
    for (const name of names) this.groups.push(VALUE_GROUPS.indexOf(name.slice(0, name.indexOf("/")) as ValueGroup));
  }

  add(group: ValueGroup, value: string): number {
    const id = this.#values.add(`${group}/${value}`);
    if (id === this.groups.length) this.groups.push(VALUE_GROUPS.indexOf(group));
    return id;
  }

  id(group: ValueGroup, value: string): number | undefined {
    return this.#values.id(`${group}/${value}`);
  }

  valueOf(id: number): string {
    const name = this.#values.name(id);
    return name.slice(name.indexOf("/") + 1);
  }

  get count(): number {
    return this.groups.length;
  }

  get names(): readonly string[] {
    return this.#values.names;
  }
}

/** The values of one document in each group, each once. */
export function facetsOf(document: SearchDocument): Facets & { cells: string[] } {
  const one = (value: string | undefined) => (value === undefined ? [] : [value]);
  const unique = (values: readonly string[]) => [...new Set(values)];
  return {
    kinds: [document.kind],
    themes: unique(document.themes),
    audiences: unique(document.audiences),
    stages: one(document.stage),
    worlds: one(document.world),
    legalForms: unique(document.legalForms),
    placeTypes: unique(document.placeTypes),
    partners: unique(document.sources.map(({ partner }) => partner)),
    territories: unique(document.territories),
    cells: unique(document.cells),
  };
}
