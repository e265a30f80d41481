import { fold } from "../../engine/text/index.ts";
import { createAligner, type Scheme, suggestConcepts } from "../../vocabulary/index.ts";
import type { RawRow, Recognition } from "../formats/index.ts";
import { nameScores } from "./column-names.ts";
import { type ColumnProfile, profileColumn } from "./column-profile.ts";
import { type About, draftMapping } from "./draft-mapping.ts";
import { columnsOf } from "./mapping.schema.ts";
import type { Mapping } from "./mapping.ts";
import { notes as noteTexts, reasons, slotLabel } from "./propose.fr.ts";
import { RULED_SLOTS, ruleOf } from "./slot-rules.ts";

/** What a column seems to be for. `slot` names a field or a part ("places.postcode"); absent: nothing, keep it aside. */
export type ColumnProposal = {
  column: string;
  slot?: string;
  /** 0 to 1. Above 0.8 it may be taken as it is; under 0.5 a person must look. */
  confidence: number;
  /** One French sentence. */
  reason: string;
  separator?: string;
  alternatives: { slot: string; confidence: number }[];
};

/** Labels of a vocabulary column that match no concept, with suggestions for a person to accept. */
export type LabelProposal = {
  scheme: Scheme;
  label: string;
  count: number;
  suggestions: { id: string; label: string; score: number }[];
};

export type Proposal = {
  mapping: Mapping;
  columns: ColumnProposal[];
  labels: LabelProposal[];
  /** French sentences about the whole: grouping, identifier, kind. */
  notes: string[];
  /** The file is the spreadsheet template of Essaim. */
  template: boolean;
};

const SCHEME_SLOTS: Record<string, Scheme> = {
  "record.kind": "kinds",
  themes: "themes",
  audiences: "audiences",
  placeTypes: "placeTypes",
  stage: "stages",
  legalForm: "legalForms",
  world: "worlds",
};

type Candidate = { slot: string; confidence: number; by: "name" | "values" | "both" | "aligned"; share?: number };

const align = createAligner([]);

/** Share of the cells of a column whose labels are known in a vocabulary. */
function alignedShare(profile: ColumnProfile, scheme: Scheme): number {
  const total = profile.values.reduce((sum, { count }) => sum + count, 0);
  const known = profile.values.filter(({ label }) => align("*", scheme, label).match !== "unmapped");
  return total === 0 ? 0 : known.reduce((sum, { count }) => sum + count, 0) / total;
}

const isCategory = (profile: ColumnProfile): boolean =>
  profile.filled >= 5 &&
  profile.fill > 0.05 &&
  profile.averageLength < 120 &&
  profile.shares.number < 0.5 &&
  profile.shares.url < 0.2 &&
  profile.shares.boolean < 0.8;

/** Everything a column may be, best first: by its name weighed by its values, by its values alone, by our vocabularies. */
function candidatesOf(profile: ColumnProfile): Candidate[] {
  const byName = nameScores(profile.column);
  const found: Candidate[] = [];
  for (const slot of new Set([...byName.keys(), ...RULED_SLOTS])) {
    const rule = ruleOf(slot);
    const named = (byName.get(slot) ?? 0) * rule.fits(profile);
    const alone = profile.filled > 0 ? (rule.alone?.(profile) ?? 0) : 0;
    const confidence = 1 - (1 - named) * (1 - alone);
    if (confidence < 0.3) continue;
    found.push({ slot, confidence, by: named > 0.3 && alone > 0.3 ? "both" : alone > named ? "values" : "name" });
  }
  if (profile.filled > 0 && profile.filled < 5 && /\bcode\b/i.test(profile.column))
    for (const candidate of found) if (candidate.slot in SCHEME_SLOTS) candidate.confidence *= 0.6;
  if (isCategory(profile)) {
    for (const [slot, scheme] of Object.entries(SCHEME_SLOTS)) {
      const share = alignedShare(profile, scheme);
      const known = found.find((each) => each.slot === slot);
      const vocabulary = share > 0.5 ? 0.35 + 0.5 * share : 0;
      if (known) {
        // "CODE" says that the words are elsewhere.
        if (share === 0 && /\bcode\b/i.test(profile.column)) known.confidence *= 0.6;
        known.confidence = Math.min(1, known.confidence * (0.75 + 0.25 * share) + 0.15 * share);
        if (vocabulary > 0) Object.assign(known, { by: "aligned", share });
      } else if (vocabulary > 0) found.push({ slot, confidence: vocabulary, by: "aligned", share });
    }
  }
  return found.sort((a, b) => b.confidence - a.confidence);
}

type Assigned = { profile: ColumnProfile; candidates: Candidate[]; chosen?: Candidate; note?: string };

/** The surest column takes the slot; where only one can, others take what comes next for them. */
function assign(profiles: readonly ColumnProfile[], rows: readonly RawRow[]): Assigned[] {
  const all: Assigned[] = profiles.map((profile) => ({ profile, candidates: candidatesOf(profile) }));
  const taken = new Map<string, string>();
  const queue = all.flatMap((each, order) => each.candidates.map((candidate) => ({ each, candidate, order })));
  queue.sort((a, b) => b.candidate.confidence - a.candidate.confidence || a.order - b.order);
  for (const { each, candidate } of queue) {
    if (each.chosen || candidate.confidence < 0.45) continue;
    const holder = taken.get(candidate.slot);
    if (holder !== undefined && ruleOf(candidate.slot).one) {
      each.note ??= holder;
      continue;
    }
    if (isConstant(each.profile, rows) && !MAY_BE_CONSTANT.has(candidate.slot)) continue;
    each.chosen = candidate;
    taken.set(candidate.slot, each.profile.column);
  }
  return all;
}

/** The same value in every row speaks of the source ("Sourceur", its logo): not of each record. */
const isConstant = (profile: ColumnProfile, rows: readonly RawRow[]): boolean =>
  rows.length >= 10 && profile.fill > 0.95 && profile.distinct === 1;
const MAY_BE_CONSTANT = new Set([
  "record.kind",
  "record.updated",
  "lang",
  "places.country",
  "places.department",
  "places.region",
  "places.commune",
  "places.postcode",
  "places.insee",
]);

function reasonOf(each: Assigned, rows: readonly RawRow[]): string {
  const { chosen, profile } = each;
  if (!chosen) {
    if (profile.filled === 0) return reasons.empty;
    if (isConstant(profile, rows)) return reasons.constant;
    return each.note === undefined ? reasons.unused : reasons.taken(each.note);
  }
  const label = slotLabel(chosen.slot);
  if (chosen.by === "aligned") return reasons.aligned(chosen.share ?? 0, label);
  return reasons[chosen.by](label);
}

/** A second column of the same thing fills the holes of the first: "NOMCOM", else "COMINIT"; "description", else "description:de". */
function fillHoles(all: readonly Assigned[]): void {
  for (const each of all) {
    const [best] = each.candidates;
    if (each.chosen || !best || each.note === undefined || each.profile.filled === 0) continue;
    const variant = best.slot !== "record.id" && /^[:_. -]/.test(tail(each.profile.column, each.note));
    if (variant || (FILLED_BY_OTHERS.has(best.slot) && best.confidence > 0.85)) each.chosen = best;
  }
}

const FILLED_BY_OTHERS = new Set(["places.commune", "links.home"]);
const tail = (column: string, holder: string): string =>
  fold(column).startsWith(fold(holder)) ? column.slice(holder.length) : "";

const CELL_SEPARATORS = [", ", ",", " - ", " / ", "/", "-"];

/** Labels that become known once cells are cut: the mark between them, when it is not one that stands out by itself. */
function separatorByLabels({ candidates: _, chosen, profile }: Assigned): string | undefined {
  const scheme = chosen && SCHEME_SLOTS[chosen.slot];
  if (!scheme || profile.separator !== undefined) return undefined;
  const whole = alignedShare(profile, scheme);
  let best: { separator: string; share: number } | undefined;
  for (const separator of CELL_SEPARATORS) {
    const values = profile.values.flatMap(({ label, count }) =>
      label.split(separator).map((piece) => ({ label: piece.trim(), count })),
    );
    if (values.length === profile.values.length) continue;
    const share = alignedShare({ ...profile, values }, scheme);
    if (share > Math.max(whole + 0.1, best?.share ?? 0)) best = { separator, share };
  }
  return best?.separator;
}

/** Codes, classes and names of areas are no words of classification. */
const NOT_WORDS =
  /(?:^|[^a-z])(?:dep|com|reg|ze|metro|zone|geo|territoire|canton|arrondissement|epci|iris|qpv|code|class\w*|academie)(?:[^a-z]|$)/;

const isWording = ({ column, values }: ColumnProfile): boolean =>
  !NOT_WORDS.test(fold(column)) &&
  !/^(?:nom|insee|pop)?(?:metro|reg|dep|com)/.test(fold(column)) &&
  values.filter(({ label }) => /\p{Ll}{3}/u.test(label) && !/\d{3}/.test(label)).length > values.length * 0.7;

/** Columns of few short values that nothing claims are the partner's own words. */
function keepWords(all: readonly Assigned[], rows: readonly RawRow[]): void {
  for (const each of all) {
    const { profile } = each;
    if (!isWording(profile)) continue;
    const few = profile.distinct > 1 && profile.distinct <= Math.max(12, profile.filled * 0.2);
    if (each.chosen || !few || !isCategory(profile) || profile.averageLength > 60 || isConstant(profile, rows)) continue;
    each.chosen = { slot: "keywords", confidence: 0.35, by: "values" };
  }
}

/** The profile of a column whose cells are lists. */
function cut(profile: ColumnProfile, separator: string): ColumnProfile {
  const counts = new Map<string, number>();
  for (const { label, count } of profile.values)
    for (const piece of label.split(separator))
      if (piece.trim() !== "") counts.set(piece.trim(), (counts.get(piece.trim()) ?? 0) + count);
  return { ...profile, separator, values: [...counts].map(([label, count]) => ({ label, count })) };
}

function labelsOf(all: readonly Assigned[]): LabelProposal[] {
  return all.flatMap(({ chosen, profile }) => {
    const scheme = chosen && SCHEME_SLOTS[chosen.slot];
    if (!scheme) return [];
    return profile.values
      .filter(({ label }) => align("*", scheme, label).match === "unmapped")
      .slice(0, 100)
      .map(({ label, count }) => ({ scheme, label, count, suggestions: suggestConcepts(scheme, label) }));
  });
}

/**
 * Proposes a mapping for a file never seen: each column by its name and its values, with how sure and why; whether rows fold;
 * what can serve as id. `rows`: a sample of some hundreds, as read. The mapping always holds (`mappingOf` takes it).
 * `template`: the mapping of the Essaim spreadsheet, taken as it is when the file has its columns.
 */
export function proposeMapping(recognition: Recognition, rows: readonly RawRow[], about: About, template?: Mapping): Proposal {
  const columns = recognition.columns.map((column) => column.name);
  if (template && isTemplate(template, columns)) return ofTemplate(template, recognition, about);
  const profiles = columns.map((column) => profileColumn(column, rows));
  const all = assign(profiles, rows);
  fillHoles(all);
  for (const each of all) {
    const separator = separatorByLabels(each);
    if (separator !== undefined) each.profile = cut(each.profile, separator);
  }
  keepWords(all, rows);
  const chosen = all.flatMap(({ chosen, profile }) => (chosen ? [{ slot: chosen.slot, profile }] : []));
  const { mapping, notes, unused } = draftMapping(recognition, rows, chosen, about);
  return {
    mapping,
    columns: all.map((each) => {
      const { profile, candidates } = each;
      const used = each.chosen && !unused.has(profile.column) ? each.chosen : undefined;
      return {
        column: profile.column,
        ...(used && { slot: used.slot }),
        confidence: used ? Math.round(used.confidence * 100) / 100 : 0,
        reason: unused.get(profile.column) ?? reasonOf(each, rows),
        ...(profile.separator !== undefined && used && { separator: profile.separator }),
        alternatives: candidates
          .filter((candidate) => candidate.slot !== used?.slot)
          .slice(0, 3)
          .map(({ slot, confidence }) => ({ slot, confidence: Math.round(confidence * 100) / 100 })),
      };
    }),
    labels: labelsOf(all),
    notes,
    template: false,
  };
}

/** A file is the template when it has all its columns, or all but a few that someone took out, and the title among them. */
function isTemplate(template: Mapping, columns: readonly string[]): boolean {
  const key = (name: string): string => fold(name).trim();
  const present = new Set(columns.map(key));
  const wanted = columnsOf(template);
  return wanted.filter((name) => present.has(key(name))).length >= wanted.length * 0.8;
}

function ofTemplate(template: Mapping, recognition: Recognition, about: About): Proposal {
  const { partner, source, title } = about;
  return {
    mapping: { ...template, ...about, partner, source, title },
    columns: recognition.columns.map(({ name }) => ({ column: name, confidence: 1, reason: reasons.template, alternatives: [] })),
    labels: [],
    notes: [noteTexts.template],
    template: true,
  };
}
