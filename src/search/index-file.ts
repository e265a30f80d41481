import { Core } from "./memory/core.ts";
import { fromSections, toSections } from "./memory/parts-codec.ts";
import { readSnapshot, writeSnapshot } from "./memory/snapshot.ts";
import { MemoryIndex, type MemoryIndexOptions } from "./memory-index.ts";

/** Saves the index as it stands; false when it changed meanwhile (try again later), and the file before is kept. */
export function saveIndex(index: MemoryIndex, path: string): Promise<boolean> {
  const { version } = index;
  return writeSnapshot(path, index.seq, toSections(index.core.parts), () => index.version === version);
}

/** An index at the state of the file, or an empty one with the reason: `rebuild` says that a file was there and could not serve. */
export async function loadIndex(path: string, options: MemoryIndexOptions): Promise<{ index: MemoryIndex; rebuild?: string }> {
  const read = await readSnapshot(path);
  if (!read.found) return { index: new MemoryIndex(options), ...(read.why === "unreadable" ? { rebuild: read.detail } : {}) };
  try {
    return { index: new MemoryIndex(options, new Core(fromSections(read.sections)), read.seq) };
  } catch (error) {
    return { index: new MemoryIndex(options), rebuild: error instanceof Error ? error.message : String(error) };
  }
}
