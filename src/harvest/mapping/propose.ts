import { fold } from "../../engine/text/index.ts";

import type { RawRow, Recognition } from "../formats/index.ts";
import { type Assigned, assignColumns, isConstant } from "./assign-columns.ts";
import { profileColumn } from "./column-profile.ts";
import { type About, draftMapping, readOptions } from "./draft-mapping.ts";
import { type LabelProposal, labelsOf } from "./label-columns.ts";
import { columnsOf, mappingOf } from "./mapping.schema.ts";
import type { Mapping } from "./mapping.ts";
import { notes as noteTexts, reasons, slotLabel } from "./propose.fr.ts";
import { templateMapping } from "./template.ts";
import { usageOf } from "./usage.ts";

/** What a column seems to be for. `slot` names a field or a part ("places.postcode"); absent: nothing, keep it aside. */
type ColumnProposal = {
  column: string;
  slot?: string;
  /** 0 to 1. Above 0.8 it may be taken as it is; under 0.5 a person must look. */
  confidence: number;
  /** One French sentence. */
  reason: string;
  separator?: string;
  alternatives: { slot: string; confidence: number }[];
};

export type { LabelProposal } from "./label-columns.ts";

/** A first mapping for a file, and why it is so. */
export type Proposal = {
  mapping: Mapping;
  columns: ColumnProposal[];
  labels: LabelProposal[];
  /** French sentences about the whole: grouping, identifier, kind. */
  notes: string[];
  /** The file is the spreadsheet template of Essaim. */
  template: boolean;
};

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

/**
 * Proposes a mapping for a file never seen: each column by its name and its values, with how sure and why; whether rows fold;
 * what can serve as id. `rows`: a sample of some hundreds, as read. The mapping always holds (`mappingOf` takes it).
 * A file made from the Essaim spreadsheet gets its mapping as it is.
 */
export function proposeMapping(recognition: Recognition, rows: readonly RawRow[], about: About): Proposal {
  const columns = recognition.columns.map((column) => column.name);
  const template = templateMapping();
  if (isTemplate(template, columns)) return ofTemplate(template, recognition, about);
  // A column of objects is read through the columns it holds.
  const holders = new Set(columns.filter((column) => columns.some((other) => other.startsWith(`${column}.`))));
  const profiles = columns
    .filter((column) => !holders.has(column) && isUsable(column))
    .map((column) => profileColumn(column, rows));
  const all = assignColumns(profiles, rows);
  const chosen = all.flatMap(({ chosen, profile }) => (chosen ? [{ slot: chosen.slot, profile }] : []));
  const { mapping, notes, unused } = draftMapping(recognition, rows, chosen, about, profiles[0]?.column);
  return {
    mapping,
    columns: columns.map((column) => {
      const each = all.find(({ profile }) => profile.column === column);
      if (!each)
        return { column, confidence: 0, reason: holders.has(column) ? reasons.holder : reasons.unused, alternatives: [] };
      const { profile, candidates } = each;
      const used = each.chosen && !unused.has(profile.column) ? each.chosen : undefined;
      return {
        column: profile.column,
        ...(used && { slot: FINER[used.slot] ?? used.slot }),
        confidence: used ? Math.round(used.confidence * 100) / 100 : 0,
        reason: unused.get(profile.column) ?? reasonOf(each, rows),
        ...(profile.separator !== undefined && used && { separator: profile.separator }),
        alternatives: candidates
          .filter((candidate) => candidate.slot !== used?.slot)
          .slice(0, 3)
          .map(({ slot, confidence }) => ({ slot, confidence: Math.round(confidence * 100) / 100 })),
      };
    }),
    labels: labelsOf(chosen),
    notes,
    template: false,
  };
}

/** What is told apart to put an address together is, for people, the address. */
const FINER: Record<string, string> = {
  "places.housenumber": "places.address",
  "places.complement": "places.address",
  "places.region": "places.department",
};

/** Names that no mapping may read: blank, or reaching into objects. */
const isUsable = (column: string): boolean =>
  column.trim() !== "" && !column.split(".").some((step) => ["__proto__", "constructor", "prototype"].includes(step));

/** A file is the template when its columns are the template's: some may have been taken out, a few added; the title is there. */
function isTemplate(template: Mapping, columns: readonly string[]): boolean {
  const key = (name: string): string => fold(name).trim();
  const known = new Set(columnsOf(template).map(key));
  const own = columns.filter((name) => known.has(key(name)));
  return (
    own.length >= 5 &&
    own.length >= columns.length * 0.8 &&
    columns.some((name) => key(name) === key(String(template.fields.title)))
  );
}

function ofTemplate(template: Mapping, recognition: Recognition, about: About): Proposal {
  const { kind: _kind, partnerName: _name, ...header } = about;
  const usage = usageOf(template);
  return {
    mapping: mappingOf({ ...template, ...header, read: readOptions(recognition) }),
    columns: recognition.columns.map(({ name }) => {
      const [slot] = usage.get(name) ?? [];
      const known = slot !== undefined;
      return {
        column: name,
        ...(known && { slot }),
        confidence: known ? 1 : 0,
        reason: known ? reasons.template : reasons.unused,
        alternatives: [],
      };
    }),
    labels: [],
    notes: [noteTexts.template],
    template: true,
  };
}
