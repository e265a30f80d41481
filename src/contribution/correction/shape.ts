import type { Scheme } from "../../vocabulary/index.ts";

/** One answer among a few: its value and the words for it. */
export type ShapeOption = { value: string; label: string };

/**
 * What a value is made of. One description drives the form that asks for it, the reading of the answers, the words that show
 * it and the difference between two of them.
 */
export type Shape =
  /** One line, or several (`rows`); `markdown`: a chapter; `organisation`: a name that is completed, with the SIRET beside it. */
  | { as: "text"; max: number; rows?: number; markdown?: true; organisation?: true }
  | { as: "url" }
  /** `2019`, `2019-04` or `2019-04-03`. */
  | { as: "date" }
  | { as: "year" }
  | { as: "siret" }
  /** One of a few; `known`: whether an id kept from elsewhere may stay. */
  | { as: "choice"; options: () => readonly ShapeOption[] }
  /** Several concepts of a scheme; `numeric`: their ids are numbers (the goals of the United Nations). */
  | { as: "concepts"; scheme: Scheme; numeric?: true }
  /** Several short texts, one a line. */
  | { as: "lines"; max: number; most: number }
  /** One thing of several parts. */
  | { as: "group"; parts: readonly Part[] }
  /** Several things of the same parts; `fixed`: what each also holds, that nobody is asked. */
  | { as: "rows"; parts: readonly Part[]; fixed?: Readonly<Record<string, unknown>> }
  /** Several places, which geography completes. */
  | { as: "places" };

/** One part of a thing: `key` in the record, `name` in the form. */
export type Part = { key: string; name: string; label: string; help?: string; required?: true; shape: Shape };

/** What is wrong with an answer: `field` is the id of its control. */
export type AnswerError = { field: string; message: string };

/** A value as read: undefined when nothing was answered. */
export type Reading = { value: unknown; errors: AnswerError[] };

/** How many things of a long list are edited at once; the others stay as they are. */
export const WINDOW = 30;
/** Empty lines offered after those that hold something. */
export const SPARE = 2;
/** Lines read from one form, at most. */
export const MOST_ROWS = 80;
