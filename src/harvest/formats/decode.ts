import { isAscii, isUtf8 } from "node:buffer";
import {
  byteOrderMark,
  cutCharacter,
  DOUBLED,
  decodeMixed,
  decodeSingleByte,
  type Encoding,
  maybeDoubled,
  type SingleByteEncoding,
  undoubled,
} from "./encoding.ts";
import type { OnIssue } from "./format.ts";
import { formatsText } from "./formats.fr.ts";
import { issue } from "./issue.ts";

/** What ends a line of the file: `lf` also covers CRLF, `cr` is the old Macintosh way. */
export type LineEnd = "lf" | "cr";

/**
 * Bytes to text, block by block. Blocks are cut at line ends (between two characters when there is none) so that a line in
 * another encoding than the file can be read on its own: in a UTF-8 file a line that is not UTF-8 is read as windows-1252, and the other way round; each is told with its line.
 * NUL characters, which no database keeps, are taken out.
 */
export async function* decodeText(
  blocks: AsyncIterable<Uint8Array>,
  encoding: Encoding,
  lineEnd: LineEnd,
  onIssue: OnIssue,
): AsyncGenerator<string> {
  if (encoding === "utf-16le" || encoding === "utf-16be") {
    yield* decodeWide(blocks, encoding, lineEnd, onIssue);
    return;
  }
  const decoder = new LineDecoder(encoding, lineEnd, onIssue);
  for await (const block of blocks) {
    const text = decoder.decode(block);
    if (text !== "") yield text;
  }
  const last = decoder.end();
  if (last !== "") yield last;
}

async function* decodeWide(
  blocks: AsyncIterable<Uint8Array>,
  encoding: "utf-16le" | "utf-16be",
  lineEnd: LineEnd,
  onIssue: OnIssue,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  const control = new TextControl(lineEnd, onIssue);
  for await (const block of blocks) yield control.check(decoder.decode(block, { stream: true }));
  yield control.check(decoder.decode());
}

class LineDecoder {
  private rest: Buffer = Buffer.alloc(0);
  private started = false;
  /** Whether a character outside ASCII was met in the encoding of the file: before that, another encoding is news of the whole file. */
  private confirmed = false;
  private readonly control: TextControl;
  private readonly encoding: Encoding;
  private readonly lineEnd: number;
  private readonly onIssue: OnIssue;

  constructor(encoding: Encoding, lineEnd: LineEnd, onIssue: OnIssue) {
    this.encoding = encoding;
    this.lineEnd = lineEnd === "lf" ? 10 : 13;
    this.onIssue = onIssue;
    this.control = new TextControl(lineEnd, onIssue);
  }

  decode(block: Uint8Array): string {
    let bytes = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
    if (this.rest.length > 0) bytes = Buffer.concat([this.rest, bytes]);
    if (!this.started) {
      if (bytes.length < 3) return this.keep(bytes, 0);
      this.started = true;
      bytes = bytes.subarray(byteOrderMark(bytes)?.length ?? 0);
    }
    const end = bytes.lastIndexOf(this.lineEnd) + 1;
    return this.keep(bytes, end > 0 ? end : bytes.length - cutCharacter(bytes));
  }

  end(): string {
    const bytes = this.started ? this.rest : this.rest.subarray(byteOrderMark(this.rest)?.length ?? 0);
    return this.text(bytes);
  }

  /** The text of the bytes before `end`; the others wait for the next block. */
  private keep(bytes: Buffer, end: number): string {
    // The block belongs to the stream that read it, which may use it again.
    this.rest = Buffer.from(bytes.subarray(end));
    return end === 0 ? "" : this.text(bytes.subarray(0, end));
  }

  private text(bytes: Buffer): string {
    if (isAscii(bytes)) return this.control.check(bytes.toString("latin1"));
    if (this.encoding === "utf-8" && isUtf8(bytes)) {
      this.confirmed = true;
      const text = bytes.toString("utf8");
      if (maybeDoubled(text)) this.tellDoubled(text);
      return this.control.check(text);
    }
    if (this.encoding === "utf-8" || this.encoding === "double-utf-8") return this.byLines(bytes);
    const text = decodeSingleByte(bytes, this.encoding as SingleByteEncoding);
    if (this.encoding === "windows-1252" && maybeDoubled(text)) return this.byLines(bytes);
    return this.control.check(text);
  }

  private byLines(bytes: Buffer): string {
    let text = "";
    let line = this.control.line;
    for (let start = 0; start < bytes.length; line++) {
      const at = bytes.indexOf(this.lineEnd, start);
      const end = at < 0 ? bytes.length : at + 1;
      text += this.line(bytes.subarray(start, end), line);
      start = end;
    }
    return this.control.check(text);
  }

  private line(bytes: Buffer, line: number): string {
    if (isAscii(bytes)) return bytes.toString("latin1");
    const valid = isUtf8(bytes);
    if (this.encoding === "windows-1252") {
      if (valid) this.tell("mixed-encoding", formatsText.utf8Line(line), line, bytes.toString("utf8"));
      return valid ? bytes.toString("utf8") : decodeSingleByte(bytes, "windows-1252");
    }
    if (!valid) {
      const text = decodeMixed(bytes);
      if (this.confirmed) this.tell("mixed-encoding", formatsText.ansiLine(line), line, text);
      else this.tellOnce(line, text);
      return text;
    }
    const text = bytes.toString("utf8");
    this.confirmed = true;
    if (this.encoding === "double-utf-8") return undoubled(text) ?? text;
    if (DOUBLED.test(text)) this.tell("double-encoding", formatsText.doubledLine(line), line, text);
    return text;
  }

  private toldOnce = false;
  /** The first bytes outside ASCII of the file are not UTF-8: the file is in windows-1252, said once and not line by line. */
  private tellOnce(line: number, text: string): void {
    if (this.toldOnce) return;
    this.toldOnce = true;
    this.tell("mixed-encoding", formatsText.ansiFrom(line), line, text);
  }

  private tellDoubled(text: string): void {
    let line = this.control.line;
    for (const content of text.split(this.lineEnd === 10 ? "\n" : "\r")) {
      if (DOUBLED.test(content)) this.tell("double-encoding", formatsText.doubledLine(line), line, content);
      line++;
    }
  }

  private tell(code: "mixed-encoding" | "double-encoding", detail: string, line: number, text: string): void {
    this.onIssue(issue(code, detail, { line, value: around(text, code === "double-encoding" ? DOUBLED : /[^ -~\t]/) }));
  }
}

/** The part of the line that shows what is wrong: from a little before the first match. */
function around(text: string, wrong: RegExp): string {
  return text.slice(Math.max(0, text.search(wrong) - 30)).trim();
}

/** Counts lines and takes NUL characters out. */
class TextControl {
  /** Line of the file where the next text starts. */
  line = 1;
  private readonly lineEnd: string;
  private readonly onIssue: OnIssue;

  constructor(lineEnd: LineEnd, onIssue: OnIssue) {
    this.lineEnd = lineEnd === "lf" ? "\n" : "\r";
    this.onIssue = onIssue;
  }

  check(text: string): string {
    const clean = text.includes("\0") ? this.withoutNul(text) : text;
    for (let at = text.indexOf(this.lineEnd); at >= 0; at = text.indexOf(this.lineEnd, at + 1)) this.line++;
    return clean;
  }

  private withoutNul(text: string): string {
    const lines = text.split(this.lineEnd);
    for (const [index, content] of lines.entries()) {
      if (!content.includes("\0")) continue;
      const line = this.line + index;
      const value = content.replaceAll("\0", "␀");
      this.onIssue(
        issue("nul-byte", formatsText.nulByte(line), { line, value: value.slice(Math.max(0, value.indexOf("␀") - 30)) }),
      );
      lines[index] = content.replaceAll("\0", "");
    }
    return lines.join(this.lineEnd);
  }
}
