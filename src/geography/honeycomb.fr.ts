import { formatNumber, plural } from "../web/index.ts";

/** What the counts count: "fiche", "initiative". */
export type Noun = { one: string; many: string };

const NBSP = "\u00a0";
const people = (count: number) => plural(count, "habitant");
const oneDecimal = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 1 });

/** A rate as short as it reads: "0,4", "12". */
export const shortRate = (value: number): string => (value < 10 ? oneDecimal.format(value) : formatNumber(Math.round(value)));

const rate = (value: number) => `${shortRate(value)} pour 100${NBSP}000${NBSP}habitants`;

/** French texts of the honeycomb map and its table. */
export const MAP = {
  fiche: { one: "fiche", many: "fiches" } satisfies Noun,
  counted: (place: string, count: number, noun: Noun) => `${place}${NBSP}: ${plural(count, noun.one, noun.many)}`,
  rated: (place: string, count: number, value: number, noun: Noun) =>
    `${place}${NBSP}: ${plural(count, noun.one, noun.many)}, soit ${rate(value)}`,
  nothing: (place: string, population: number) => `${place}${NBSP}: rien de recensé, ${people(population)}`,
  legend: "Légende",
  classCount: (from: number, to: number, noun: Noun) =>
    from === to ? plural(from, noun.one, noun.many) : `${formatNumber(from)} à ${plural(to, noun.one, noun.many)}`,
  classRate: (from: number, to: number) => (from === to ? rate(from) : `${shortRate(from)} à ${rate(to)}`),
  classPeople: (from: number, to: number) => `${formatNumber(from)} à ${people(to)}, rien de recensé`,
  empty: "rien de recensé",
  known: (noun: Noun) => `au moins une ${noun.one}`,
  beside: "Hors de la carte",
  abroad: "À l’étranger",
  table: {
    open: {
      cells: "La carte en tableau, cellule par cellule",
      departments: "La carte en tableau, par département",
      epci: "La carte en tableau, par intercommunalité",
    },
    place: { cells: "Cellule", departments: "Département", epci: "Intercommunalité" },
    count: (noun: Noun) => `${noun.many.charAt(0).toUpperCase()}${noun.many.slice(1)}`,
    population: "Habitants",
    rate: `Pour 100${NBSP}000${NBSP}habitants`,
    rest: (left: number) => `et ${plural(left, "autre ligne", "autres lignes")}`,
    none: "Rien de recensé pour l’instant.",
  },
  spot: {
    label: (places: string) => `Carte de situation${NBSP}: ${places}`,
    abroad: (country: string) => `Hors de France${NBSP}: ${country}`,
    more: (count: number) => `et ${plural(count, "autre lieu", "autres lieux")}`,
  },
} as const;
