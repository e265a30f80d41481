import type { Dictionary } from "./dictionary.ts";
import { jaroWinkler } from "./similar.ts";
import type { WordLists } from "./word-lists.ts";

/** What two lists of words share and what each has alone, in bits. Written by `WordMatch.run`, read at once. */
export class WordMatch {
  /** Bits of words that both have. */
  shared = 0;
  /** Bits of those that are no words of the place of either. */
  own = 0;
  /** Bits of what only one has. */
  leftA = 0;
  leftB = 0;
  /** Pairs of words that are alike without being equal. */
  slips = 0;
  /** Each has a word that tells siblings apart, and not the same. */
  contrast = false;
  /** Bits of what `left` left out: words of a place. */
  #excused = 0;
  #takenA = new Uint8Array(32);
  #takenB = new Uint8Array(32);
  readonly #lists: WordLists;
  readonly #places: WordLists | undefined;

  /** `places`: lists of words that tell nothing more when they stand in the others, since another comparison knows them. */
  constructor(lists: WordLists, places: WordLists | undefined) {
    this.#lists = lists;
    this.#places = places;
  }

  /** Compares the lists of two records. Which one is A is told by their words, so that the answer is the same both ways. */
  run(one: number, other: number): void {
    const lists = this.#lists;
    const words = lists.words.array;
    const [a, b] = this.#swapped(one, other) ? [other, one] : [one, other];
    const fromA = lists.starts.at(a);
    const fromB = lists.starts.at(b);
    const la = lists.starts.at(a + 1) - fromA;
    const lb = lists.starts.at(b + 1) - fromB;
    this.#takenA.fill(0, 0, la);
    this.#takenB.fill(0, 0, lb);
    this.shared = 0;
    this.own = 0;
    this.slips = 0;
    this.contrast = false;
    let openA = la;
    let openB = lb;
    for (let i = 0; i < la; i++) {
      const word = words[fromA + i] as number;
      for (let j = 0; j < lb; j++) {
        if (words[fromB + j] !== word) continue;
        this.#takenA[i] = 1;
        this.#takenB[j] = 1;
        this.#share(lists.bits(word), word, a, b);
        openA -= 1;
        openB -= 1;
        break;
      }
    }
    if (openA > 0 && openB > 0) this.contrast = this.#contrasting(fromA, la, fromB, lb);
    // What is written otherwise comes before what is alike: "tierslieu" is "tiers lieu", not a slip of "tiers".
    if (openA > 0 && openB > 1) this.#written(this.#takenA, fromA, la, this.#takenB, fromB, lb, a, b);
    if (openB > 0 && openA > 1) this.#written(this.#takenB, fromB, lb, this.#takenA, fromA, la, a, b);
    if (openA > 0 && openB > 0) this.#alike(fromA, la, fromB, lb, a, b);
    this.leftA = openA > 0 ? this.#left(this.#takenA, fromA, la, a, b) : 0;
    const placeA = this.#excused;
    this.leftB = openB > 0 ? this.#left(this.#takenB, fromB, lb, a, b) : 0;
    // "Envie" may be "Envie Brest"; "Envie Brest" is not "Envie Lyon", whatever their places.
    if (openA > 0 && openB > 0 && placeA > 0 && this.#excused > 0) {
      this.leftA += placeA;
      this.leftB += this.#excused;
    }
  }

  #share(bits: number, word: number, a: number, b: number): void {
    this.shared += bits;
    if (!this.#places || !(this.#places.has(a, word) || this.#places.has(b, word))) this.own += bits;
  }

  #isContrast(word: number): boolean {
    return this.#lists.dictionary.contrasts.at(word) === 1;
  }

  #swapped(a: number, b: number): boolean {
    const { words, starts, dictionary } = this.#lists;
    const size = this.#lists.size(a);
    const gap = size - this.#lists.size(b);
    if (gap !== 0) return gap > 0;
    for (let i = 0; i < size; i++) {
      const x = words.at(starts.at(a) + i);
      const y = words.at(starts.at(b) + i);
      if (x !== y) return dictionary.hashes.at(x) > dictionary.hashes.at(y);
    }
    return false;
  }

  #contrasting(fromA: number, la: number, fromB: number, lb: number): boolean {
    return this.#anyContrast(this.#takenA, fromA, la) && this.#anyContrast(this.#takenB, fromB, lb);
  }

  #anyContrast(taken: Uint8Array, from: number, length: number): boolean {
    const words = this.#lists.words.array;
    for (let i = 0; i < length; i++) if (taken[i] === 0 && this.#isContrast(words[from + i] as number)) return true;
    return false;
  }

  /** Words that are not equal but alike, the most alike first for each. */
  #alike(fromA: number, la: number, fromB: number, lb: number, a: number, b: number): void {
    const words = this.#lists.words.array;
    for (let i = 0; i < la; i++) {
      if (this.#takenA[i] !== 0) continue;
      const one = words[fromA + i] as number;
      let best = 0.87;
      let at = -1;
      for (let j = 0; j < lb; j++) {
        if (this.#takenB[j] !== 0) continue;
        const likeness = likenessOf(this.#lists.dictionary, one, words[fromB + j] as number);
        if (likeness > best) {
          best = likeness;
          at = j;
        }
      }
      if (at < 0) continue;
      const other = words[fromB + at] as number;
      if (this.#isContrast(one) || this.#isContrast(other)) continue;
      this.#takenA[i] = 2;
      this.#takenB[at] = 2;
      this.slips += 1;
      // The rarer of the two is mostly the slip: what both mean is as common as the commoner.
      const commoner = this.#lists.bits(one) < this.#lists.bits(other) ? one : other;
      const isPlace = this.#places?.has(a, one) || this.#places?.has(b, one);
      this.#share(best * this.#lists.bits(commoner), isPlace ? one : other, a, b);
    }
  }

  /** Words of one side that the other writes as several: glued together ("tierslieu") or by their initials ("mjc"). */
  #written(
    taken: Uint8Array,
    from: number,
    length: number,
    others: Uint8Array,
    fromOther: number,
    otherLength: number,
    a: number,
    b: number,
  ): void {
    const words = this.#lists.words.array;
    const { units, starts } = this.#lists.dictionary;
    for (let i = 0; i < length; i++) {
      if (taken[i] !== 0) continue;
      const word = words[from + i] as number;
      const start = starts.at(word);
      const size = starts.at(word + 1) - start;
      for (let first = 0; first < otherLength; first++) {
        let glued = 0;
        let initials = 0;
        let last = first;
        for (; last < otherLength && others[last] === 0 && glued <= size; last++) {
          const other = words[fromOther + last] as number;
          const otherStart = starts.at(other);
          const otherSize = starts.at(other + 1) - otherStart;
          if (initials >= 0) initials = initials < size && units[otherStart] === units[start + initials] ? initials + 1 : -1;
          if (glued >= 0) glued = startsAt(units, start + glued, start + size, otherStart, otherSize) ? glued + otherSize : -1;
          if (glued < 0 && initials < 0) break;
          const count = last - first + 1;
          if (count < 2 || !(glued === size || (initials === size && size > 2))) continue;
          taken[i] = 3;
          for (let k = first; k <= last; k++) {
            others[k] = 3;
            const part = words[fromOther + k] as number;
            this.#share(this.#lists.bits(part) / (initials === size ? 2 : 1), part, a, b);
          }
          break;
        }
        if (taken[i] !== 0) break;
      }
    }
  }

  /** Bits of the words that were not found on the other side, nor in the place of either. */
  #left(taken: Uint8Array, from: number, length: number, a: number, b: number): number {
    const words = this.#lists.words.array;
    let left = 0;
    this.#excused = 0;
    for (let i = 0; i < length; i++) {
      if (taken[i] !== 0) continue;
      const word = words[from + i] as number;
      if (this.#places && (this.#places.has(a, word) || this.#places.has(b, word))) this.#excused += this.#lists.bits(word);
      else left += this.#lists.bits(word);
    }
    return left;
  }
}

function startsAt(units: Uint16Array, from: number, to: number, other: number, size: number): boolean {
  if (from + size > to) return false;
  for (let i = 0; i < size; i++) if (units[from + i] !== units[other + i]) return false;
  return true;
}

/** How alike two words are, 0 where a glance says that they are not. Numbers are never alike. */
function likenessOf(dictionary: Dictionary, a: number, b: number): number {
  const { starts, units, letters } = dictionary;
  const startA = starts.at(a);
  const startB = starts.at(b);
  const la = starts.at(a + 1) - startA;
  const lb = starts.at(b + 1) - startB;
  if (la < 3 || lb < 3 || la > lb * 2 || lb > la * 2) return 0;
  const differing = bitCount(letters.at(a) ^ letters.at(b));
  if (differing > Math.max(2, (la + lb) / 4)) return 0;
  if (isDigit(units[startA] as number) || isDigit(units[startB] as number)) return 0;
  return jaroWinkler(units, startA, starts.at(a + 1), units, startB, starts.at(b + 1));
}

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;

function bitCount(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
