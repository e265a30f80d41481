/** What a UTF-16 unit is to the scanner. Everything from `MARK` on goes on with a word; `LETTER` and `DIGIT` begin one. */
const SEPARATOR = 0;
/** May join two parts of one word: apostrophes, hyphens, dots, `&`. */
const JOINT = 1;
const OPENING = 2;
const NARROW_SPACE = 3;
const MARK = 4;
const LETTER = 5;
const DIGIT = 6;
/** Half of a character beyond the first plane. */
const SURROGATE = 7;
const UNKNOWN = 8;

/** A longer run of parts is not one word; a longer run of letters is, but only its head is read. */
export const LONGEST_WORD = 120;

const kinds = new Uint8Array(0x10000).fill(UNKNOWN);
kinds.fill(SURROGATE, 0xd800, 0xe000);
for (const joint of "'’‘ʼ`´-‐‑·•.&") kinds[joint.charCodeAt(0)] = JOINT;
kinds[0x28] = OPENING;
kinds[0xa0] = NARROW_SPACE;
kinds[0x202f] = NARROW_SPACE;
// Soft hyphens and joiners stand inside words, unseen.
for (const unseen of [0xad, 0x200c, 0x200d, 0x2060]) kinds[unseen] = MARK;

function kindOfCharacter(character: string): number {
  if (/\p{L}/u.test(character)) return LETTER;
  if (/\p{N}/u.test(character)) return DIGIT;
  return /\p{M}/u.test(character) ? MARK : SEPARATOR;
}

/** The kind of a unit met for the first time: asked once of the regular expressions of Unicode. */
function learn(unit: number): number {
  const kind = kindOfCharacter(String.fromCharCode(unit));
  kinds[unit] = kind;
  return kind;
}

const PRIME = 0x01000193;

/**
 * Goes through the words of a text, one pass over its UTF-16 units. A word is a run of letters, marks and digits, with what may
 * stand inside one: "aujourd'hui", "tiers-lieu", "S.C.I.C", "habitant·e·s", "usager(e)s", "R&D", "1 512" with its narrow space.
 */
export class Scanner {
  readonly #text: string;
  readonly #end: number;
  /** The word last found, in UTF-16 units, and the FNV-1a hash of its units up to `read`. */
  start = 0;
  end = 0;
  hash = 0;
  /** Where reading stops: `end`, except in endless words. */
  read = 0;

  constructor(text: string) {
    this.#text = text;
    this.#end = text.length;
  }

  #kind(at: number): number {
    if (at >= this.#end) return SEPARATOR;
    const unit = this.#text.charCodeAt(at);
    const kind = kinds[unit] as number;
    if (kind < SURROGATE) return kind;
    return kind === UNKNOWN ? learn(unit) : this.#kindOfPair(at, unit);
  }

  /** Both halves of a letter count as letters. */
  #kindOfPair(at: number, unit: number): number {
    const from = unit >= 0xdc00 ? at - 1 : at;
    const code = from < 0 ? undefined : this.#text.codePointAt(from);
    return code !== undefined && code > 0xffff ? kindOfCharacter(String.fromCodePoint(code)) : SEPARATOR;
  }

  #isBeginning(at: number): boolean {
    const kind = this.#kind(at);
    return kind === LETTER || kind === DIGIT;
  }

  /** Moves on to the next word; false at the end of the text. */
  next(): boolean {
    const text = this.#text;
    const end = this.#end;
    let at = this.end;
    // The two loops below are the whole cost of indexing: ordinary units are looked up in place.
    for (; at < end; at++) {
      const kind = kinds[text.charCodeAt(at)] as number;
      if (kind === LETTER || kind === DIGIT) break;
      if (kind >= SURROGATE && this.#isBeginning(at)) break;
    }
    if (at >= end) {
      this.end = end;
      return false;
    }
    const start = at;
    const readable = Math.min(end, start + LONGEST_WORD);
    let hash = 0x811c9dc5;
    for (;;) {
      for (; at < readable; at++) {
        const unit = text.charCodeAt(at);
        const kind = kinds[unit] as number;
        if (kind < MARK || (kind >= SURROGATE && this.#kind(at) < MARK)) break;
        hash = Math.imul(hash ^ unit, PRIME);
      }
      const joined = at < readable ? this.#joined(at) : at;
      if (joined === at) break;
      for (; at < joined; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
    }
    this.read = Math.min(at, readable);
    if (at >= readable) while (this.#kind(at) >= MARK) at++;
    this.start = start;
    this.end = at;
    this.hash = hash >>> 0;
    return true;
  }

  /** Where the word goes on after what stands at `at`; `at` itself where it ends. */
  #joined(at: number): number {
    const kind = kinds[this.#text.charCodeAt(at)] as number;
    if (kind === SEPARATOR) return at;
    if (kind === JOINT) return this.#isBeginning(at + 1) ? at + 1 : at;
    if (kind === OPENING) return this.#afterBracket(at);
    return kind === NARROW_SPACE && this.#isThousand(at) ? at + 1 : at;
  }

  /** "usager(e)s": one to five letters in brackets within a word. What follows the bracket is read as the rest of it. */
  #afterBracket(at: number): number {
    let close = at + 1;
    while (close <= at + 5 && this.#kind(close) === LETTER) close++;
    return close > at + 1 && this.#text.charCodeAt(close) === 0x29 ? close + 1 : at;
  }

  /** "1 512": three digits and no more after the space. */
  #isThousand(at: number): boolean {
    return [-1, 1, 2, 3].every((step) => this.#kind(at + step) === DIGIT) && this.#kind(at + 4) !== DIGIT;
  }
}
