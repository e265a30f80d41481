import type { Executor } from "../../platform/database.ts";
import { applicationsIn } from "../application/application.store.ts";
import { type Application, PUBLIC_STATES } from "../application/application.ts";
import { type Suspension, suspensions } from "../application/suspension.store.ts";
import { lastVotes } from "./vote.store.ts";
import type { Vote } from "./vote.ts";

/** An application with its last vote, and its suspension when it was admitted and is suspended. */
export type Standing = { application: Application; vote?: Vote; suspension?: Suspension };

/** Every application that anyone may see, newest first. */
export async function standings(executor: Executor): Promise<Standing[]> {
  const applications = await applicationsIn(executor, PUBLIC_STATES);
  const votes = await lastVotes(
    executor,
    applications.map(({ id }) => id),
  );
  const suspended = await suspensions(executor);
  return applications.map((application) => {
    const vote = votes.get(application.id);
    const suspension = suspended.find(({ partner }) => partner === application.partner);
    return { application, ...(vote ? { vote } : {}), ...(suspension ? { suspension } : {}) };
  });
}

/** What to call where it stands: a key of the texts. */
export function standingOf({ application, vote, suspension }: Standing) {
  if (application.state === "voting") return vote?.mode === "stewards" ? "stewards" : "voting";
  if (suspension) return "suspended";
  if (application.state === "admitted") return "admitted";
  return vote?.outcome === "no-quorum" ? "no-quorum" : "declined";
}
