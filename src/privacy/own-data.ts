import type { Held, Processing } from "./processing.ts";

/** All that one use holds about a person. */
export type Part = { processing: Processing; held: Held[] };

/** What a person chose to have erased: parts by id, and whether what they signed may stay without their name. */
export type ErasureChoice = { parts: readonly string[]; keepWords: boolean };

/** Whether some of these parts can stay without their author's name. */
export const offersAnonymity = (parts: readonly Part[]): boolean => parts.some(({ processing }) => processing.anonymise);

/** The name of a column or of a field as a person reads it: `recu_le` is "Recu le". */
export function labelOf(name: string): string {
  const words = name.replace(/[_-]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
