import { anchorOfWord } from "./addresses.ts";
import type { Match } from "./alignment.schema.ts";
import type { Scheme } from "./concept.ts";
import { CROSSWALKS, crosswalk } from "./crosswalk.ts";
import { labelKey, slugOfLabel } from "./label-key.ts";
import type { Alignment } from "./names.ts";
import { alignmentsOfEntry, sharedAlignments } from "./shared-alignments.ts";
import { VOCABULARY_TEXTS } from "./vocabulary.fr.ts";

/** One word elsewhere and what it means here. `anchor`: the fragment of its address, decoded. */
export type Word = {
  anchor: string;
  code?: string;
  label: string;
  note?: string;
  means: { scheme: Scheme; to: readonly string[]; match: Match }[];
};

export type ListOfWords = { id: string; title: string; origin?: string; words: Word[] };

function ofSource(id: string, title: string, alignments: readonly Alignment[]): ListOfWords {
  const words = [...Map.groupBy(alignments, ({ label }) => labelKey(label)).values()].map((same): Word => {
    const label = same[0]?.label ?? "";
    return { anchor: anchorOfWord(label), label, means: same };
  });
  return { id, title, words: words.sort((a, b) => a.label.localeCompare(b.label, "fr")) };
}

/**
 * The list at an address part: an external list, "tous" (what holds for every partner), or "source-<id>" when that source
 * has words of its own among `alignments`.
 */
export function listOfWords(slug: string, alignments: readonly Alignment[]): ListOfWords | undefined {
  const id = CROSSWALKS.find((known) => known === slug);
  if (id !== undefined) {
    const { title, origin, entries } = crosswalk(id);
    const words = entries.map(
      ({ code, label, note, ...entry }): Word => ({
        anchor: code,
        code,
        label,
        ...(note === undefined ? {} : { note }),
        means: alignmentsOfEntry(id, code, { code, label, ...entry }, id),
      }),
    );
    return { id, title, origin, words };
  }
  if (slug === "tous") return ofSource("tous", VOCABULARY_TEXTS.sharedWords, sharedAlignments());
  const source = [...new Set(alignments.map((item) => item.source))].find((name) => slugOfLabel(`source ${name}`) === slug);
  if (source === undefined) return undefined;
  return ofSource(
    `source ${source}`,
    VOCABULARY_TEXTS.wordsOf(source),
    alignments.filter((item) => item.source === source),
  );
}

/** The words of partners that mean a concept, each once, in alphabetical order: what brought fiches to it. */
export function wordsFor(scheme: Scheme, id: string, alignments: readonly Alignment[]): string[] {
  const labels = [...sharedAlignments(), ...alignments]
    .filter((item) => item.scheme === scheme && item.to.includes(id))
    .map(({ label }) => label);
  const byKey = new Map(labels.map((label) => [labelKey(label), label]));
  return [...byKey.values()].sort((a, b) => a.localeCompare(b, "fr"));
}
