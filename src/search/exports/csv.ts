import { stringify } from "csv-stringify/sync";
import { territory } from "../../geography/index.ts";
import { labelOf, type Scheme } from "../../vocabulary/index.ts";
import type { Result } from "./result.schema.ts";

/** Several values in one cell. */
const SEPARATOR = " | ";

const labels = (scheme: Scheme, ids: readonly string[]) => ids.map((id) => labelOf(scheme, id)).join(SEPARATOR);
const unique = (values: readonly string[]) => [...new Set(values)].filter(Boolean).join(SEPARATOR);
const named = (codes: readonly string[], prefix: string) =>
  unique(codes.filter((code) => code.startsWith(prefix)).map((code) => territory(code)?.name ?? ""));

/** As French spreadsheets read numbers. */
const decimal = (value: number | undefined) => (value === undefined ? "" : String(value).replace(".", ","));

/** A cell that would run as a formula, made plain text by a leading apostrophe; negative numbers are left alone. */
function harmless(cell: string | number): string {
  const text = String(cell);
  return /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(text) && !/^-\d+(,\d+)?$/.test(text) ? `'${text}` : text;
}

/** What each column holds, in order. Words rather than ids: a spreadsheet is read by people. */
const COLUMNS: Record<string, (result: Result) => string | number> = {
  adresse: (result) => result.adresse,
  type: (result) => labelOf("kinds", result.type),
  titre: (result) => result.titre,
  accroche: (result) => result.accroche ?? "",
  ou: (result) => result.ou,
  communes: ({ lieux }) => unique(lieux.map(({ commune }) => commune ?? "")),
  codes_insee: ({ lieux }) => unique(lieux.map(({ code_insee }) => code_insee ?? "")),
  departements: ({ territoires }) => named(territoires, "dep-"),
  regions: ({ territoires }) => named(territoires, "reg-"),
  latitude: ({ lieux }) => decimal(lieux.find(({ latitude }) => latitude !== undefined)?.latitude),
  longitude: ({ lieux }) => decimal(lieux.find(({ longitude }) => longitude !== undefined)?.longitude),
  nombre_de_lieux: ({ lieux }) => lieux.length,
  themes: ({ themes }) => labels("themes", themes),
  publics: ({ publics }) => labels("audiences", publics),
  etape: ({ stade }) => (stade === undefined ? "" : labelOf("stages", stade)),
  monde: ({ monde }) => (monde === undefined ? "" : labelOf("worlds", monde)),
  types_de_lieu: ({ types_de_lieu }) => labels("placeTypes", types_de_lieu),
  porteurs: ({ porteurs }) => porteurs.join(SEPARATOR),
  debut: ({ debut }) => debut ?? "",
  partenaires: ({ sources }) => unique(sources.map(({ partenaire }) => partenaire)),
  sources: ({ sources }) => unique(sources.map(({ source }) => source)),
  licences: ({ sources }) => unique(sources.map(({ licence }) => licence)),
  confirmee: ({ confirmee }) => confirmee,
  id: ({ id }) => id,
};

/** Byte order mark, so that a spreadsheet reads accents, and the line of headings. */
export function csvHead(): string {
  return `\ufeff${stringify([Object.keys(COLUMNS)], { delimiter: ";", record_delimiter: "windows" })}`;
}

/** Lines of CSV for French spreadsheets: `;` between cells, no cell that would run as a formula. */
export function csvLines(results: readonly Result[]): string {
  const rows = results.map((result) => Object.values(COLUMNS).map((column) => harmless(column(result))));
  return stringify(rows, { delimiter: ";", record_delimiter: "windows" });
}
