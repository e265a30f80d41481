import type { Executor } from "../../platform/database.ts";
import { presentHolders } from "./holder.store.ts";

/** Those who hold a fiche and want to be asked. Their addresses are for relaying letters: no page ever shows them. */
export async function holdersOf(executor: Executor, entry: string): Promise<{ email: string; name?: string; role?: string }[]> {
  const holders = await presentHolders(executor, entry);
  return holders.flatMap(({ email, name, role, reach }) =>
    email && reach === "relay" ? [{ email, ...(name ? { name } : {}), ...(role ? { role } : {}) }] : [],
  );
}
