import { formatsText } from "./formats.fr.ts";
import { refusal } from "./issue.ts";
import { type NumberStyle, numberStyle } from "./xlsx-number.ts";
import { attribute, type XmlEvents, XmlScanner } from "./xml-scanner.ts";
import { unpack, type ZipEntry, zipEntries } from "./zip.ts";

export type SheetPart = { name: string; part: string; hidden: boolean };

/** A workbook whose archive was checked: its sheets, and what cells refer to. Parts are read as streams. */
export type Workbook = {
  sheets: SheetPart[];
  strings: string[];
  styles: NumberStyle[];
  epoch1904: boolean;
  /** Text of a part, in blocks. */
  part(name: string): AsyncGenerator<string>;
};

/** Characters of texts that a workbook may share between its cells: they are held in memory. */
const MAX_SHARED = 100_000_000;

/** Opens a workbook. Throws a refusal when the bytes are no workbook that can be read. */
export async function openWorkbook(archive: Buffer): Promise<Workbook> {
  const entries = zipEntries(archive);
  const part = (name: string) => partText(archive, entries, name);
  const main =
    (await relations(part, entries, "")).find(({ type }) => type.endsWith("/officeDocument"))?.target ?? "xl/workbook.xml";
  if (!entries.has(main) || !main.endsWith(".xml")) throw notAWorkbook(entries);
  const links = await relations(part, entries, main);
  const partOf = (kind: string) => links.find(({ type }) => type.endsWith(`/${kind}`))?.target;
  const { sheets, epoch1904 } = await readSheetList(part(main), links);
  if (sheets.length === 0) throw refusal("unreadable-workbook", formatsText.noSheet, formatsText.foreign.oldExcel.hint);
  const stringsPart = partOf("sharedStrings");
  const stylesPart = partOf("styles");
  return {
    sheets: sheets.filter((sheet) => entries.has(sheet.part)),
    strings: stringsPart !== undefined && entries.has(stringsPart) ? await readStrings(part(stringsPart)) : [],
    styles: stylesPart !== undefined && entries.has(stylesPart) ? await readStyles(part(stylesPart)) : [],
    epoch1904,
    part,
  };
}

/** Tells what an archive that is no workbook holds. */
function notAWorkbook(entries: Map<string, ZipEntry>) {
  const names = [...entries.keys()].filter((name) => !name.endsWith("/"));
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  const { foreign } = formatsText;
  if (has(/^xl\/workbook\.bin$/)) return foreignArchive(foreign.binaryExcel);
  if (has(/^content\.xml$/) && has(/^mimetype$/)) return foreignArchive(foreign.openDocument);
  if (has(/^(word|ppt)\//)) return foreignArchive(foreign.document);
  if (has(/\.shp$/i)) return foreignArchive(foreign.shapefile);
  if (has(/^Index\/.*\.iwa$/)) return foreignArchive(foreign.numbers);
  return refusal("binary-file", formatsText.zipOf(names.slice(0, 5)), foreign.archive.hint);
}

function foreignArchive({ what, hint }: { what: string; hint: string }) {
  return refusal("binary-file", formatsText.foreignFile(what), hint);
}

async function* partText(archive: Buffer, entries: Map<string, ZipEntry>, name: string): AsyncGenerator<string> {
  const entry = entries.get(name);
  if (entry === undefined) throw refusal("unreadable-workbook", formatsText.missingPart(name), formatsText.damagedZipHint);
  let decoder: TextDecoder | undefined;
  for await (const block of unpack(archive, entry)) {
    decoder ??= new TextDecoder(block[0] === 0xff ? "utf-16le" : block[0] === 0xfe ? "utf-16be" : "utf-8");
    yield decoder.decode(block, { stream: true });
  }
}

type Relation = { id: string; type: string; target: string };

/** Links of a part to others, with targets from the root of the archive. */
async function relations(
  part: (name: string) => AsyncGenerator<string>,
  entries: Map<string, ZipEntry>,
  of: string,
): Promise<Relation[]> {
  const slash = of.lastIndexOf("/") + 1;
  const folder = of.slice(0, slash);
  const file = `${folder}_rels/${of.slice(slash)}.rels`;
  const found: Relation[] = [];
  if (!entries.has(file)) return found;
  await scan(part(file), {
    open(name, attributes) {
      if (name !== "Relationship") return;
      const target = attribute(attributes, "Target") ?? "";
      found.push({
        id: attribute(attributes, "Id") ?? "",
        type: attribute(attributes, "Type") ?? "",
        target: new URL(target, `zip:///${folder}`).pathname.slice(1),
      });
    },
  });
  return found;
}

async function readSheetList(
  blocks: AsyncGenerator<string>,
  links: Relation[],
): Promise<{ sheets: SheetPart[]; epoch1904: boolean }> {
  const sheets: SheetPart[] = [];
  let epoch1904 = false;
  await scan(blocks, {
    open(name, attributes) {
      if (name === "workbookPr") epoch1904 = /^(1|true)$/.test(attribute(attributes, "date1904") ?? "");
      if (name !== "sheet") return;
      const link = links.find(({ id }) => id === attribute(attributes, "id"));
      // Chart sheets and macro sheets hold no table.
      if (link === undefined || !link.type.endsWith("/worksheet")) return;
      sheets.push({
        name: attribute(attributes, "name") ?? "",
        part: link.target,
        hidden: /hidden/i.test(attribute(attributes, "state") ?? ""),
      });
    },
  });
  return { sheets, epoch1904 };
}

async function readStrings(blocks: AsyncGenerator<string>): Promise<string[]> {
  const strings: string[] = [];
  let total = 0;
  let current: string | undefined;
  let inText = false;
  let inPhonetic = false;
  await scan(blocks, {
    open(name, _attributes, closed) {
      if (name === "si") current = "";
      if (name === "rPh") inPhonetic = !closed;
      inText = name === "t" && !closed && !inPhonetic;
      if (name === "si" && closed) strings.push("");
    },
    close(name) {
      inText = false;
      if (name === "rPh") inPhonetic = false;
      if (name !== "si" || current === undefined) return;
      total += current.length;
      if (total > MAX_SHARED) throw refusal("too-large", formatsText.workbookTooLarge, formatsText.tooLargeHint);
      strings.push(unescapeText(current));
      current = undefined;
    },
    text(text) {
      if (inText && current !== undefined) current += text;
    },
  });
  return strings;
}

async function readStyles(blocks: AsyncGenerator<string>): Promise<NumberStyle[]> {
  const codes = new Map<number, string>();
  const styles: NumberStyle[] = [];
  let inCells = false;
  await scan(blocks, {
    open(name, attributes) {
      const id = Number(attribute(attributes, "numFmtId") ?? 0);
      if (name === "numFmt") codes.set(id, attribute(attributes, "formatCode") ?? "");
      else if (name === "cellXfs") inCells = true;
      else if (name === "xf" && inCells) styles.push(numberStyle(id, codes.get(id)));
    },
    close(name) {
      if (name === "cellXfs") inCells = false;
    },
  });
  return styles;
}

/** Scans a part to its end. */
export async function scan(blocks: AsyncGenerator<string>, events: Partial<XmlEvents>): Promise<void> {
  const scanner = new XmlScanner({ open: () => {}, close: () => {}, text: () => {}, ...events });
  for await (const block of blocks) scanner.push(block);
}

/** "_x000D_" and the like, by which a workbook writes control characters. */
export function unescapeText(text: string): string {
  if (!text.includes("_x")) return text;
  return text
    .replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll("\0", "");
}
