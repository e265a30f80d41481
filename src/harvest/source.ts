/** An organisation that shares its database, and whose people look after it. */
export type Partner = { id: string; slug: string; name: string; description?: string; url?: string; createdAt: string };

/** Why a source's records belong here: innovations, those who support them, or places only. */
export const SOURCE_ROLES = ["innovations", "support", "places"] as const;
/** What a source mostly describes. */
export type SourceRole = (typeof SOURCE_ROLES)[number];

/** Where a source's document is read: a file on this machine, an address, or the last upload (a raw document's hash). */
export type SourceLocation =
  | { kind: "file"; path: string }
  | { kind: "url"; url: string }
  | { kind: "upload"; document: string; name: string };

/** One database, file or feed of a partner. */
export type Source = {
  id: string;
  slug: string;
  partner: string;
  title: string;
  role: SourceRole;
  why?: string;
  licence: string;
  licenceUrl?: string;
  location: SourceLocation;
  /** Number of the saved mapping in force; 0 when none is saved yet. */
  mappingVersion: number;
  lastRun?: string;
  lastCompleteAt?: string;
  /** Each update waits for a person who looks at what it would change. */
  approval?: true;
  createdAt: string;
};
