import { isProblem } from "../platform/errors.ts";

/** Ends the process on an error that nobody else handles: in French for what a person can mend, with the trace for a defect. */
export function explainAndExit(error: unknown): never {
  if (isProblem(error)) process.stderr.write(`\n${error.detail}\n${error.hint ? `→ ${error.hint}\n` : ""}`);
  else process.stderr.write(`\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}
