import { constants, getPriority, setPriority } from "node:os";

/**
 * From now on this thread gives way to those that answer somebody: when there are fewer cores than work, pages come first. Nowhere
 * but on Linux has a thread a priority of its own: elsewhere only a process `alone`, without pages, gives way.
 */
export function giveWay({ alone = false } = {}): void {
  const least = constants.priority.PRIORITY_BELOW_NORMAL;
  if (process.platform !== "linux" && !alone) return;
  try {
    if (getPriority() < least) setPriority(least);
  } catch {
    // A system that does not let it is none the worse.
  }
}
