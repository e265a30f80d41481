import { createAligner, type Scheme, suggestConcepts } from "../../vocabulary/index.ts";
import type { ColumnProfile } from "./column-profile.ts";

/** Labels of a vocabulary column that match no concept, with suggestions for a person to accept. */
export type LabelProposal = {
  scheme: Scheme;
  label: string;
  count: number;
  suggestions: { id: string; label: string; score: number }[];
};

/** The slots whose values are words of a vocabulary. */
export const SCHEME_SLOTS: Record<string, Scheme> = {
  "record.kind": "kinds",
  themes: "themes",
  audiences: "audiences",
  placeTypes: "placeTypes",
  stage: "stages",
  legalForm: "legalForms",
  world: "worlds",
  "spread.modes": "spreadModes",
};

const align = createAligner([]);

/** Share of the cells of a column whose labels are known in a vocabulary. */
export function alignedShare(profile: ColumnProfile, scheme: Scheme): number {
  const total = profile.values.reduce((sum, { count }) => sum + count, 0);
  const known = profile.values.filter(({ label }) => align("*", scheme, label).match !== "unmapped");
  return total === 0 ? 0 : known.reduce((sum, { count }) => sum + count, 0) / total;
}

const CELL_SEPARATORS = [", ", ",", " - ", " / ", "/", "-"];

/** Labels that become known once cells are cut: the mark between them, when it is not one that stands out by itself. */
export function separatorByLabels(slot: string, profile: ColumnProfile): string | undefined {
  const scheme = SCHEME_SLOTS[slot];
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

/** The profile of a column whose cells are lists. */
export function cut(profile: ColumnProfile, separator: string): ColumnProfile {
  const counts = new Map<string, number>();
  for (const { label, count } of profile.values)
    for (const piece of label.split(separator))
      if (piece.trim() !== "") counts.set(piece.trim(), (counts.get(piece.trim()) ?? 0) + count);
  return { ...profile, separator, values: [...counts].map(([label, count]) => ({ label, count })) };
}

/** Words of columns given to a vocabulary that nobody knows yet, each with the concepts proposed for it; 100 a column at most. */
export function labelsOf(chosen: readonly { slot: string; profile: ColumnProfile }[]): LabelProposal[] {
  return chosen.flatMap(({ slot, profile }) => {
    const scheme = SCHEME_SLOTS[slot];
    if (!scheme) return [];
    return profile.values
      .filter(({ label }) => align("*", scheme, label).match === "unmapped")
      .slice(0, 100)
      .map(({ label, count }) => ({ scheme, label, count, suggestions: suggestConcepts(scheme, label) }));
  });
}
