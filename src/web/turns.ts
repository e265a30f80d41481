/**
 * Gives turns, one at a time, each in a round of the event loop of its own, first come first served. Requests that come together
 * are otherwise all answered within one round, and hold everything else (timers, what other threads tell, sockets) for as long.
 */
export function turns(): (take: () => void) => void {
  const waiting: (() => void)[] = [];
  const give = () => {
    const take = waiting.shift();
    // Asked for before the turn is taken: it comes in the next round whatever happens in this one.
    if (waiting.length > 0) setImmediate(give);
    take?.();
  };
  return (take) => {
    waiting.push(take);
    if (waiting.length === 1) setImmediate(give);
  };
}
