import { entryPath, KINDS, type Kind } from "../catalogue/index.ts";
import { fold, words as wordsOf } from "../engine/text/index.ts";
import { findPlaces } from "../geography/index.ts";
import { concepts, labelOf, type Scheme, suggestConcepts } from "../vocabulary/index.ts";
import type { MatchField, SearchIndex } from "./index-port.ts";
import { FACET_SCHEMES } from "./query-parameters.ts";
import { fr } from "./search.fr.ts";
import { typedEnd } from "./typed-end.ts";
import { LEAD } from "./understanding/place-words.fr.ts";

/**
 * Something that what is typed may become. `adresse`: where it is, for a fiche, a theme or a place. `texte`: all that was typed, with its end
 * completed.
 */
type Offer = {
  value: string;
  label: string;
  context?: string;
  type: "place" | "theme" | "fiche" | "organisation" | "words";
  adresse?: string;
  texte?: string;
};

/** How many of each are offered; places alone, as many as of all together. */
const OFFERED = { all: 10, organisations: 2, themes: 2, places: 3, words: 3 };
const NOT_ORGANISATIONS = KINDS.filter((kind) => kind !== "organisation");
const PLACES_LOOKED_AT = 40;
/** Words at the end that may be the beginning of a name ("saint pol de"). */
const LONGEST_NAME = 4;

const SHORTEST_THEME = 3;

/** Places whose name begins like what is typed. */
export const offeredPlaces = (typed: string, limit = OFFERED.all): Offer[] =>
  findPlaces(typed, limit).map(({ code, name, context }) => ({ value: code, label: name, context, type: "place" as const }));

/**
 * Fiches, organisations, words, themes and places that what is typed may become, in one answer: all of it, else its end. `partners`: their
 * names.
 */
export function offers(index: SearchIndex, q: string, partners: readonly string[]): Offer[] {
  const end = typedEnd(q);
  const { field } = end;
  if (field?.of === "text")
    return [...titled(index, end.typed, OFFERED.all - OFFERED.words), ...completed(index, end, [field.field]).map(offer)];
  if (field?.of === "facet" && field.group === "partners") return named(partners, end);
  if (field?.of === "facet") return labelled(field.group === "kinds" ? "kinds" : FACET_SCHEMES[field.group], end);
  if (field?.of === "territory" || field?.of === "around") return namedPlaces(end);
  if (field?.of === "date") return [];
  const organisations = titled(index, q, OFFERED.organisations, ["organisation"], "organisation");
  const [themes, words] = [themesCalled(q), completed(index, end)];
  // What is not wanted is nowhere, and a quotation goes on to its end.
  const places =
    end.after === "" && !end.before.endsWith("-") ? placesAtEnd(q, new Set(words.map(({ word }) => fold(word)))) : [];
  const left = OFFERED.all - organisations.length - themes.length - places.length - words.length;
  return [...titled(index, q, left, NOT_ORGANISATIONS), ...organisations, ...words.map(offer), ...themes, ...places];
}

function titled(
  index: SearchIndex,
  typed: string,
  limit: number,
  kinds: readonly Kind[] = [],
  type: "fiche" | "organisation" = "fiche",
): Offer[] {
  return index.suggest(typed, limit, kinds).map(({ id, slug, title, kind, where }) => ({
    value: id,
    label: title,
    context: [labelOf("kinds", kind), where].filter(Boolean).join(", "),
    type,
    adresse: entryPath({ id, slug }),
  }));
}

type End = ReturnType<typeof typedEnd>;

/** The last word completed, where fiches have what comes before it. */
function completed(index: SearchIndex, end: End, fields?: readonly MatchField[]): (Offer & { word: string })[] {
  const { head, typed, before, after } = end;
  const start = before + typed.slice(0, typed.lastIndexOf(" ") + 1);
  return index.complete(head, typed, OFFERED.words, fields).map((word) => {
    const texte = start + word + after;
    return { word, value: texte, label: texte, context: fr.suggest.words, type: "words", adresse: searchHrefOf(texte), texte };
  });
}

const offer = ({ word: _, ...rest }: Offer & { word: string }): Offer => rest;

const searchHrefOf = (q: string): string => `/recherche?${new URLSearchParams({ q })}`;

/** The words of labels, which are the same at each key that is pressed. */
const labelsRead = new Map<string, string[]>();
const MOST_LABELS = 5_000;

function foldedWords(text: string): string[] {
  const known = labelsRead.get(text);
  if (known) return known;
  const found = wordsOf(text).map(({ start, end }) => fold(text.slice(start, end)));
  if (labelsRead.size >= MOST_LABELS) labelsRead.clear();
  labelsRead.set(text, found);
  return found;
}

/** Whether each word typed begins one of a label, in order. */
function begins(label: string, typed: readonly string[]): boolean {
  let at = 0;
  for (const word of foldedWords(label)) if (at < typed.length && word.startsWith(typed[at] ?? "")) at++;
  return at === typed.length;
}

/** Concepts of a scheme called so, or that have words beginning so. */
function called(scheme: Scheme, typed: string, limit: number): { id: string; label: string }[] {
  const words = foldedWords(typed);
  if (words.length === 0) return [];
  const named = concepts(scheme).filter(({ label, altLabels }) => [label, ...altLabels].some((name) => begins(name, words)));
  const found = [...named, ...suggestConcepts(scheme, typed, limit)].map(({ id, label }) => ({ id, label }));
  return [...new Map(found.map((each) => [each.id, each])).values()].slice(0, limit);
}

const themesCalled = (q: string): Offer[] =>
  q.trim().length < SHORTEST_THEME
    ? []
    : called("themes", q, OFFERED.themes).map(({ id, label }) => ({
        value: id,
        label,
        context: fr.suggest.theme,
        type: "theme",
        adresse: `/recherche?theme=${encodeURIComponent(id)}`,
      }));

/** A value between quotes, or in those that were opened. */
const inQuotes = ({ before, after }: End, value: string): string =>
  after === "" ? `${before}"${value}"` : `${before}${value}${after}`;

function named(names: readonly string[], end: End): Offer[] {
  const typed = foldedWords(end.typed);
  const found = names.filter((name) => typed.length > 0 && begins(name, typed)).slice(0, OFFERED.all);
  return found.map((label) => ({
    value: label,
    label,
    context: fr.suggest.value,
    type: "organisation",
    texte: inQuotes(end, label),
  }));
}

function labelled(scheme: Scheme | undefined, end: End): Offer[] {
  if (scheme === undefined) return [];
  return called(scheme, end.typed, OFFERED.all).map(({ id, label }) => ({
    value: id,
    label,
    context: fr.suggest.value,
    type: "theme",
    texte: inQuotes(end, label),
  }));
}

function namedPlaces(end: End): Offer[] {
  return offeredPlaces(end.typed, OFFERED.all).map((place) => {
    const name = /^(?:com)-/.test(place.value) ? `${place.label} (${place.context})` : place.label;
    return { ...place, texte: inQuotes(end, name) };
  });
}

/** Places that the last words begin the name of, those of which fiches speak first (`told`, folded); the other words are searched there. */
function placesAtEnd(q: string, told: ReadonlySet<string>): Offer[] {
  // Who types a name rarely means a grouping of communes: those come last.
  const order = ({ value, label }: Offer) => (told.has(fold(label)) ? 0 : value.startsWith("epci-") ? 2 : 1);
  const starts = [...q.matchAll(/\S+/g)].map(({ index }) => index);
  for (const start of [0, ...starts.slice(1).slice(-LONGEST_NAME)]) {
    const known = offeredPlaces(q.slice(start), PLACES_LOOKED_AT).toSorted((a, b) => order(a) - order(b));
    const found = known.slice(0, OFFERED.places);
    if (found.length === 0) continue;
    const head = q.slice(0, start).replace(LEAD, "").trim();
    if (head === "") return found.map((place) => ({ ...place, adresse: `/recherche?ou=${place.value}` }));
    return found.map((place) => ({
      ...place,
      adresse: searchAt(head, place.value),
      texte: `${q.slice(0, start)}${place.label}`,
    }));
  }
  return [];
}

const searchAt = (q: string, code: string): string => `/recherche?${new URLSearchParams({ q, ou: code })}`;
