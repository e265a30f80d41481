import { skipPositions } from "./positions.ts";
import { type Sliced, STEP } from "./slices.ts";

/** A bit for each byte of positions, set where a posting begins: see `Segment.positionMarks`. */
export function* positionMarks(positions: Uint8Array): Sliced<{ positionMarks: Int32Array }> {
  const marks = new Int32Array(Math.ceil(positions.length / 32));
  let postings = 0;
  for (let at = 0; at < positions.length; at = skipPositions(positions, at)) {
    marks[at >>> 5] = (marks[at >>> 5] as number) | (1 << (at & 31));
    if (++postings % STEP === 0) yield;
  }
  return { positionMarks: marks };
}
