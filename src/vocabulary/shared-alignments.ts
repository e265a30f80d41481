import { sharedAlignmentsSchema } from "./alignment.schema.ts";
import { CROSSWALK_SCHEMES, type Crosswalk, type CrosswalkEntry } from "./crosswalk.schema.ts";
import { CROSSWALKS, type CrosswalkId, crosswalk } from "./crosswalk.ts";
import { labelKey } from "./label-key.ts";
import { readData } from "./lists.ts";
import { type Alignment, alignByName } from "./names.ts";
import { onVocabularyChanged } from "./vocabulary.ts";

/** Files of `data/alignments/`: words that many partners use and mean alike. */
const SHARED_FILES = ["themes", "audiences", "stages", "kinds", "organisations", "places", "scales", "english"] as const;

/**
 * What an entry says: one statement per scheme in which it has concepts, and always one in the scheme that its list is
 * about, "unclassified" when it has none there.
 */
export function alignmentsOfEntry(
  source: string,
  label: string,
  entry: CrosswalkEntry,
  { id, scheme: main }: Pick<Crosswalk, "id" | "scheme">,
): Alignment[] {
  const filled = CROSSWALK_SCHEMES.filter((scheme) => entry[scheme].length > 0);
  return [...new Set([main, ...filled])].map((scheme) => {
    // A code that names a theme and a public ("handicap") is exactly the one, and only near the other.
    const match = scheme !== main && entry.match === "exact" && entry[main].length > 0 ? "close" : entry.match;
    return { source, scheme, label, to: entry[scheme], match: entry[scheme].length > 0 ? match : "unclassified", by: id };
  });
}

/** An external list as alignments of the source of its own id: by code and by label. */
export function crosswalkAlignments(id: CrosswalkId): Alignment[] {
  const list = crosswalk(id);
  return list.entries.flatMap((entry) =>
    [...new Set([entry.code, entry.label])].flatMap((label) => alignmentsOfEntry(list.id, label, entry, list)),
  );
}

/** What of an external list holds for everyone. A word that already names one of our concepts keeps that meaning. */
function commonAlignments(id: CrosswalkId): Alignment[] {
  const list = crosswalk(id);
  if (list.shared === "none") return [];
  const labels = (entry: CrosswalkEntry) => (list.shared === "codes" ? entry.code : entry.label);
  return list.entries
    .flatMap((entry) => alignmentsOfEntry("*", labels(entry), entry, list))
    .filter((item) => alignByName(item.scheme, item.label).match === "unmapped");
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
onVocabularyChanged(() => {
  loaded = undefined;
});

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
