import { Readable } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";

/**
 * A workbook of one sheet (ECMA-376, SpreadsheetML) in a ZIP archive, row by row: memory does not grow with it. Sizes follow each
 * part (ZIP bit 3), as they are not known before.
 */
export async function* workbookBytes(
  sheet: string,
  rows: AsyncIterable<readonly (readonly (string | number)[])[]>,
): AsyncGenerator<Uint8Array> {
  const parts: Part[] = [];
  let offset = 0;
  const files: [string, AsyncIterable<string>][] = [
    ...Object.entries(framework(sheetName(sheet))).map(([name, text]) => [name, once(text)] as [string, AsyncIterable<string>]),
    ["xl/worksheets/sheet1.xml", sheetXml(rows)],
  ];
  for (const [name, text] of files) {
    const part: Part = { name: Buffer.from(name), crc: 0, packed: 0, size: 0, offset };
    for await (const bytes of packed(part, text)) {
      offset += bytes.length;
      yield bytes;
    }
    parts.push(part);
  }
  yield directory(parts, offset);
}

type Part = { name: Buffer; crc: number; packed: number; size: number; offset: number };

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

/** Signs that XML cannot hold: controls, halves of surrogate pairs. */
const UNWRITABLE = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

const xml = (text: string): string =>
  text.replace(UNWRITABLE, "").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** Names of sheets hold 31 characters, without those of paths. */
const sheetName = (name: string): string =>
  xml(
    name
      .replace(/[[\]:*?/\\]/g, " ")
      .slice(0, 31)
      .trim() || "1",
  );

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** What stands around the sheet. */
const framework = (sheet: string): Record<string, string> => ({
  "[Content_Types].xml": `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPES}.worksheet+xml"/></Types>`,
  "_rels/.rels": `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/workbook.xml": `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${LINKS}"><sheets><sheet name="${sheet}" sheetId="1" r:id="s1"/></sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="s1" Type="${LINKS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
});

/** The letters of a column: A, B ... Z, AA. */
const lettersOf = (column: number): string =>
  (column < 26 ? "" : lettersOf(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));

/** Some readers ask each cell where it stands. */
function rowXml(cells: readonly (string | number)[], row: number, letters: string[]): string {
  let text = "";
  for (const [column, value] of cells.entries()) {
    if (value === "") continue;
    letters[column] ??= lettersOf(column);
    const at = `r="${letters[column]}${row}"`;
    text +=
      typeof value === "number"
        ? `<c ${at}><v>${value}</v></c>`
        : `<c ${at} t="inlineStr"><is><t xml:space="preserve">${xml(value.slice(0, 32_767))}</t></is></c>`;
  }
  return `<row r="${row}">${text}</row>`;
}

async function* sheetXml(rows: AsyncIterable<readonly (readonly (string | number)[])[]>): AsyncGenerator<string> {
  yield `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`;
  const letters: string[] = [];
  let row = 0;
  for await (const batch of rows) {
    yield batch
      .map((cells) => {
        row += 1;
        return rowXml(cells, row, letters);
      })
      .join("");
  }
  yield "</sheetData></worksheet>";
}

async function* packed(part: Part, text: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  yield Buffer.concat([header(0x04034b50, 20, { ...part, crc: 0, packed: 0, size: 0 }), part.name]);
  const source = Readable.from(counted(part, text));
  const deflate = source.pipe(createDeflateRaw());
  // What the rows throw ends the archive; an archive that nobody reads on ends the rows.
  source.on("error", (error) => deflate.destroy(error));
  try {
    for await (const chunk of deflate as AsyncIterable<Uint8Array>) {
      part.packed += chunk.length;
      yield chunk;
    }
  } finally {
    source.destroy();
  }
  const sizes = Buffer.alloc(16);
  sizes.writeUInt32LE(0x08074b50, 0);
  sizes.writeUInt32LE(part.crc, 4);
  sizes.writeUInt32LE(part.packed, 8);
  sizes.writeUInt32LE(part.size, 12);
  yield sizes;
}

async function* counted(part: Part, text: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const chunk of text) {
    const bytes = Buffer.from(chunk);
    part.crc = crc32(bytes, part.crc);
    part.size += bytes.length;
    yield bytes;
  }
}

/** Of a part, before it and in the directory: 30 bytes, of which the directory's has 16 more. Names in UTF-8, sizes after the part. */
function header(signature: number, length: number, part: Part): Buffer {
  const inDirectory = signature === 0x02014b50;
  const bytes = Buffer.alloc(inDirectory ? 46 : 30);
  bytes.writeUInt32LE(signature, 0);
  const at = inDirectory ? 6 : 4;
  if (inDirectory) bytes.writeUInt16LE(length, 4);
  bytes.writeUInt16LE(length, at);
  bytes.writeUInt16LE(0x0808, at + 2);
  bytes.writeUInt16LE(8, at + 4);
  // 1 January 1980, midnight: nothing of the day it was made.
  bytes.writeUInt16LE(0x21, at + 8);
  bytes.writeUInt32LE(part.crc, at + 10);
  bytes.writeUInt32LE(part.packed, at + 14);
  bytes.writeUInt32LE(part.size, at + 18);
  bytes.writeUInt16LE(part.name.length, at + 22);
  if (inDirectory) bytes.writeUInt32LE(part.offset, 42);
  return bytes;
}

function directory(parts: readonly Part[], offset: number): Buffer {
  const central = Buffer.concat(parts.flatMap((part) => [header(0x02014b50, 20, part), part.name]));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([central, end]);
}
