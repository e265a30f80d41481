/** What went wrong, as callers must tell it apart; the HTTP status and the exit code follow from it (one table in `app`). */
export type ProblemKind = "invalid" | "not-found" | "gone" | "forbidden" | "conflict" | "unavailable" | "too-large";

/** What is wrong, for programs and for people. */
export type Problem = {
  /** Stable, `room/what`, e.g. `source/not-found`: programs and tests rely on it. */
  code: string;
  kind: ProblemKind;
  /** French, for people: what happened, with the place (file, line, column) and the value. */
  detail: string;
  /** French, for people: the way out. */
  hint?: string | undefined;
  cause?: unknown;
};

/** An error whose words are meant for the person who reads them. Anything else that is thrown is a defect of the program. */
export class ProblemError extends Error {
  readonly code: string;
  readonly kind: ProblemKind;
  readonly detail: string;
  readonly hint: string | undefined;

  constructor(problem: Problem) {
    super(problem.detail, problem.cause === undefined ? undefined : { cause: problem.cause });
    this.name = "ProblemError";
    this.code = problem.code;
    this.kind = problem.kind;
    this.detail = problem.detail;
    this.hint = problem.hint;
  }
}

/** True when `error` is a ProblemError, of that `code` when one is given. */
export function isProblem(error: unknown, code?: string): error is ProblemError {
  return error instanceof ProblemError && (code === undefined || error.code === code);
}
