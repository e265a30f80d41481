import type { Match } from "./alignment.schema.ts";
import { MATCH_RELATIONS, type Scheme } from "./concept.ts";
import type { CrosswalkEntry } from "./crosswalk.schema.ts";
import { crosswalkEntry } from "./crosswalk.ts";
import { labelKey } from "./label-key.ts";
import { type Aligned, type Alignment, alignByName } from "./names.ts";
import { ownSharedAlignments } from "./shared-alignments.ts";
import { ancestors, concept } from "./vocabulary.ts";

/** One tag of a partner of the first Carrefour and the codes it was given, as in `source,label,codes` with codes joined by "|". */
export type CarrefourTag = { source: string; label: string; codes: readonly string[] };

type CarrefourReading = { themes: string[]; audiences: string[]; match: Match | "unmapped" };

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

/** Whether a theme is what a code speaks of: it lies under what the code gives, or our list names the code beside it. */
function confirms(code: string, given: readonly string[], id: string): boolean {
  if (ancestors("themes", id).some((above) => given.includes(above))) return true;
  const theme = concept("themes", id);
  return MATCH_RELATIONS.some((relation) => theme?.[relation].some((ref) => ref.scheme === "carrefour-2018" && ref.id === code));
}

const WEAKER: readonly Match[] = ["exact", "close", "broad", "unclassified"];
const weakest = (matches: readonly Match[]) =>
  WEAKER[Math.max(...matches.map((match) => WEAKER.indexOf(match)))] ?? "unclassified";

/**
 * One tag in our themes. The codes say where, the label says how precisely: "Covoiturage" coded MOB (mobility) gives our
 * leaf on car sharing, because that leaf lies under the theme the code gives. A label that its codes do not confirm is
 * not believed, except where the only code was "autres", which says nothing.
 */
function alignTag(tag: CarrefourTag): Alignment[] {
  const entries = tag.codes.flatMap((code) => crosswalkEntry("carrefour-2018", code) ?? []);
  if (entries.length === 0) return [];
  const base = { source: tag.source, label: tag.label, by: "carrefour-2018" };
  const own = meaningOf(tag.label);
  const speaking = entries.filter((entry) => entry.match !== "unclassified");
  if (speaking.length === 0)
    return [{ ...base, scheme: "themes", to: own.to, match: own.to.length > 0 ? (own.match as Match) : "unclassified" }];
  const read = speaking.map((entry) => {
    const given = themesOf(entry, tag);
    const precise = own.to.filter((id) => confirms(entry.code, given, id));
    return precise.length > 0 ? { to: precise, match: own.match as Match } : { to: given, match: entry.match };
  });
  const themes: Alignment = {
    ...base,
    scheme: "themes",
    to: [...new Set(read.flatMap(({ to }) => to))],
    match: weakest(read.map(({ match }) => match)),
  };
  const audiences = [...new Set(speaking.flatMap((entry) => entry.audiences))];
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
