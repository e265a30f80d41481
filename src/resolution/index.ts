/** Resolution: one fiche for each thing. Finds likely duplicates, merges what is sure, asks people about the rest. */
export type { Judgement } from "./judgement.ts";
export { Matching } from "./matching/matching.ts";
export { judge, split, undo } from "./resolution.commands.ts";
