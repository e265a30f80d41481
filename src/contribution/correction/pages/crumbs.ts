import { type Entry, entryPath } from "../../../catalogue/index.ts";
import { type Crumb, excerpt } from "../../../web/index.ts";

/** The way back to the fiche. */
export const crumbsTo = (entry: Entry): Crumb[] => [{ label: excerpt(entry.single.title.value, 60), href: entryPath(entry) }];
