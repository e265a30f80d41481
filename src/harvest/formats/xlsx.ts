import { type Parts, scanPart } from "./archive-part.ts";
import { formatsText } from "./formats.fr.ts";
import { refusal } from "./issue.ts";
import type { Spreadsheet } from "./spreadsheet.ts";
import { type NumberStyle, numberStyle } from "./xlsx-number.ts";
import { mergedRanges, sheetRows, unescapeText, type XlsxBook } from "./xlsx-sheet.ts";
import { attribute } from "./xml-scanner.ts";

type XlsxSheet = { name: string; part: string; hidden: boolean };

/** Characters of texts that a workbook may share between its cells: they are held in memory. */
const MAX_SHARED = 100_000_000;

/** Part where the workbook starts; undefined when the archive is no workbook of Excel. */
export async function mainPart(parts: Parts): Promise<string | undefined> {
  const main = (await relations(parts, "")).find(({ type }) => type.endsWith("/officeDocument"))?.target ?? "xl/workbook.xml";
  return parts.has(main) && /(^xl\/|workbook)[^/]*\.xml$/i.test(main) ? main : undefined;
}

/** Opens a workbook of Excel (Office Open XML, ECMA-376), whichever program wrote it. */
export async function openXlsx(parts: Parts, main: string): Promise<Spreadsheet> {
  const links = await relations(parts, main);
  const textOf = (kind: string) => {
    const part = links.find(({ type }) => type.endsWith(`/${kind}`))?.target;
    return part !== undefined && parts.has(part) ? parts.text(part) : undefined;
  };
  const { sheets, epoch1904 } = await readSheetList(parts.text(main), links);
  const strings = textOf("sharedStrings");
  const styles = textOf("styles");
  const book: XlsxBook = {
    parts,
    epoch1904,
    strings: strings === undefined ? [] : await readStrings(strings),
    styles: styles === undefined ? [] : await readStyles(styles),
  };
  const present = sheets.filter(({ part }) => parts.has(part));
  const partNamed = (name: string) => present.find((sheet) => sheet.name === name)?.part ?? name;
  return {
    sheets: present,
    rows: (name) => sheetRows(book, partNamed(name)),
    merged: (name) => mergedRanges(parts.text(partNamed(name))),
  };
}

type Relation = { id: string; type: string; target: string };

/** Links of a part to others, with targets from the root of the archive. */
async function relations(parts: Parts, of: string): Promise<Relation[]> {
  const slash = of.lastIndexOf("/") + 1;
  const folder = of.slice(0, slash);
  const file = `${folder}_rels/${of.slice(slash)}.rels`;
  const found: Relation[] = [];
  if (!parts.has(file)) return found;
  await scanPart(parts.text(file), {
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
): Promise<{ sheets: XlsxSheet[]; epoch1904: boolean }> {
  const sheets: XlsxSheet[] = [];
  let epoch1904 = false;
  await scanPart(blocks, {
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
  await scanPart(blocks, {
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
  await scanPart(blocks, {
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
