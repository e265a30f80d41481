import { readFileSync } from "node:fs";
import { stringify } from "csv-stringify/sync";
import writeExcelFile, { type SheetData } from "write-excel-file/node";
import { concepts, type Scheme } from "../../vocabulary/index.ts";
import { readMapping } from "./mapping.schema.ts";
import type { Mapping } from "./mapping.ts";
import { EXAMPLE_ID, HELP_ID, howTo, listTitles, sheetNames, TEMPLATE_COLUMNS } from "./template.fr.ts";

const file = new URL("../../../sources/modele-essaim.yaml", import.meta.url);
let mapping: Mapping | undefined;

/** The mapping of the template: a file filled from it is understood with nothing to correct. */
export function templateMapping(): Mapping {
  mapping ??= readMapping(readFileSync(file, "utf8"));
  return mapping;
}

/** Help and example rows, marked in the first column so that they are never taken for records. */
function guideRows(): string[][] {
  const row = (id: string, of: (column: (typeof TEMPLATE_COLUMNS)[number]) => string): string[] =>
    TEMPLATE_COLUMNS.map((column, index) => (index === 0 ? id : of(column)));
  const [first] = TEMPLATE_COLUMNS;
  const help = row(`${HELP_ID} : ${first?.help ?? ""}`, (column) => column.help);
  return [help, row(EXAMPLE_ID, (column) => column.example)];
}

function recordsSheet(): SheetData {
  const headers = TEMPLATE_COLUMNS.map(({ header }) => ({
    value: header,
    fontWeight: "bold" as const,
    backgroundColor: "#e6efe9",
    wrap: true,
    alignVertical: "center" as const,
  }));
  const [help = [], example = []] = guideRows();
  const grey = (value: string) => ({
    value,
    type: String,
    textColor: "#555555",
    fontStyle: "italic" as const,
    wrap: true,
    alignVertical: "top" as const,
  });
  return [headers, help.map(grey), example.map(grey)] as SheetData;
}

/** Our words, list after list in one column: a sheet of one column is never taken for the records. */
function listsSheet(): SheetData {
  const lists = Object.entries(listTitles) as [Scheme, string][];
  return lists.flatMap(([scheme, title]) => [
    [{ value: title, fontWeight: "bold" as const, backgroundColor: "#e6efe9" }],
    ...concepts(scheme).map(({ label, broader }) => [{ value: label, type: String, indent: broader === undefined ? 0 : 1 }]),
    [null],
  ]) as SheetData;
}

/** The template as a workbook: records to fill (with help and an example), our lists, how to use it. */
export async function templateXlsx(): Promise<Buffer> {
  return await writeExcelFile([
    {
      data: recordsSheet(),
      sheet: sheetNames.records,
      columns: TEMPLATE_COLUMNS.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      stickyColumnsCount: 1,
    },
    { data: listsSheet(), sheet: sheetNames.lists, columns: [{ width: 70 }] },
    {
      data: howTo.map((line) => [{ value: line, type: String, wrap: true }]) as SheetData,
      sheet: sheetNames.howTo,
      columns: [{ width: 110 }],
    },
  ]).toBuffer();
}

/** The template as CSV: semicolons and a byte order mark, as French spreadsheets open it. */
export function templateCsv(): string {
  return `\ufeff${stringify([TEMPLATE_COLUMNS.map(({ header }) => header), ...guideRows()], { delimiter: ";", record_delimiter: "\r\n" })}`;
}
