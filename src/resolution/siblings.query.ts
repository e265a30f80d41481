import { presentEntry } from "../catalogue/index.ts";
import type { Executor } from "../platform/database.ts";
import { siblingLikenesses } from "./likeness.store.ts";

/**
 * The entries of the same network as one: those that a person called so first, then the likeliest; at most `limit`. Symmetric.
 */
export async function siblingsOf(executor: Executor, entry: string, limit: number): Promise<string[]> {
  const id = await presentEntry(executor, entry);
  return (await siblingLikenesses(executor, id, limit)).map(({ a, b }) => (a === id ? b : a));
}
