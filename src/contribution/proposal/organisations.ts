import type { Actor, Entry } from "../../catalogue/index.ts";
import { fold } from "../../engine/text/index.ts";
import { isSiret } from "../siret.ts";

/** An organisation that the catalogue knows with its SIRET. `where`: what tells it from a namesake. */
export type Organisation = { name: string; siret: string; where: string };

type Known = Organisation & { key: string; entries: Set<string> };

const keyOf = (name: string): string =>
  fold(name)
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

/** The organisations that a fiche names with their SIRET. */
function organisationsOf(entry: Entry): Organisation[] {
  const { lists, single } = entry;
  const where = lists.places?.[0]?.value.commune ?? "";
  const actors: Actor[] = [...(lists.carriers ?? []), ...(lists.partners ?? []), ...(lists.funders ?? [])].map(
    ({ value }) => value,
  );
  const own =
    entry.kind === "organisation" ? lists.identifiers?.find(({ value }) => value.scheme === "siret")?.value.value : undefined;
  const named = [...actors, ...(own ? [{ name: single.title.value, siret: own }] : [])];
  return named.flatMap(({ name, siret }) => (siret && isSiret(siret) ? [{ name, siret, where }] : []));
}

/** Organisations by name and by SIRET, as many fiches name them. */
export class OrganisationIndex {
  readonly #bySiret = new Map<string, Known>();
  readonly #byEntry = new Map<string, string[]>();

  /** Takes what a fiche says now; what it said before is forgotten. */
  put(entry: Entry): void {
    this.remove(entry.id);
    const found = organisationsOf(entry);
    for (const organisation of found) {
      const known = this.#bySiret.get(organisation.siret);
      if (known) known.entries.add(entry.id);
      else
        this.#bySiret.set(organisation.siret, { ...organisation, key: keyOf(organisation.name), entries: new Set([entry.id]) });
    }
    if (found.length) this.#byEntry.set(entry.id, [...new Set(found.map(({ siret }) => siret))]);
  }

  /** Forgets a fiche, and the organisations that it alone named. */
  remove(id: string): void {
    for (const siret of this.#byEntry.get(id) ?? []) {
      const known = this.#bySiret.get(siret);
      known?.entries.delete(id);
      if (known?.entries.size === 0) this.#bySiret.delete(siret);
    }
    this.#byEntry.delete(id);
  }

  /** The organisation of a SIRET. */
  at(siret: string): Organisation | undefined {
    const known = this.#bySiret.get(siret);
    return known && { name: known.name, siret, where: known.where };
  }

  /** Those whose name has words beginning like these, or whose SIRET begins so: first those whose name begins so, then the most named. */
  find(words: string, limit: number): Organisation[] {
    const figures = words.replace(/\s/g, "");
    const wanted = keyOf(words.slice(0, 100));
    if (wanted.length < 2) return [];
    const bySiret = /^\d{5,14}$/.test(figures);
    const found = [...this.#bySiret.values()].filter(({ key, siret }) =>
      bySiret ? siret.startsWith(figures) : ` ${key}`.includes(` ${wanted}`),
    );
    const rank = ({ key }: Known) => (key === wanted ? 0 : key.startsWith(wanted) ? 1 : 2);
    return found
      .sort((a, b) => rank(a) - rank(b) || b.entries.size - a.entries.size || (a.siret < b.siret ? -1 : 1))
      .slice(0, limit)
      .map(({ name, siret, where }) => ({ name, siret, where }));
  }
}
