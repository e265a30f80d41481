import type { Database } from "../platform/database.ts";
import type { Alignment } from "../vocabulary/index.ts";
import { alignmentsOf, parseMapping } from "./mapping/index.ts";
import { listSources, mappingVersions } from "./source.store.ts";

/** Every partner's words as aligned by the mapping in force of each source, for the vocabulary's pages and exports. */
export async function partnerAlignments(database: Database): Promise<Alignment[]> {
  const sources = await listSources(database.read);
  const perSource = await Promise.all(
    sources.map(async (source) => {
      const saved = (await mappingVersions(database.read, source.id)).find((m) => m.version === source.mappingVersion);
      const { mapping } = saved ? parseMapping(saved.yaml) : {};
      return mapping ? alignmentsOf(mapping) : [];
    }),
  );
  return perSource.flat();
}
