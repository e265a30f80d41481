import type { Executor } from "../../platform/database.ts";
import { presentHolders } from "./holder.store.ts";

/** Those who hold a fiche and want to be asked. Their addresses are for relaying letters: no page ever shows them. */
export async function holdersOf(executor: Executor, entry: string): Promise<{ email: string; name?: string; role?: string }[]> {
  const holders = await presentHolders(executor, entry);
  return holders.flatMap(({ email, name, role, reach }) =>
    email && reach === "relay" ? [{ email, ...(name ? { name } : {}), ...(role ? { role } : {}) }] : [],
  );
}

/** Everybody who holds a fiche: as what an address may speak under it. `isAsked`: they want to be written to. */
export async function allHolders(executor: Executor, entry: string): Promise<{ email: string; isAsked: boolean }[]> {
  const holders = await presentHolders(executor, entry);
  return holders.flatMap(({ email, reach }) => (email ? [{ email, isAsked: reach === "relay" }] : []));
}
