/** Size of a segment: all its documents, and those that are dead. */
type SegmentSize = { documents: number; dead: number };

/** Segments under this many living documents merge as soon as there are so many of them: merging them takes 2 ms or so. */
const SMALL = 512;
const SMALL_FEW = 4;
/**
 * Larger ones merge when the smaller of them outweigh the largest, and there are so many, more where merging takes longer: at most
 * ten or so are left at 500,000 documents, and a document of a bulk build is merged one and a half times.
 */
const FEW = 4;
const MANY = 8;
const LONG = 20_000;
/** Dead documents that a segment may have: a reader pays for them each time it meets a term for the first time. */
const DEAD_SHARE = 0.03;
const DEAD_FEW = 64;

const living = ({ documents, dead }: SegmentSize) => documents - dead;

/** Which segments are worth merging now, as indices; undefined when none are. Depends on sizes alone. */
export function chooseMerge(sizes: readonly SegmentSize[]): number[] | undefined {
  const all = [...sizes.keys()].sort((a, b) => living(sizes[b] as SegmentSize) - living(sizes[a] as SegmentSize) || a - b);
  const small = all.filter((i) => living(sizes[i] as SegmentSize) < SMALL);
  if (small.length >= SMALL_FEW) return small;
  // Whoever is written anew takes those smaller along: they cost little more.
  const rotten = all.findIndex(
    (i) => (sizes[i] as SegmentSize).dead > DEAD_FEW + DEAD_SHARE * (sizes[i] as SegmentSize).documents,
  );
  if (rotten >= 0) return all.slice(rotten);
  const large = all.slice(0, all.length - small.length);
  let together = large.reduce((sum, i) => sum + living(sizes[i] as SegmentSize), 0);
  for (let first = 0; first + (together < LONG ? FEW : MANY) <= large.length; first++) {
    const own = living(sizes[large[first] as number] as SegmentSize);
    if (own * 2 <= together) return large.slice(first);
    together -= own;
  }
  return undefined;
}
