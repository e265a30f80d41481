import type { HarvestRun } from "./run.ts";

/** How a source does, at a glance. */
export type Health = "fine" | "attention" | "broken" | "never" | "running";

/** More than one record in twenty refused asks for a person's eye. */
const REFUSED_SHARE = 0.05;

/** From its last runs, newest first. */
export function healthOf(runs: readonly HarvestRun[]): Health {
  const [last] = runs;
  if (!last) return "never";
  if (last.status === "running") return "running";
  if (last.status === "failed") return "broken";
  const { created, changed, unchanged, refused } = last.report;
  const read = created + changed + unchanged + refused;
  if (last.status !== "done" || refused > read * REFUSED_SHARE) return "attention";
  return "fine";
}
