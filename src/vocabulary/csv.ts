import { stringify } from "csv-stringify/sync";
import { SCHEMES, type Scheme } from "./concept.ts";
import { concepts, schemeInfo } from "./vocabulary.ts";

/** How several synonyms share one cell; "|" is in none of them. */
const SEPARATOR = " | ";

/**
 * Concepts as a spreadsheet that French Excel opens as it is: UTF-8 with its mark, ";" between cells, cells that would run
 * as formulas neutralised. One scheme gives `id;label;parent;synonymes`; all of them, a first column `liste`.
 */
export function toCsv(scheme?: Scheme): string {
  const rows = (scheme === undefined ? SCHEMES : [scheme]).flatMap((one) =>
    concepts(one).map((item) => ({
      liste: schemeInfo(one).path,
      id: item.id,
      label: item.label,
      parent: item.broader ?? "",
      synonymes: item.altLabels.join(SEPARATOR),
    })),
  );
  const columns = ["id", "label", "parent", "synonymes"];
  return stringify(rows, {
    header: true,
    columns: scheme === undefined ? ["liste", ...columns] : columns,
    delimiter: ";",
    bom: true,
    escape_formulas: true,
  });
}
