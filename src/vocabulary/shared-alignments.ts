import { sharedAlignmentsSchema } from "./alignment.schema.ts";
import type { CrosswalkEntry } from "./crosswalk.schema.ts";
import { CROSSWALKS, type CrosswalkId, crosswalk } from "./crosswalk.ts";
import { labelKey } from "./label-key.ts";
import { readData } from "./lists.ts";
import { type Alignment, alignByName } from "./names.ts";

/** Files of `data/alignments/`: words that many partners use and mean alike. */
const SHARED_FILES = ["themes", "audiences", "stages", "kinds", "organisations", "places", "scales", "english"] as const;

/** One statement per scheme in which the entry has concepts; an entry without any is unclassified as a theme. */
export function alignmentsOfEntry(source: string, label: string, entry: CrosswalkEntry, by: string): Alignment[] {
  const { themes, audiences, match } = entry;
  const base = { source, label, by };
  // A code that names a theme and a public ("handicap") is exactly the one, and only near the other.
  const audience: Alignment[] =
    audiences.length > 0 ? [{ ...base, scheme: "audiences", to: audiences, match: themes.length > 0 ? "close" : match }] : [];
  return themes.length > 0 || audience.length === 0 ? [{ ...base, scheme: "themes", to: themes, match }, ...audience] : audience;
}

/** An external list as alignments of the source of its own id: by code and by label. */
export function crosswalkAlignments(id: CrosswalkId): Alignment[] {
  const list = crosswalk(id);
  return list.entries.flatMap((entry) =>
    [...new Set([entry.code, entry.label])].flatMap((label) => alignmentsOfEntry(list.id, label, entry, list.id)),
  );
}

/** What of an external list holds for everyone. A word that already names one of our concepts keeps that meaning. */
function commonAlignments(id: CrosswalkId): Alignment[] {
  const list = crosswalk(id);
  if (list.shared === "none") return [];
  const labels = (entry: CrosswalkEntry) => (list.shared === "codes" ? entry.code : entry.label);
  return list.entries
    .flatMap((entry) => alignmentsOfEntry("*", labels(entry), entry, list.id))
    .filter((item) => item.scheme !== "themes" || alignByName(item.scheme, item.label).match === "unmapped");
}

/** The alignments written in our own files, for every partner. */
export function ownSharedAlignments(): Alignment[] {
  return SHARED_FILES.flatMap((file) => {
    const { by, alignments } = readData(`alignments/${file}.json`, sharedAlignmentsSchema);
    return alignments.flatMap(({ labels, scheme, to, match }) =>
      labels.map((label): Alignment => ({ source: "*", scheme, label, to, match, by })),
    );
  });
}

let loaded: readonly Alignment[] | undefined;

/** Everything that holds for all partners (source "*"): our own files, then what external lists add. */
export function sharedAlignments(): readonly Alignment[] {
  if (loaded === undefined) {
    const own = ownSharedAlignments();
    const stated = new Set(own.map((item) => `${item.scheme} ${labelKey(item.label)}`));
    loaded = [
      ...own,
      ...CROSSWALKS.flatMap(commonAlignments).filter((item) => !stated.has(`${item.scheme} ${labelKey(item.label)}`)),
    ];
  }
  return loaded;
}
