/** First bytes from here on tell how many positions follow. */
const ONE = 224;
const MANY = 255;
/** Most positions that a first byte tells by itself. */
const SHORT = MANY - ONE;

function writeVarint(bytes: Uint8Array, at: number, value: number): number {
  let rest = value;
  let i = at;
  while (rest > 127) {
    bytes[i++] = (rest & 127) | 128;
    rest >>>= 7;
  }
  bytes[i++] = rest;
  return i;
}

/** Bytes that positions of one posting take at most: each three (they are under 2^21), and their count. */
export const mostBytes = (count: number): number => 4 + count * 3;

/**
 * Writes the positions of one posting, as `Segment.positions` has them, at `start`; there is room for `mostBytes(count)`.
 * @param positions increasing, `count` of them, at least one @returns where they end
 */
export function writePositions(bytes: Uint8Array, start: number, positions: ArrayLike<number>, count: number): number {
  const first = positions[0] as number;
  if (count === 1 && first < ONE) {
    bytes[start] = first;
    return start + 1;
  }
  let at = start;
  if (count <= SHORT) bytes[at++] = ONE - 1 + count;
  else {
    bytes[at++] = MANY;
    at = writeVarint(bytes, at, count - SHORT);
  }
  let before = -1;
  for (let i = 0; i < count; i++) {
    const position = positions[i] as number;
    at = writeVarint(bytes, at, position - before - 1);
    before = position;
  }
  return at;
}

/** Where the posting after the one at `at` begins. */
export function skipPositions(bytes: Uint8Array, at: number): number {
  // Nearly all end here; the rest is a call of its own, so that this is compiled into its callers.
  return (bytes[at] as number) < ONE ? at + 1 : skipSeveral(bytes, at);
}

function skipSeveral(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number;
  let i = at + 1;
  let left = first - ONE + 1;
  if (first === MANY) {
    let shift = 0;
    let more = 0;
    for (;;) {
      const byte = bytes[i++] as number;
      more |= (byte & 127) << shift;
      if (byte < 128) break;
      shift += 7;
    }
    left = SHORT + more;
  }
  while (left > 0) if ((bytes[i++] as number) < 128) left--;
  return i;
}
