import {
  type Entry,
  entriesByIds,
  entryPath,
  fieldNames,
  placeLine,
  type SourceDirectory,
  visibleEntry,
} from "../catalogue/index.ts";
import type { Executor } from "../platform/database.ts";
import { type Digest, digestOf, entriesNamed, type Named } from "./digest.ts";
import type { Target, TargetView } from "./follow.ts";
import type { Pending } from "./news.ts";
import { targetViews } from "./targets.ts";

/** A letter about to be written: what it says, and what the things followed are called. */
export type Written = { digest: Digest; views: ReadonlyMap<Target, TargetView> };

function namedOf(whole: Entry): Named {
  const entry = visibleEntry(whole, "open");
  const [place] = entry.lists.places ?? [];
  const where = place && placeLine(place.value);
  return {
    // One line, whatever a partner wrote: a letter is read line by line.
    title: entry.single.title.value.replace(/\s+/g, " "),
    path: entryPath(entry),
    kind: entry.kind,
    ...(where ? { where } : {}),
  };
}

/** Names what waits to be told: fiches, partners, things followed, as they are called now. */
export async function writeDigest(executor: Executor, pending: readonly Pending[], sources: SourceDirectory): Promise<Written> {
  const views = await targetViews(executor, [...new Set(pending.flatMap(({ because }) => because))]);
  const entries = await entriesByIds(executor, entriesNamed(pending));
  const named = new Map(entries.map((entry) => [entry.id, namedOf(entry)]));
  const digest = digestOf(pending, {
    entry: (id) => named.get(id),
    partner: (source) => sources.get(source)?.partner.name ?? source,
    field: (field) => fieldNames[field] ?? field,
    newest: (target) => views.get(target)?.newest,
  });
  return { digest, views };
}
