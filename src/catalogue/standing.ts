/**
 * What a source is worth beside the others, as declared at the partners' desk: `home`, it speaks of its own doings, like whoever
 * holds a fiche; `trusted`, it checks what it publishes; `usual`, like all others, until somebody says otherwise; `unsure`, the
 * others come first. From first heard to last.
 */
export const STANDINGS = ["home", "trusted", "usual", "unsure"] as const;

/** One step of that rank. */
export type Standing = (typeof STANDINGS)[number];

/** Declared standings by source; a source that is not there is `usual`. */
export type Standings = ReadonlyMap<string, Standing>;

/** One declaration, signed: they are kept, the last of a source counts. */
export type StandingDeclared = { source: string; standing: Standing; at: string; by: string };
