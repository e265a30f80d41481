import type { Scheme } from "./concept.ts";

/** What a decided change does to one concept of a scheme. Ids are stable for life: none is ever removed or given anew. */
export type ChangeAct =
  | { kind: "add"; id: string; label: string; broader?: string; definition?: string }
  | { kind: "relabel"; id: string; label: string }
  | { kind: "word"; id: string; word: string }
  | { kind: "move"; id: string; broader?: string }
  | { kind: "merge"; id: string; into: string }
  | { kind: "retire"; id: string };

/** A change in force. `at`: ISO instant of the decision; `note`: French, what was decided and why, kept with the concept. */
export type VocabularyChange = { scheme: Scheme; at: string; note: string; act: ChangeAct };

/** Why a change cannot be made; `other`: the concept that bears the name already. */
export type ChangeRefusal = {
  why: "closed" | "unknown" | "unknown-target" | "cycle" | "bad-text" | "taken" | "nothing-new" | "id-used";
  other?: string;
};

/** Schemes that others publish or that the program itself reads by id: other words may be added, concepts may not change place. */
const CLOSED: ReadonlySet<Scheme> = new Set<Scheme>([
  "kinds",
  "stages",
  "worlds",
  "legalForms",
  "sdg",
  "scales",
  "roles",
  "reviewCriteria",
  "indicators",
  "clusterSteps",
]);

/** Whether concepts of a scheme may be added, moved, merged and retired here; the others only gain words and better labels. */
export const isOpenScheme = (scheme: Scheme): boolean => !CLOSED.has(scheme);

/** Longest label or word. */
export const LONGEST_WORD = 120;
