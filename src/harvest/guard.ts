import type { Drift, RunPlan } from "./run.ts";
import { safety } from "./safety.fr.ts";

/** More than this share of what a source listed would vanish... */
const VANISHED_SHARE = 0.2;
/** ...and at least so many: one fiche of three is a partner's everyday. */
const VANISHED_FLOOR = 3;
/** More than this share of the known fiches would change... */
const CHANGED_SHARE = 0.5;
/** ...and at least so many. */
const CHANGED_FLOOR = 5;
/** A field was full when this share of the fiches filled it; it becomes empty when this share of them loses it. */
const FULL_SHARE = 0.5;
const EMPTIED_SHARE = 0.9;
const EMPTIED_FLOOR = 5;

/** Whether so many fiches losing a field, of so many that fill it, among so many, is the field becoming empty. */
export const isDrift = ({ filled, of, lost }: Omit<Drift, "field">): boolean =>
  lost >= EMPTIED_FLOOR && filled >= of * FULL_SHARE && lost >= filled * EMPTIED_SHARE;

/** Whether so few fiches could be a field becoming empty, whatever fills it: below, nothing needs to be counted. */
export const mayDrift = (lost: number, known: number): boolean =>
  lost >= EMPTIED_FLOOR && lost >= known * FULL_SHARE * EMPTIED_SHARE;

/** What is known around a run, beside its plan. */
type Circumstances = {
  /** The source asks for each of its updates. */
  eachRun: boolean;
  /** Its last update was undone at this ISO instant, and none was approved since. */
  undoneAt?: string | undefined;
  /** The document is the last one published, read by another mapping: somebody previewed and saved it. */
  remapped: boolean;
};

/**
 * Why a run must wait for a person, as one French sentence; undefined when it may be published. Thresholds of the design's safety
 * rule 4, with floors under which a short list moves without alarm. An emptied field holds the run too: what it loses was full.
 */
export function heldBecause(plan: RunPlan, { eachRun, undoneAt, remapped }: Circumstances): string | undefined {
  const { known, created, changed, missing, fields, drift } = plan;
  if (created + changed + missing === 0) return undefined;
  if (missing >= VANISHED_FLOOR && missing > known * VANISHED_SHARE) return safety.held.vanished(missing, known);
  const [emptied] = remapped ? [] : drift;
  if (emptied) return safety.held.drift(emptied);
  if (!remapped && changed >= CHANGED_FLOOR && changed > known * CHANGED_SHARE)
    return safety.held.changed(changed, known, Object.keys(fields));
  if (undoneAt !== undefined) return safety.held.afterUndo(undoneAt);
  return eachRun ? safety.held.eachRun(created, changed, missing) : undefined;
}
