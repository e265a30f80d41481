import type { Match } from "./alignment.schema.ts";
import type { Scheme } from "./concept.ts";
import type { CrosswalkEntry } from "./crosswalk.schema.ts";
import { crosswalkEntry } from "./crosswalk.ts";
import { labelKey } from "./label-key.ts";
import { type Aligned, type Alignment, alignByName } from "./names.ts";
import { ownSharedAlignments } from "./shared-alignments.ts";
import { ancestors } from "./vocabulary.ts";

/** One tag of a partner of the first Carrefour and the codes it was given, as in `source,label,codes` with codes joined by "|". */
export type CarrefourTag = { source: string; label: string; codes: readonly string[] };

export type CarrefourReading = { themes: string[]; audiences: string[]; match: Match | "unmapped" };

/**
 * What a code of the 2018 nomenclature is in our themes, and in our audiences for those that name people (JEU, SEN, HAN).
 * `AUT` ("autres") is "unclassified"; a code that covers several of our leaves gives the theme above them, "broad".
 */
export function carrefourCodeToThemes(code: string): CarrefourReading {
  const entry = crosswalkEntry("carrefour-2018", code.trim().toUpperCase());
  if (entry === undefined) return { themes: [], audiences: [], match: "unmapped" };
  return { themes: [...entry.themes], audiences: [...entry.audiences], match: entry.match };
}

/** An ambiguous code is read by a word of the label it was given for, else by the source that used it, else as its list says. */
function themesOf(entry: CrosswalkEntry, tag: CarrefourTag): string[] {
  const words = labelKey(tag.label).split(" ");
  const reading =
    entry.readings.find(({ word }) => word !== undefined && words.some((other) => other.startsWith(word))) ??
    entry.readings.find(({ source }) => source === tag.source);
  return reading?.themes ?? entry.themes;
}

const shared = new Map<string, Aligned>();

/** What the label says by itself: one of our themes, or a word whose meaning all partners share. */
function meaningOf(label: string): Aligned {
  if (shared.size === 0) {
    for (const { scheme, label: text, to, match } of ownSharedAlignments())
      if (scheme === "themes") shared.set(labelKey(text), { to: [...to], match });
  }
  return shared.get(labelKey(label)) ?? alignByName("themes", label);
}

const WEAKER: readonly Match[] = ["exact", "close", "broad", "unclassified"];

/**
 * One tag in our themes. The codes say where, the label says how precisely: "Covoiturage" coded MOB (mobility) gives our
 * leaf on car sharing, because that leaf lies under the theme the code gives. A label that its codes do not confirm is
 * not believed, except where the only code was "autres", which says nothing.
 */
function alignTag(tag: CarrefourTag): Alignment[] {
  const entries = tag.codes.flatMap((code) => crosswalkEntry("carrefour-2018", code) ?? []);
  const known = entries.filter((entry) => entry.match !== "unclassified");
  const own = meaningOf(tag.label);
  const coarse = [...new Set(known.flatMap((entry) => themesOf(entry, tag)))];
  const base = { source: tag.source, label: tag.label, by: "carrefour-2018" };
  if (entries.length === 0) return [];
  if (known.length === 0)
    return [
      {
        ...base,
        scheme: "themes",
        ...(own.to.length > 0 ? { to: own.to, match: own.match as Match } : { to: [], match: "unclassified" as const }),
      },
    ];
  const precise = own.to.filter((id) => coarse.some((above) => ancestors("themes", id).includes(above)));
  const left = coarse.filter((above) => !precise.some((id) => ancestors("themes", id).includes(above)));
  const match = WEAKER[Math.max(...known.map((entry) => WEAKER.indexOf(entry.match)))] ?? "broad";
  const sure = left.length === 0 && precise.length === own.to.length ? (own.match as Match) : match;
  const audiences = [...new Set(known.flatMap((entry) => entry.audiences))];
  const themes: Alignment = { ...base, scheme: "themes", to: [...precise, ...left], match: sure };
  return audiences.length === 0 ? [themes] : [themes, { ...base, scheme: "audiences", to: audiences, match: "close" }];
}

/** Several statements of one source about one label: what all agree on; where they agree on nothing, all that they say. */
function agree(statements: readonly Alignment[]): Alignment[] {
  const [first, ...others] = statements;
  if (first === undefined) return [];
  const common = first.to.filter((id) => others.every((other) => other.to.includes(id)));
  if (common.length > 0 || others.length === 0) return [{ ...first, to: others.length === 0 ? first.to : common }];
  return [{ ...first, to: [...new Set(statements.flatMap((statement) => statement.to))], match: "broad" }];
}

/**
 * The tags of the partners of the first Carrefour as alignments, one per source, label and scheme. A label that one source
 * coded in several ways keeps what all its codings share.
 */
export function alignCarrefourTags(tags: readonly CarrefourTag[]): Alignment[] {
  const key = (item: { source: string; scheme: Scheme; label: string }) =>
    `${item.source}\n${item.scheme}\n${labelKey(item.label)}`;
  return [...Map.groupBy(tags.flatMap(alignTag), key).values()].flatMap(agree);
}

/** A label that does not mean the same at all its sources, with what each says. */
export type AlignmentConflict = { scheme: Scheme; label: string; meanings: { to: readonly string[]; sources: string[] }[] };

/** The labels on which sources differ: why an alignment is keyed by source, and what a curator may look at. */
export function alignmentConflicts(alignments: readonly Alignment[]): AlignmentConflict[] {
  const byLabel = Map.groupBy(alignments, (item) => `${item.scheme}\n${labelKey(item.label)}`);
  return [...byLabel.values()].flatMap((statements) => {
    const meanings = Map.groupBy(statements, (item) => [...item.to].sort().join(" "));
    const [first] = statements;
    if (first === undefined || meanings.size < 2) return [];
    return [
      {
        scheme: first.scheme,
        label: first.label,
        meanings: [...meanings.values()].map((same) => ({
          to: same[0]?.to ?? [],
          sources: [...new Set(same.map((item) => item.source))],
        })),
      },
    ];
  });
}
