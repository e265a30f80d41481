import type { HarvestRun } from "../run.ts";
import { safety } from "../safety.fr.ts";
import { desk } from "./desk.fr.ts";

/** How a source does, at a glance. */
export type Health = "fine" | "attention" | "broken" | "never" | "running";

/** More than one record in twenty refused asks for a person's eye. */
const REFUSED_SHARE = 0.05;

/** Records a run read: those it took, in whatever state, and those it refused. */
const recordsRead = ({ report }: HarvestRun): number => report.created + report.changed + report.unchanged + report.refused;

const UNDERWAY: ReadonlySet<HarvestRun["status"]> = new Set(["running", "approved", "undoing", "redoing"]);

/** The run that waits for a person. */
export const waitingOf = (runs: readonly HarvestRun[]): HarvestRun | undefined => runs.find((run) => run.status === "suspended");

/** From its last runs, newest first. `updating`: a job for it waits or runs. */
export function healthOf(runs: readonly HarvestRun[], updating = false): Health {
  const [last] = runs;
  if (updating) return "running";
  if (!last) return "never";
  if (UNDERWAY.has(last.status)) return "running";
  if (waitingOf(runs) || last.report.issuesByCode.drift) return "attention";
  if (last.status === "failed") return "broken";
  if (last.status !== "done" || last.report.refused > recordsRead(last) * REFUSED_SHARE) return "attention";
  return "fine";
}

/** What a person should look at, in one sentence; undefined when all is well. */
export function reasonOf(runs: readonly HarvestRun[], updating = false): string | undefined {
  const [last] = runs;
  const health = healthOf(runs, updating);
  if (health === "never") return desk.why.never;
  if (!last || health === "fine" || health === "running") return undefined;
  const held = waitingOf(runs)?.plan?.held;
  if (held !== undefined) return held;
  if (last.failure && (health === "broken" || last.status === "refused")) return last.failure;
  if (last.status === "undone" || last.status === "refused") return safety[last.status];
  if (last.report.issuesByCode.drift) return safety.emptied;
  if (last.status === "cancelled") return desk.why.cancelled;
  if (last.status === "partial") return desk.why.partial;
  return desk.why.refused(last.report.refused, recordsRead(last));
}

const URGENCY: Record<Health, number> = { broken: 0, attention: 1, never: 2, running: 3, fine: 4 };

/** Orders what needs a person first. */
export const byUrgency = (a: { health: Health }, b: { health: Health }): number => URGENCY[a.health] - URGENCY[b.health];

/** Whether a person should look. */
export const needsAttention = (health: Health): boolean => health === "broken" || health === "attention" || health === "never";
