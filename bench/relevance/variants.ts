import { TEXT_FIELDS, WORDS_WANTED } from "../../src/search/ranking.ts";
import type { Variant } from "./brute-force.ts";

const [title, , , body] = TEXT_FIELDS;
const anyWord = (): number => 1;
const half = (known: number): number => Math.ceil(known * WORDS_WANTED.share);

/** All the words while they find enough, else half of them, as the product reads them. */
const asProduct = (known: number, withAll: () => number): number => {
  const { few, more } = WORDS_WANTED;
  return withAll() >= (known <= few.words ? few.enough : more.enough) ? known : half(known);
};

/** The product's constants, and any of the words asked for. */
const OURS: Variant = {
  stemmer: "light",
  stopWords: "dropped",
  questions: "dropped",
  titleWeight: title?.weight,
  titleLength: { share: title?.lengthShare ?? 0, pivot: title?.pivot ?? 1 },
  bodyLength: { share: body?.lengthShare ?? 0, pivot: body?.pivot ?? 1 },
  k1: 1.2,
  wanted: anyWord,
  proximity: 0.15,
  cover: 0.4,
  besides: undefined,
  glued: false,
  typos: false,
};

const PLAIN: Variant = {
  ...OURS,
  stemmer: "none",
  stopWords: "kept",
  questions: "kept",
  titleWeight: undefined,
  bodyLength: { share: 0.75, pivot: 160 },
  proximity: 0,
  cover: 0,
};
const FIELDS: Variant = { ...OURS, questions: "kept", proximity: 0, cover: 0 };

/** What is compared, from plain BM25 to the product's settings, then one thing changed at a time. */
export const VARIANTS: readonly [name: string, variant: Variant][] = [
  ["plain BM25, accents folded", PLAIN],
  ["  without function words", { ...PLAIN, stopWords: "dropped" }],
  ["  and Snowball French", { ...PLAIN, stopWords: "dropped", stemmer: "snowball" }],
  ["  and our light stemmer", { ...PLAIN, stopWords: "dropped", stemmer: "light" }],
  ["BM25F: title and text, no stemmer", { ...FIELDS, stemmer: "none" }],
  ["  light stemmer", FIELDS],
  ["  minimal stemmer", { ...FIELDS, stemmer: "minimal" }],
  ["  Savoy's light stemmer", { ...FIELDS, stemmer: "savoy" }],
  ["  Snowball French", { ...FIELDS, stemmer: "snowball" }],
  ["light, words of questions dropped", { ...FIELDS, questions: "dropped" }],
  ["  and proximity 0.15", { ...OURS, cover: 0 }],
  ["  and cover of the title 0.4", { ...OURS, proximity: 0 }],
  ["  and both = OURS, any word", OURS],
  ["OURS, all words", { ...OURS, wanted: (known) => known }],
  ["OURS, all but one", { ...OURS, wanted: (known) => Math.max(1, known - 1) }],
  ["OURS, 60 % of the words", { ...OURS, wanted: (known) => Math.ceil(known * 0.6) }],
  ["OURS, half of the words", { ...OURS, wanted: half }],
  ["OURS, all, else half (the product)", { ...OURS, wanted: asProduct }],
  ["OURS, proximity 0.3", { ...OURS, proximity: 0.3 }],
  ["OURS, cover 0.2", { ...OURS, cover: 0.2 }],
  ["OURS, cover 0.6", { ...OURS, cover: 0.6 }],
  ["OURS, title weighs 3", { ...OURS, titleWeight: 3 }],
  ["OURS, title weighs 10", { ...OURS, titleWeight: 10 }],
  ["OURS, length of title 0.75", { ...OURS, titleLength: { share: 0.75, pivot: 8 } }],
  ["OURS, length of text 0.2", { ...OURS, bodyLength: { share: 0.2, pivot: 160 } }],
  ["OURS, length of text 0.75", { ...OURS, bodyLength: { share: 0.75, pivot: 160 } }],
  ["OURS, text's pivot 100", { ...OURS, bodyLength: { share: 0.4, pivot: 100 } }],
  ["OURS, text's pivot 250", { ...OURS, bodyLength: { share: 0.4, pivot: 250 } }],
  ["OURS, k1 0.9", { ...OURS, k1: 0.9 }],
  ["OURS, k1 2", { ...OURS, k1: 2 }],
  ["OURS, function words kept", { ...OURS, stopWords: "kept" }],
  ["OURS, stem or form, the best", { ...OURS, besides: { term: "form", how: "best", weight: 1 } }],
  ["OURS, stem and 0.1 of the form", { ...OURS, besides: { term: "form", how: "sum", weight: 0.1 } }],
  ["OURS, light or Snowball, the best", { ...OURS, besides: { term: "snowball", how: "best", weight: 0.8 } }],
  ["OURS, neighbours in one piece too", { ...OURS, glued: true }],
  ["OURS, errors of typing corrected", { ...OURS, typos: true }],
];
