import type { Held, Processing } from "./processing.ts";

/** All that one use holds about a person. */
export type Part = { processing: Processing; held: Held[] };

/** What a person chose to have erased: parts by id, and whether what they signed may stay without their name. */
export type ErasureChoice = { parts: readonly string[]; keepWords: boolean };

/** Whether some of these parts can stay without their author's name. */
export const offersAnonymity = (parts: readonly Part[]): boolean => parts.some(({ processing }) => processing.anonymise);

/** What is shown of a value that a page cannot draw as a list: never an object's `[object Object]`. */
export function readable(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "object") return JSON.stringify(value);
  return String(value);
}
