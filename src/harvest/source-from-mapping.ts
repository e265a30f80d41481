import { readMapping } from "./mapping/index.ts";
import type { NewSource } from "./source.commands.ts";

/** What a mapping's header says of its source, for adding it from a file. `partner` is the partner's name as written. */
type DescribedSource = Omit<NewSource, "location" | "partner" | "slug"> & {
  slug: string;
  partner: string;
  file?: string;
  url?: string;
};

/** @throws ProblemError when the mapping is not valid. */
export function sourceFromMapping(yaml: string): DescribedSource {
  const { source, partner, title, role, why, licence, file, url } = readMapping(yaml);
  return { slug: source, partner, title, role, why, licence, ...(file ? { file } : {}), ...(url ? { url } : {}) };
}
