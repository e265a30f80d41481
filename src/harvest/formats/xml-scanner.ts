import { formatsText } from "./formats.fr.ts";
import { refusal } from "./issue.ts";

/**
 * Mark-up of the XML of a workbook, block by block: opening and closing tags by local name, and text. Comments, declarations
 * and DOCTYPE are passed over; no entity other than the five of XML and characters by number is known, so none can explode.
 */
export type XmlEvents = {
  open(name: string, attributes: string, closed: boolean): void;
  close(name: string): void;
  text(text: string): void;
};

/** Characters that one tag or one text may have. */
const MAX_TOKEN = 4_000_000;

/** Reads XML block by block: tags and texts. Nothing outside the text is ever fetched. */
export class XmlScanner {
  private rest = "";
  private readonly events: XmlEvents;

  constructor(events: XmlEvents) {
    this.events = events;
  }

  /** Throws a refusal for a tag or a text without end. */
  push(block: string): void {
    const text = this.rest + block;
    let at = 0;
    while (at < text.length) {
      const next = text.charCodeAt(at) === 60 ? this.markup(text, at) : this.content(text, at);
      if (next < 0) break;
      at = next;
    }
    this.rest = text.slice(at);
    if (this.rest.length > MAX_TOKEN) throw refusal("unreadable-workbook", formatsText.damagedZip, formatsText.damagedZipHint);
  }

  private content(text: string, at: number): number {
    const end = text.indexOf("<", at);
    if (end < 0) return -1;
    this.events.text(decodeEntities(text.slice(at, end)));
    return end;
  }

  /** Reads what starts with "<"; returns the position after it, -1 when it is not whole. */
  private markup(text: string, at: number): number {
    const next = text.charCodeAt(at + 1);
    if (next === 33 || next === 63) return this.declaration(text, at);
    const end = tagEnd(text, at);
    if (end < 0) return -1;
    if (next === 47) {
      this.events.close(localName(text.slice(at + 2, end).trimEnd()));
      return end + 1;
    }
    const closed = text.charCodeAt(end - 1) === 47;
    const tag = text.slice(at + 1, closed ? end - 1 : end);
    const blank = tag.search(/\s/);
    if (blank < 0) this.events.open(localName(tag), "", closed);
    else this.events.open(localName(tag.slice(0, blank)), tag.slice(blank), closed);
    return end + 1;
  }

  private declaration(text: string, at: number): number {
    if (text.length - at < 9) return -1;
    const isComment = text.startsWith("<!--", at);
    const isData = text.startsWith("<![CDATA[", at);
    const mark = isComment ? "-->" : isData ? "]]>" : ">";
    const end = text.indexOf(mark, at);
    if (end < 0) return -1;
    if (isData) this.events.text(text.slice(at + 9, end));
    return end + mark.length;
  }
}

/** The ">" that ends a tag: not one inside the quotes of an attribute. */
function tagEnd(text: string, at: number): number {
  let quote = 0;
  for (let i = at + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 62) return i;
    else if (code === 34 || code === 39) quote = code;
  }
  return -1;
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

/** Value of an attribute, by name with or without prefix; undefined when it is not there. */
export function attribute(attributes: string, name: string): string | undefined {
  for (let at = attributes.indexOf(name); at >= 0; at = attributes.indexOf(name, at + 1)) {
    const before = attributes.charCodeAt(at - 1);
    if (before > 32 && before !== 58) continue;
    const written = /^\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes.slice(at + name.length));
    if (written !== null) return decodeEntities(written[1] ?? written[2] ?? "");
  }
  return undefined;
}

const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,4}));/gi, (written, decimal, hexadecimal, name) => {
    if (name !== undefined) return NAMED[name] ?? written;
    const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
    if (code > 0x10ffff) return written;
    return code === 0 || (code >= 0xd800 && code <= 0xdfff) ? "\ufffd" : String.fromCodePoint(code);
  });
}
