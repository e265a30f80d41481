import { type Entry, entriesByIds, entryPath } from "../catalogue/index.ts";
import { territory } from "../geography/index.ts";
import type { Executor } from "../platform/database.ts";
import { concept, labelOf } from "../vocabulary/index.ts";
import { fr } from "./follow.fr.ts";
import { partsOf, type Target, type TargetView } from "./follow.ts";

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

/** What to call targets, and where they lead. Those that are no more keep a name. */
export async function targetViews(executor: Executor, targets: readonly Target[]): Promise<Map<Target, TargetView>> {
  const entryIdOf = (target: Target): string | undefined => {
    const { kind, id, entry } = partsOf(target);
    return kind === "entry" ? id : kind === "thread" ? entry : undefined;
  };
  const ids = [...new Set(targets.flatMap((target) => entryIdOf(target) ?? []))];
  const entries = new Map((await entriesByIds(executor, ids)).map((entry) => [entry.id, entry]));
  return new Map(
    targets.map((target) => {
      const { kind, id } = partsOf(target);
      if (kind === "territory" || kind === "theme") return [target, areaView(target, kind, id)];
      const entry = entries.get(entryIdOf(target) ?? "");
      return [target, kind === "entry" ? entryView(target, entry) : threadView(target, entry)];
    }),
  );
}

/** What an address asks to follow. */
export type Asked = { fiche?: string | undefined; territoire?: string | undefined; theme?: string | undefined };

/** The one thing asked for, under its canonical name; undefined when there is no such thing. */
export async function askedTarget(executor: Executor, asked: Asked): Promise<TargetView | undefined> {
  const target = canonical(asked);
  const view = target && (await targetViews(executor, [target])).get(target);
  return view?.href === undefined ? undefined : view;
}

function canonical({ fiche, territoire, theme }: Asked): Target | undefined {
  if (fiche) return /^[0-9a-z]{15}$/.test(fiche) ? `entry:${fiche}` : undefined;
  if (territoire) {
    const found = territory(territoire);
    return found && `territory:${found.code}`;
  }
  return theme && concept("themes", theme) ? `theme:${theme}` : undefined;
}

/** The address that asks for it: the same three words. */
export function followHref(target: Target): string {
  const { kind, id } = partsOf(target);
  const word = { entry: "fiche", territory: "territoire", theme: "theme", thread: "fiche" }[kind];
  return `/suivre?${word}=${encodeURIComponent(id)}`;
}
