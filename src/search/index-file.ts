import { Core } from "./memory/core.ts";
import { fromSections, toSections } from "./memory/parts-codec.ts";
import { readSnapshot, type Stamp, writeSnapshot } from "./memory/snapshot.ts";
import { MemoryIndex, type MemoryIndexOptions } from "./memory-index.ts";
import { fr } from "./search.fr.ts";

/**
 * Saves the index as it stands, without anything of what was removed or replaced: what was erased is in no file. False when it
 * changed meanwhile (try again later), and the file before is kept.
 */
export function saveIndex(index: MemoryIndex, path: string): Promise<boolean> {
  index.compact();
  const { version, seq, mark } = index;
  return writeSnapshot(path, { seq, mark }, toSections(index.core.parts), () => index.version === version);
}

/** Whether the change log still holds the change that a stamp names. */
type IsOurs = (stamp: Stamp) => Promise<boolean>;

/**
 * An index at the state of the file, else an empty one. `rebuild` is set when a file was there and could not serve:
 * damaged, of another format, or saved from another database.
 */
export async function loadIndex(
  path: string,
  options: MemoryIndexOptions,
  isOurs: IsOurs = async () => true,
): Promise<{ index: MemoryIndex; rebuild?: string }> {
  const empty = (rebuild: string | undefined) => ({
    index: new MemoryIndex(options),
    ...(rebuild === undefined ? {} : { rebuild }),
  });
  const read = await readSnapshot(path);
  if (!read.found) return empty(read.why === "unreadable" ? read.detail : undefined);
  const { seq, mark, sections } = read;
  if (!(await isOurs({ seq, mark }))) return empty(fr.indexFile.foreign);
  try {
    return { index: new MemoryIndex(options, new Core(fromSections(sections)), seq, mark) };
  } catch (error) {
    return empty(error instanceof Error ? error.message : String(error));
  }
}
