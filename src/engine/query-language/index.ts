/** The query language: what people type, as a tree, with where each part stands. Knows no field: they are given as a grammar. */

export { type FieldRule, type Grammar, grammarOf } from "./grammar.ts";
export { parseQuery } from "./parse.ts";
export { printQuery } from "./print.ts";
export {
  type GroupNode,
  type LeafNode,
  type NoteCode,
  type ParsedQuery,
  QUERY_LIMITS,
  type QueryNode,
  type QueryNote,
  type Range,
  type WordNode,
} from "./query.ts";
export { withoutParts } from "./without.ts";
