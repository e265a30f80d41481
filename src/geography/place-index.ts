import type { LatLon } from "../engine/geometry/index.ts";
import { centreOf } from "./centroids.ts";
import { nameWords } from "./commune-name.ts";
import { type DeclaredTerritory, declaredTerritories, onDeclaredChanged } from "./declared.ts";
import { AREA } from "./geography.fr.ts";
import { communesAtPostcode } from "./postcode.ts";
import { officialTables } from "./tables.ts";
import { type TerritoryKind, territory } from "./territory.ts";

/** A suggestion for the words of "Où ?". `context` says which one it is: "Finistère", "région". */
type FoundPlace = { code: string; kind: TerritoryKind; name: string; context: string; lat: number; lon: number };

type Row = {
  code: string;
  kind: TerritoryKind;
  name: string;
  context: string;
  /** What the order of suggestions follows. */
  population: number;
  centre: () => LatLon;
};

/**
 * All names in one text, one a line in comparable words, so that a search is a scan of 700 kB (a fraction of a millisecond) and the index
 * costs nothing to build: no sorting, no second copy of the names. `starts` are the offsets of the lines.
 */
type Index = { text: string; starts: Uint32Array; rows: Row[] };

let official: Index | undefined;
/** Apart, for they change while the official names do not. */
let declared: Index | undefined;
onDeclaredChanged(() => {
  declared = undefined;
});

/**
 * Places whose name begins with the words, or has a word that does: exact names first, then by population. Digits are read
 * as a postal code. Accents, hyphens and case do not matter.
 */
export function findPlaces(prefix: string, limit: number): FoundPlace[] {
  const words = nameWords(prefix.slice(0, 80));
  const wanted = words.join(" ");
  if (wanted === "") return [];
  const found = /^\d{2,5}$/.test(wanted) ? atDigits(wanted) : named(wanted);
  return best(found, wanted, limit).map(({ code, kind, name, context, centre }) => ({ code, kind, name, context, ...centre() }));
}

/** All rows that bear exactly these words, a leading article or form of intercommunality ("CA", "Métropole") left out or not. */
export function placesNamed(words: string): Row[] {
  const wanted = nameWords(words.slice(0, 80)).join(" ");
  return wanted === "" ? [] : [...named(wanted).values()].filter(({ rank }) => rank <= 1).map(({ row }) => row);
}

/** Communes whose name goes on after these words ("Romans": "Romans-sur-Isère"), most populous first. */
export function communesGoingOn(words: string): Row[] {
  const wanted = nameWords(words.slice(0, 80)).join(" ");
  if (wanted === "") return [];
  const goesOn = ({ kind, name }: Row) => kind === "commune" && nameWords(name).join(" ").startsWith(`${wanted} `);
  return [...named(wanted).values()]
    .filter(({ rank, row }) => rank === 2 && goesOn(row))
    .map(({ row }) => row)
    .sort((a, b) => b.population - a.population);
}

/** 0 the whole name, 1 the name but for its head, 2 its beginning, 3 the beginning of a later word. */
type Found = Map<string, { row: Row; rank: number }>;

function named(wanted: string): Found {
  const found: Found = new Map();
  official ??= build([...officialRows()]);
  declared ??= build(declaredTerritories().map(declaredRow));
  search(official, wanted, found);
  search(declared, wanted, found);
  return found;
}

function search({ text, starts, rows }: Index, wanted: string, found: Found): void {
  for (const before of ["\n", " "]) {
    const needle = before + wanted;
    for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
      const line = before === "\n" ? at + 1 : text.lastIndexOf("\n", at) + 1;
      const row = rows[lineAt(starts, line)];
      const ends = text[at + needle.length] === "\n";
      const first = before === "\n" || HEADS.has(text.slice(line, at));
      const rank = first ? (ends ? (before === "\n" ? 0 : 1) : 2) : 3;
      const known = row && found.get(row.code);
      if (row && (!known || rank < known.rank)) found.set(row.code, { row, rank });
    }
  }
}

function atDigits(digits: string): Found {
  const found: Found = new Map();
  const department = digits.length <= 3 ? departmentRow(digits) : undefined;
  if (department) found.set(department.code, { row: department, rank: 0 });
  if (digits.length === 5) {
    for (const commune of communesAtPostcode(digits)) found.set(`com-${commune.insee}`, { row: communeRow(commune), rank: 1 });
  }
  return found;
}

function best(found: Found, wanted: string, limit: number): Row[] {
  // A word inside a name counts only when its beginning gives too little: "ren" is Rennes before any "Saint-Renan".
  const weight = [1e12, 1, 1, wanted.length < 4 ? 1e-3 : 0.05];
  const scored = [...found.values()].map(({ row, rank }) => ({ row, score: (weight[rank] ?? 0) * (row.population + 1) }));
  scored.sort((a, b) => b.score - a.score || (a.row.code < b.row.code ? -1 : 1));
  return scored.slice(0, Math.max(0, limit)).map(({ row }) => row);
}

function build(rows: Row[]): Index {
  const starts = new Uint32Array(rows.length);
  const lines: string[] = [];
  let at = 1;
  rows.forEach((row, line) => {
    const words = nameWords(row.name).join(" ");
    starts[line] = at;
    at += words.length + 1;
    lines.push(words);
  });
  return { text: `\n${lines.join("\n")}\n`, starts, rows };
}

const HEADS = new Set(["le", "la", "les", "l", "cc", "ca", "cu", "metropole", "pays"]);

function* officialRows(): Iterable<Row> {
  const { communes, districts, epcis, departments, regions } = officialTables();
  for (const commune of communes.values()) yield communeRow(commune);
  for (const district of districts.values()) yield communeRow(district);
  for (const { siren, name, population } of epcis.values()) yield groupRow("epci", `epci-${siren}`, name, AREA.epci, population);
  for (const code of departments.keys()) {
    const row = departmentRow(code);
    if (row) yield row;
  }
  for (const { code, name } of regions.values())
    yield groupRow("region", `reg-${code}`, name, AREA.region, territory(`reg-${code}`)?.population ?? 0);
}

function declaredRow({ code, name }: DeclaredTerritory): Row {
  return groupRow("declared", code, name, AREA.declared, territory(code)?.population ?? 0);
}

function departmentRow(code: string): Row | undefined {
  const department = officialTables().departments.get(code);
  return (
    department &&
    groupRow("department", `dep-${code}`, department.name, AREA.department(code), territory(`dep-${code}`)?.population ?? 0)
  );
}

function communeRow(commune: Parameters<typeof centreOf>[0]): Row {
  const context = officialTables().departments.get(commune.department)?.name ?? "";
  return {
    code: `com-${commune.insee}`,
    kind: "commune",
    name: commune.name,
    context,
    population: commune.population,
    centre: () => pick(centreOf(commune)),
  };
}

function groupRow(kind: TerritoryKind, code: string, name: string, context: string, population: number): Row {
  return { code, kind, name, context, population, centre: () => territory(code)?.centre ?? { lat: 0, lon: 0 } };
}

const pick = ({ lat, lon }: LatLon): LatLon => ({ lat, lon });

/** Number of the line that begins at an offset. */
function lineAt(starts: Uint32Array, offset: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
