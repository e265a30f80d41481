import { type Entry, entryById, visibleEntry } from "../catalogue/index.ts";
import type { Executor } from "../platform/database.ts";
import { ProblemError } from "../platform/errors.ts";
import { fr } from "./discussion.fr.ts";
import type { DiscussionDeps } from "./discussion-deps.ts";
import type { Standing } from "./message.ts";

/** The fiche, for all to read. @throws ProblemError `entry/not-found`. */
export async function ficheOf(executor: Executor, id: string): Promise<Entry> {
  const entry = await entryById(executor, id);
  if (!entry) throw new ProblemError({ code: "entry/not-found", kind: "not-found", ...fr.problems.noFiche });
  return visibleEntry(entry, "open");
}

/** As what an address speaks under this fiche. */
export async function standingOf(
  deps: DiscussionDeps,
  executor: Executor,
  entry: Entry,
  email: string,
): Promise<Standing | undefined> {
  if ((await deps.holdersOf(executor, entry.id)).some((holder) => holder.email === email)) return { role: "holder" };
  const editor = (await deps.editorsOf(executor, entry)).find((each) => each.email === email);
  return editor && { role: "partner", name: editor.partner };
}
