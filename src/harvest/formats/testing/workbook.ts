import { crc32, deflateRawSync } from "node:zlib";

/** Bytes of a ZIP archive of these files. `forge` changes what the central directory declares of each. */
export function zip(
  files: Record<string, string | Buffer>,
  forge: (name: string, size: number) => number = (_, size) => size,
): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content as string);
    const packed = deflateRawSync(bytes);
    const title = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(forge(name, bytes.length), 18);
    common.writeUInt16LE(title.length, 22);
    local.push(Buffer.from("PK\x03\x04"), common, title, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.from("PK\x01\x02\x14\x00"), common, tail, title);
    offset += 30 + title.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(Object.keys(files).length, 4);
  end.writeUInt16LE(Object.keys(files).length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, directory, Buffer.from("PK\x05\x06"), end]);
}

type SheetXml = { name: string; rows: string; state?: string; after?: string };

const NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** Files of a workbook whose sheets, styles and shared texts are given as XML. */
export function workbookFiles(
  sheets: SheetXml[],
  parts: { styles?: string; strings?: string; properties?: string } = {},
): Record<string, string> {
  const files: Record<string, string> = {
    "_rels/.rels": `<Relationships><Relationship Id="r1" Type="${LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook ${NAMESPACE} xmlns:r="${LINKS}">${parts.properties ?? ""}<sheets>${sheets
      .map(
        ({ name, state }, i) =>
          `<sheet name="${name}" sheetId="${i + 1}" r:id="s${i}"${state === undefined ? "" : ` state="${state}"`}/>`,
      )
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${sheets
      .map((_, i) => `<Relationship Id="s${i}" Type="${LINKS}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`)
      .join(
        "",
      )}<Relationship Id="a" Type="${LINKS}/styles" Target="/xl/styles.xml"/><Relationship Id="b" Type="${LINKS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    "xl/styles.xml": `<styleSheet ${NAMESPACE}>${parts.styles ?? ""}</styleSheet>`,
    "xl/sharedStrings.xml": `<sst ${NAMESPACE}>${parts.strings ?? ""}</sst>`,
  };
  for (const [i, { rows, after }] of sheets.entries()) {
    files[`xl/worksheets/sheet${i + 1}.xml`] =
      `<?xml version="1.0"?><worksheet ${NAMESPACE}><sheetData>${rows}</sheetData>${after ?? ""}</worksheet>`;
  }
  return files;
}

/** Bytes of such a workbook. */
export function workbook(sheets: SheetXml[], parts: Parameters<typeof workbookFiles>[1] = {}): Buffer {
  return zip(workbookFiles(sheets, parts));
}

/** XML of rows of texts and numbers, from the first row and the first column; undefined leaves a cell out. */
export function rowsXml(rows: (string | number | undefined)[][], firstRow = 1): string {
  return rows
    .map(
      (cells, r) =>
        `<row r="${firstRow + r}">${cells.map((value, c) => cellXml(value, `${String.fromCharCode(65 + c)}${firstRow + r}`)).join("")}</row>`,
    )
    .join("");
}

function cellXml(value: string | number | undefined, reference: string): string {
  if (value === undefined) return "";
  if (typeof value === "number") return `<c r="${reference}"><v>${value}</v></c>`;
  return `<c r="${reference}" t="inlineStr"><is><t>${value.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</t></is></c>`;
}
