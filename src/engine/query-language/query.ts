/** A stretch of the typed text, in UTF-16 units: what a part of a query can be found and taken away by. */
export type Range = { start: number; end: number };

/** A word as typed, without the punctuation around it. `beginning`: `mot*`, any word that begins so. `field`: where it must stand. */
export type WordNode = { kind: "word"; text: string; beginning: boolean; field?: string; range: Range };

/** Words between quotes, in this order. */
type PhraseNode = { kind: "phrase"; text: string; field?: string; range: Range };

/** ISO days (`2015-01-01`), both included; at least one of them. */
type DatesNode = { kind: "dates"; field: string; from?: string; to?: string; range: Range };

/** Around a place, as named; `km` as typed, finite and not negative, of any size. */
type NearNode = { kind: "near"; field: string; place: string; km?: number; range: Range };

/** What says one thing. */
export type LeafNode = WordNode | PhraseNode | DatesNode | NearNode;

/** Everything wanted together, or one of several things: two parts at least. */
export type GroupNode = { kind: "all" | "any"; of: readonly QueryNode[]; range: Range };

/** What is not wanted. Never of another `not`. */
type NotNode = { kind: "not"; of: QueryNode; range: Range };

/**
 * A query as read. Fields bear the names of the grammar, not the aliases typed. The range of a part holds its parentheses,
 * and the `-` or `SAUF` before it.
 */
export type QueryNode = LeafNode | GroupNode | NotNode;

/** What was read otherwise than it may have been meant. */
export type NoteCode =
  /** A quote that nothing closes: what follows was read as words. */
  | "unclosed-quote"
  /** A parenthesis without its other half: passed over. */
  | "lone-parenthesis"
  /** Parentheses inside too many others: passed over, what they hold is kept. */
  | "too-deep"
  /** An operator with nothing to act upon: read as a word. */
  | "lone-operator"
  /** An operator in a text all in capitals: read as the word that it looks like. */
  | "shouted-operator"
  /** `xyz:…` where nothing bears the name xyz: read as words. */
  | "unknown-field"
  /** A date that is none: left out. */
  | "bad-date"
  /** An interval that ends before it begins: read the other way round. */
  | "reversed-dates"
  /** A distance that is none (`~abc`): passed over. */
  | "bad-distance"
  /** `mot~2`, `"mots"~3`, `mot^4`, of other search engines: the mark was passed over. */
  | "ignored-mark"
  /** More parts than are kept: these were left out. */
  | "too-many"
  /** The text is longer than what is read: the rest was left out. */
  | "too-long";

/** One per code, for its first occurrence; `count` says how many there are. */
export type QueryNote = { code: NoteCode; text: string; range: Range; count: number };

/** What a text means. Without `query`, nothing was asked. */
export type ParsedQuery = {
  query?: QueryNode;
  notes: QueryNote[];
  /** The word that the text ends with, which whoever types may not have finished. */
  unfinished?: WordNode;
};

/** Bounds of what is read, so that no text costs more than a page of it. */
export const QUERY_LIMITS = { characters: 20_000, parts: 64, depth: 8 } as const;
