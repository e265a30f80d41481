import { type Entry, entriesByIds, entryById, entryPath, presentEntry, type SourceDirectory } from "../catalogue/index.ts";
import { territory } from "../geography/index.ts";
import type { Executor } from "../platform/database.ts";
import { contentHash } from "../platform/ids.ts";
import { type SavedSearch, savedSearch, savedSearchLinks } from "../search/index.ts";
import { concept, labelOf } from "../vocabulary/index.ts";
import { fr } from "./follow.fr.ts";
import { partsOf, type Target, type TargetView } from "./follow.ts";
import { searchesByIds } from "./saved-search.store.ts";

function areaView(target: Target, kind: "territory" | "theme", id: string): TargetView {
  const parameter = kind === "territory" ? "ou" : "theme";
  const query = `${parameter}=${encodeURIComponent(id)}&type=tout&tri=recent`;
  const known = kind === "territory" ? territory(id) : concept("themes", id);
  return {
    target,
    kind,
    name: kind === "territory" ? (territory(id)?.name ?? id) : labelOf("themes", id),
    ...(known
      ? {
          href: kind === "territory" ? `/territoire/${id}` : `/recherche?theme=${encodeURIComponent(id)}&type=tout`,
          feed: `/recherche.atom?${query}`,
          newest: `/recherche?${query}`,
        }
      : {}),
  };
}

function entryView(target: Target, entry: Entry | undefined): TargetView {
  if (!entry) return { target, kind: "entry", name: fr.goneEntry };
  return { target, kind: "entry", name: entry.single.title.value, href: entryPath(entry) };
}

function threadView(target: Target, entry: Entry | undefined): TargetView {
  const title = entry?.single.title.value ?? fr.goneEntry;
  return { target, kind: "thread", name: title, ...(entry ? { href: `${entryPath(entry)}/discussion` } : {}) };
}

function searchView(target: Target, { parameters, name }: SavedSearch): TargetView {
  const { page, newest, feed } = savedSearchLinks(parameters);
  return { target, kind: "search", name, href: page, feed, newest, parameters };
}

/** What to call targets, and where they lead. Those that are no more keep a name. */
export async function targetViews(executor: Executor, targets: readonly Target[]): Promise<Map<Target, TargetView>> {
  const entryIdOf = (target: Target): string | undefined => {
    const { kind, id, entry } = partsOf(target);
    return kind === "entry" ? id : kind === "thread" ? entry : undefined;
  };
  const ids = [...new Set(targets.flatMap((target) => entryIdOf(target) ?? []))];
  const entries = new Map((await entriesByIds(executor, ids)).map((entry) => [entry.id, entry]));
  for (const id of ids.filter((each) => !entries.has(each))) {
    const merged = await entryById(executor, id);
    if (merged) entries.set(id, merged);
  }
  const wanted = targets.map(partsOf).filter(({ kind }) => kind === "search");
  const searches = await searchesByIds(
    executor,
    wanted.map(({ id }) => id),
  );
  return new Map(
    targets.map((target) => {
      const { kind, id } = partsOf(target);
      if (kind === "territory" || kind === "theme") return [target, areaView(target, kind, id)];
      const search = searches.get(id);
      if (kind === "search") return [target, search ? searchView(target, search) : { target, kind, name: fr.goneSearch }];
      const entry = entries.get(entryIdOf(target) ?? "");
      return [target, kind === "entry" ? entryView(target, entry) : threadView(target, entry)];
    }),
  );
}

/** What an address asks to follow: one of them. `recherche`: the parameters of a search. */
export type Asked = Partial<Record<"fiche" | "territoire" | "theme" | "recherche", string | undefined>>;

/**
 * The one thing asked for, under its canonical name; undefined when there is no such thing, or a search chooses too much. A search
 * is kept by `followAsked` alone.
 */
export async function askedTarget(executor: Executor, sources: SourceDirectory, asked: Asked): Promise<TargetView | undefined> {
  if (asked.recherche !== undefined) {
    const search = savedSearch(asked.recherche, sources);
    return search && searchView(`search:${contentHash(search.parameters)}`, search);
  }
  const target = await canonical(executor, asked);
  const view = target && (await targetViews(executor, [target])).get(target);
  return view?.href === undefined ? undefined : view;
}

async function canonical(executor: Executor, { fiche, territoire, theme }: Asked): Promise<Target | undefined> {
  if (fiche) return /^[0-9a-z]{15}$/.test(fiche) ? `entry:${await presentEntry(executor, fiche)}` : undefined;
  if (territoire) {
    const found = territory(territoire);
    return found && `territory:${found.code}`;
  }
  return theme && concept("themes", theme) ? `theme:${theme}` : undefined;
}

const WORDS = { entry: "fiche", territory: "territoire", theme: "theme", search: "recherche", thread: "fiche" } as const;

/** The inverse of `askedText`. */
export function askedBy(text: string): Asked {
  const kind = text.slice(0, Math.max(0, text.indexOf(":")));
  if (!Object.hasOwn(WORDS, kind) || kind === "thread") return {};
  return { [WORDS[kind as keyof typeof WORDS]]: text.slice(kind.length + 1) };
}

/** The address that asks for it. */
export function followHref(view: TargetView): string {
  const { kind, id } = partsOf(view.target);
  return `/suivre?${WORDS[kind]}=${encodeURIComponent(kind === "search" ? (view.parameters ?? "") : id)}`;
}
