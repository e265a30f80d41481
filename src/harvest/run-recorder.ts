import type { Executor } from "../platform/database.ts";
import type { ReadIssue } from "./formats/index.ts";
import { insertIssues, saveRun } from "./run.store.ts";
import { emptyReport, type HarvestRun, ISSUES_KEPT, type RunIssue } from "./run.ts";

/** Gathers what a run meets; `save` writes it with the batch it belongs to, so a crash keeps a true report. */
export type RunRecorder = {
  run: HarvestRun;
  issue(issue: ReadIssue | RunIssue): void;
  unmapped(values: readonly { scheme: string; label: string }[]): void;
  save(executor: Executor): Promise<void>;
  /** Forgets what was gathered and not saved yet: the document is read again from its beginning. */
  restart(): void;
};

/** Distinct unmapped labels kept per scheme: enough for the vocabulary desk, bounded against free text in a column. */
const LABELS_KEPT = 500;

/** Starts the report of a run; nothing is stored before `save`. */
export function recordRun(base: Omit<HarvestRun, "report" | "status">): RunRecorder {
  const run: HarvestRun = { ...base, status: "running", report: emptyReport() };
  let waiting: RunIssue[] = [];
  let written = 0;
  return {
    run,
    issue(issue) {
      const { report } = run;
      // A reader tells the many of one kind once, with their count.
      const count = "count" in issue ? (issue.count ?? 1) : 1;
      report.issues += count;
      report.issuesByCode[issue.code] = (report.issuesByCode[issue.code] ?? 0) + count;
      if (written + waiting.length >= ISSUES_KEPT) return;
      const { column, fatal: _fatal, field = column, ...rest } = issue as ReadIssue & RunIssue;
      waiting.push(field === undefined ? rest : { ...rest, field });
    },
    unmapped(values) {
      const { report } = run;
      for (const { scheme, label } of values) {
        report.unmapped[scheme] ??= {};
        const labels = report.unmapped[scheme];
        // A partner's word may be "constructor".
        const known = Object.hasOwn(labels, label) ? (labels[label] ?? 0) : 0;
        if (known > 0 || Object.keys(labels).length < LABELS_KEPT) labels[label] = known + 1;
      }
    },
    async save(executor) {
      const issues = waiting;
      waiting = [];
      await insertIssues(executor, run.id, written, issues);
      written += issues.length;
      await saveRun(executor, run);
    },
    restart() {
      const { reader } = run.report;
      run.report = { ...emptyReport(), ...(reader === undefined ? {} : { reader }) };
      waiting = [];
    },
  };
}
