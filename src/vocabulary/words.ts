import { anchorOfWord } from "./addresses.ts";
import type { Match } from "./alignment.schema.ts";
import type { Scheme } from "./concept.ts";
import { CROSSWALKS, crosswalk } from "./crosswalk.ts";
import { labelKey, slugOfLabel } from "./label-key.ts";
import type { Alignment } from "./names.ts";
import { alignmentsOfEntry } from "./shared-alignments.ts";
import { VOCABULARY_TEXTS } from "./vocabulary.fr.ts";
import { schemeInfo } from "./vocabulary.ts";

/** One word elsewhere and what it means here. `anchor`: the fragment of its address, decoded. */
export type Word = {
  anchor: string;
  code?: string;
  label: string;
  note?: string;
  means: { scheme: Scheme; to: readonly string[]; match: Match }[];
};

/** Words of one source, or those that hold for all, ready to be shown. */
export type ListOfWords = { id: string; title: string; origin?: string; words: Word[] };

/** Statements that are published together: what one source says, or what holds for every partner in one of our schemes. */
export type PartnerList = { id: string; title: string; statements: Alignment[] };

/** The lists in which partners' words are published, in the order in which they come. */
export function partnerLists(alignments: readonly Alignment[]): PartnerList[] {
  const lists = new Map<string, PartnerList>();
  for (const statement of alignments) {
    const { source, scheme } = statement;
    const id = source === "*" ? `tous ${schemeInfo(scheme).path}` : `source ${source}`;
    const title = source === "*" ? VOCABULARY_TEXTS.sharedWords(schemeInfo(scheme).title) : VOCABULARY_TEXTS.wordsOf(source);
    const list = lists.get(id) ?? { id, title, statements: [] };
    list.statements.push(statement);
    lists.set(id, list);
  }
  return [...lists.values()];
}

function wordsOf({ id, title, statements }: PartnerList): ListOfWords {
  const words = [...Map.groupBy(statements, ({ label }) => labelKey(label)).values()].map((same): Word => {
    const label = same[0]?.label ?? "";
    return { anchor: anchorOfWord(label), label, means: same };
  });
  return { id, title, words: words.sort((a, b) => a.label.localeCompare(b.label, "fr")) };
}

/** The list at an address part: an external list, or one of `partnerLists`. */
export function listOfWords(slug: string, alignments: readonly Alignment[]): ListOfWords | undefined {
  const id = CROSSWALKS.find((known) => known === slug);
  if (id === undefined) {
    const list = partnerLists(alignments).find((known) => slugOfLabel(known.id) === slug);
    return list && wordsOf(list);
  }
  const list = crosswalk(id);
  const { title, origin, entries } = list;
  const words = entries.map((entry): Word => {
    const { code, label, note } = entry;
    return {
      anchor: code,
      code,
      label,
      ...(note === undefined ? {} : { note }),
      means: alignmentsOfEntry(id, code, entry, list),
    };
  });
  return { id, title, origin, words };
}

/** The words of partners that mean a concept, each once, in alphabetical order: what brought fiches to it. */
export function wordsFor(scheme: Scheme, id: string, alignments: readonly Alignment[]): string[] {
  const labels = alignments.filter((item) => item.scheme === scheme && item.to.includes(id)).map(({ label }) => label);
  const byKey = new Map(labels.map((label) => [labelKey(label), label]));
  return [...byKey.values()].sort((a, b) => a.localeCompare(b, "fr"));
}
