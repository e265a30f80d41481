import type { Services } from "../services.ts";
import { wholeDirectory } from "./directory.ts";

/** Where the search index reads the catalogue, and where it keeps itself. */
export const searchSources = ({ database, folder }: Services) => ({
  database,
  folder: folder.index,
  sources: () => wholeDirectory(database),
});
