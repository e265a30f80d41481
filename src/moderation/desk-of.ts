import type { Executor } from "../platform/database.ts";
import type { Case, CaseDesk } from "./case.ts";

/**
 * The desk that knows this case. Where two rooms share a kind (reports), the one that still holds the subject; undefined when
 * no room does.
 */
export async function deskOf(
  executor: Executor,
  desks: readonly CaseDesk[],
  { kind, subject }: Pick<Case, "kind" | "subject">,
): Promise<CaseDesk | undefined> {
  const candidates = desks.filter((desk) => desk.kind === kind);
  if (candidates.length < 2) return candidates[0];
  for (const desk of candidates) if (await desk.view(executor, subject)) return desk;
  return undefined;
}
