/** Documents in order, each with a score of 0 or more. Only the first `length` of each array count. */
export type List = { docs: Int32Array; scores: Int32Array; length: number };

/** How much of a `Scratch` was in use at some moment. */
type Mark = { lists: number; ints: number; words: number; sums: number; tables: number };

const SMALLEST = 256;
/** Arrays of a kind that are kept from one search to the next. */
const KEPT = 16;
const roomy = (size: number): number => 2 ** Math.ceil(Math.log2(Math.max(SMALLEST, size)));

/**
 * Arrays that searches work in, used again by the next ones: a search leaves nothing behind to be collected. Used as a stack:
 * what is taken after `mark()` is given back by `release()`.
 */
export class Scratch {
  private readonly lists: List[] = [];
  private readonly intArrays: Int32Array[] = [];
  private readonly wordArrays: Int32Array[] = [];
  private readonly sumArrays: Int32Array[] = [];
  private readonly tables: Int32Array[] = [];
  private best = { keys: new Float64Array(0), docs: new Int32Array(0), scores: new Int32Array(0) };
  private used: Mark = { lists: 0, ints: 0, words: 0, sums: 0, tables: 0 };

  mark(): Mark {
    return { ...this.used };
  }

  release(mark: Mark): void {
    this.used = mark;
    if (mark.lists > 0) return;
    // What only odd queries need is not kept for all time.
    for (const arrays of [this.lists, this.intArrays, this.wordArrays, this.sumArrays])
      arrays.length = Math.min(arrays.length, KEPT);
  }

  /** An empty list with room for `capacity` documents. */
  list(capacity: number): List {
    const at = this.used.lists++;
    let list = this.lists[at];
    if (list === undefined || list.docs.length < capacity) {
      const size = roomy(capacity);
      list = { docs: new Int32Array(size), scores: new Int32Array(size), length: 0 };
      this.lists[at] = list;
    }
    list.length = 0;
    return list;
  }

  /** Room for the best results of one segment. They are gone with the next one: there is one such room. */
  top(places: number): { keys: Float64Array; docs: Int32Array; scores: Int32Array } {
    if (this.best.keys.length < places) {
      const size = roomy(places);
      this.best = { keys: new Float64Array(size), docs: new Int32Array(size), scores: new Int32Array(size) };
    }
    return this.best;
  }

  /** Numbers by code of posting, whatever they are. */
  table(): Int32Array {
    return taken(this.tables, this.used.tables++, 256);
  }

  /** Numbers, whatever they are, at least `capacity`. */
  ints(capacity: number): Int32Array {
    return taken(this.intArrays, this.used.ints++, capacity);
  }

  /** A bitmap of `words` words, all 0; longer than asked, so that its length means nothing. */
  words(words: number): Int32Array {
    return taken(this.wordArrays, this.used.words++, words).fill(0, 0, words);
  }

  /** Sums by document, all 0: whoever takes them sets them back to 0. */
  sums(documents: number): Int32Array {
    return taken(this.sumArrays, this.used.sums++, documents);
  }
}

function taken(arrays: Int32Array[], at: number, capacity: number): Int32Array {
  const array = arrays[at];
  if (array !== undefined && array.length >= capacity) return array;
  const larger = new Int32Array(roomy(capacity));
  arrays[at] = larger;
  return larger;
}
