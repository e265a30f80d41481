import type { ReadIssue } from "./formats/index.ts";

const RUN_STATUSES = ["running", "done", "partial", "failed", "cancelled"] as const;
/** `partial`: the listing was cut short or refused rows make it doubtful, so absences were not marked. */
export type RunStatus = (typeof RUN_STATUSES)[number];

/** What a run found. Records are things; rows are lines of the file (several rows may fold into one record). */
export type RunReport = {
  rows: number;
  created: number;
  changed: number;
  unchanged: number;
  attached: number;
  /** Records refused (no title, invalid...), each with a line in the report. */
  refused: number;
  /** Known records that a complete listing no longer held. */
  missing: number;
  issues: number;
  issuesByCode: Record<string, number>;
  /** Partners' words that match no concept: `scheme` -> label -> how many times. */
  unmapped: Record<string, Record<string, number>>;
  seconds: number;
  /** Version of the mapping and of the vocabulary that read the document: under the same, the same document says the same. */
  reader?: string;
};

/** The report of a run that has read nothing yet. */
export const emptyReport = (): RunReport => ({
  rows: 0,
  created: 0,
  changed: 0,
  unchanged: 0,
  attached: 0,
  refused: 0,
  missing: 0,
  issues: 0,
  issuesByCode: {},
  unmapped: {},
  seconds: 0,
});

/** One pass over a source. Instants are ISO. */
export type HarvestRun = {
  id: string;
  source: string;
  mappingVersion: number;
  startedAt: string;
  finishedAt?: string;
  status: RunStatus;
  /** Hash of the raw document kept. */
  document?: string;
  report: RunReport;
  /** French sentence: why it failed and the way out. */
  failure?: string;
};

/** A line of a run's report. */
export type RunIssue = Omit<ReadIssue, "fatal" | "code" | "column"> & { code: string; field?: string };

/** Lines kept per run; beyond, they are only counted. */
export const ISSUES_KEPT = 1_000;
