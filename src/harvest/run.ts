import type { ReadIssue } from "./formats/index.ts";

const RUN_STATUSES = [
  "running",
  "done",
  "partial",
  "failed",
  "cancelled",
  "suspended",
  "approved",
  "refused",
  "superseded",
  "undoing",
  "undone",
  "redoing",
] as const;
/**
 * `partial`: the listing was cut short or refused rows make it doubtful, so absences were not marked. `suspended`: read, nothing
 * published, waits for a person; `approved`: that person said yes, it goes on by itself; `refused`: they said no; `superseded`: read
 * again meanwhile. `undone`: what it had published was taken back; `undoing` and `redoing` on the way there and back.
 */
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
  /** Records missing for too long, set aside. */
  archived?: number;
  /** Records that were missing or set aside, and are listed again. */
  returned?: number;
  /** Whether the whole list was read, so that what it lacked was counted as missing. */
  complete?: boolean;
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

/** How a field emptied: how many fiches filled it, out of how many, and how many of them would lose it. */
export type Drift = { field: string; filled: number; of: number; lost: number };

type Sample = { remoteId: string; title: string; entry?: string };

/** What a run would change, read but not yet published, with samples for a person to judge. */
export type RunPlan = {
  /** Records of the source that count and were listed last time. */
  known: number;
  created: number;
  changed: number;
  missing: number;
  /** Changed records by field. */
  fields: Record<string, number>;
  drift: Drift[];
  samples: {
    created: Sample[];
    changed: (Sample & { fields: { field: string; before?: string; after?: string }[] })[];
    missing: Sample[];
  };
  /** French sentence: why it waits for a person. */
  held?: string;
};

/** What people decide of a run. */
export type Verdict = "approve" | "refuse" | "undo" | "redo";

/** One decision, signed. */
export type RunDecision = { run: string; at: string; verdict: Verdict; by: string };

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
  /** What it would change or has changed; absent for a first harvest and for those that changed nothing. */
  plan?: RunPlan;
  /** French sentence: why it failed and the way out. */
  failure?: string;
};

/** Whether a run changed anything in the catalogue. */
export const hasEffect = ({ report }: HarvestRun): boolean =>
  report.created + report.changed + report.missing + (report.archived ?? 0) + (report.returned ?? 0) > 0;

/** A line of a run's report. */
export type RunIssue = Omit<ReadIssue, "fatal" | "code" | "column"> & { code: string; field?: string };

/** Lines kept per run; beyond, they are only counted. */
export const ISSUES_KEPT = 1_000;
