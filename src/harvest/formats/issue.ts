import { ProblemError } from "../../platform/errors.ts";
import type { IssueCode, OnIssue, ReadIssue } from "./format.ts";
import { formatsText } from "./formats.fr.ts";

/** Longest value repeated in an issue. */
export const MAX_SHOWN = 120;
/** Issues of one code told one by one; the others are counted and told together at the end. */
const MAX_TOLD = 500;

type IssuePlace = { line?: number | undefined; column?: string | undefined; value?: string | undefined };

/** An issue at one place; the value is clipped to 120 characters. */
export function issue(code: IssueCode, detail: string, place: IssuePlace = {}): ReadIssue {
  const told: ReadIssue = { code, detail, fatal: false };
  if (place.line !== undefined) told.line = place.line;
  if (place.column !== undefined) told.column = place.column;
  if (place.value !== undefined) told.value = clip(place.value);
  return told;
}

/** The whole file is refused: thrown, with the code `file/<issue code>`. */
export function refusal(code: IssueCode, detail: string, hint?: string): ProblemError {
  const kind = code === "too-large" || code === "zip-bomb" ? "too-large" : "invalid";
  return new ProblemError({ code: `file/${code}`, kind, detail, hint });
}

/** The issue that stands in the report for a file refused as a whole; undefined when `error` is none of ours. */
export function fatalIssue(error: unknown): ReadIssue | undefined {
  if (!(error instanceof ProblemError) || !error.code.startsWith("file/")) return undefined;
  const code = error.code.slice("file/".length) as IssueCode;
  return { code, detail: error.hint === undefined ? error.detail : `${error.detail} ${error.hint}`, fatal: true };
}

/** Passes issues on, at most `MAX_TOLD` of each code; `close` tells how many more there were. */
export function limited(onIssue: OnIssue): { report: OnIssue; close(): void } {
  const counts = new Map<IssueCode, number>();
  return {
    report(told) {
      const count = (counts.get(told.code) ?? 0) + 1;
      counts.set(told.code, count);
      if (count <= MAX_TOLD || told.fatal) onIssue(told);
    },
    close() {
      for (const [code, count] of counts) {
        const more = count - MAX_TOLD;
        if (more > 0) onIssue({ code, detail: formatsText.andMore(more), fatal: false, count: more });
      }
      counts.clear();
    },
  };
}

/** A value short enough to be shown, on one line. */
export function clip(value: string, max = MAX_SHOWN): string {
  const head = value.length > max ? `${value.slice(0, max - 1)}…` : value;
  return head.replace(/\s+/g, " ").toWellFormed();
}
