import { diffMappings, parseMapping, printDiff } from "../mapping/index.ts";
import type { SavedMapping } from "../source.store.ts";

/** What each saved version changed from the one before, as sentences; nothing for the first, or when one cannot be read. */
export function versionChanges(versions: readonly SavedMapping[]): Map<number, string[]> {
  const mappings = new Map(versions.map(({ version, yaml }) => [version, parseMapping(yaml).mapping]));
  const changes = versions.map(({ version }): [number, string[]] => {
    const [before, after] = [mappings.get(version - 1), mappings.get(version)];
    return [version, before && after ? printDiff(diffMappings(before, after)).split("\n").filter(Boolean) : []];
  });
  return new Map(changes);
}
