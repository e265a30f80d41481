import type { Recognition } from "../formats/index.ts";
import { type Mapping, mappingOf } from "../mapping/index.ts";
import type { SourceLocation } from "../source.ts";

/** Why the first mapping of a draft is as it is, for the person who checks it. */
export type ProposalReasons = {
  /** French sentences about the whole: id, grouping of rows, kind. */
  notes: string[];
  /** By column: the choice that was proposed, why, and how surely (0 to 1). */
  columns: Record<string, { choice: string; reason: string; confidence: number }>;
};

/** A source being prepared: a document given, what was understood of it, the mapping as corrected so far. */
export type Draft = {
  id: string;
  partner: string;
  /** The source whose mapping (or document) is being changed; absent for a new one. */
  source?: string;
  location: SourceLocation;
  /** Hash of the document kept in the raw store. */
  document: string;
  documentName: string;
  recognition: Recognition;
  yaml: string;
  reasons: ProposalReasons;
  /** Columns of the document in force, when another document is to replace it. */
  columnsBefore?: string[];
  createdAt: string;
  createdBy: string;
  updatedAt: string;
};

/** Addresses of the desk under a partner: no source may be called so. */
export const RESERVED_SLUGS: ReadonlySet<string> = new Set(["nouvelle", "preparation", "personnes", "presentation", "modele"]);

const LONGEST_NAME = 120;

/** The name of a file as sent by a browser, fit to be shown: no folder, no control character, bounded. */
export function shownFileName(name: string): string {
  const base = name.normalize("NFC").split(/[\\/]/).at(-1) ?? "";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the purpose
  const clean = base.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, "").trim();
  if (clean.length <= LONGEST_NAME) return clean || "fichier";
  const dot = clean.lastIndexOf(".");
  const end = dot > 0 && clean.length - dot <= 10 ? clean.slice(dot) : "";
  return `${clean.slice(0, LONGEST_NAME - end.length - 1).toWellFormed()}…${end}`;
}

/** A first title for a source, from the name of its file: "CGET_TiersLieux_2019.csv" gives "CGET TiersLieux 2019". */
export function titleFromFileName(name: string): string {
  const words = name
    .replace(/\.(csv|tsv|txt|xlsx|json|ndjson|geojson|jsonl)(\.gz)?$/i, "")
    .replace(/[_+\s-]+/g, " ")
    .trim();
  return words ? words.charAt(0).toLocaleUpperCase("fr") + words.slice(1) : "Nouvelle source";
}

/** What a person answers to one of the partner's words: a concept, "unclassified", or "" to leave it as a keyword. */
export type WordAnswer = { scheme: string; label: string; to: string };

/** The mapping with these answers among its alignments. @throws ProblemError `mapping/invalid` when a concept is unknown. */
export function withWords(mapping: Mapping, answers: readonly WordAnswer[]): Mapping {
  const alignments = new Map(
    Object.entries(mapping.alignments).map(([scheme, labels]) => [scheme, new Map(Object.entries(labels))]),
  );
  for (const { scheme, label, to } of answers) {
    if (to === "") continue;
    const labels = alignments.get(scheme) ?? new Map();
    labels.set(label, to === "unclassified" ? "unclassified" : [to]);
    alignments.set(scheme, labels);
  }
  const written = Object.fromEntries([...alignments].map(([scheme, labels]) => [scheme, Object.fromEntries(labels)]));
  return mappingOf({ ...mapping, alignments: written });
}
