import { EACH, type RecordsPath } from "./json-path.ts";
import { RecordStarts, unquoted } from "./json-recovery.ts";
import { JsonText } from "./json-text.ts";

/**
 * Finds where each record of a JSON document starts and ends, in text that comes block by block, without parsing it: each
 * record is then parsed alone, so that memory is bounded and a bad one costs one line of the report.
 *
 * A record whose quotes do not pair hides the end of all that follow. When a record is refused by `record`, or never ends,
 * scanning starts again at the next "}, {" whose first key is the one with which records start.
 */
export type ScannedRecord = {
  text: string;
  /** Rank in the list, from 1. */
  rank: number;
  /** Line of the file where it starts. */
  line: number;
  /** Key under which it stands, when records are members of an object. */
  key?: string;
  /** Members of all its objects, repeated keys counted each time. */
  members: number;
  depth: number;
};

/** What the scanner calls, in the order of the file. */
export type ScanEvents = {
  /** The keys of the record; undefined when the text is not valid JSON. */
  record(record: ScannedRecord): readonly string[] | undefined;
  /** A record was given up: `text` is what it was taken for, and reading goes on after it. */
  lost(rank: number, line: number, text: string, why: "invalid" | "too-large"): void;
  /** Whether a text is the beginning of a record, right as far as it goes. */
  isCut(text: string): boolean;
  /** An item of the list that is neither an object nor a list. */
  scalar(rank: number, line: number, text: string): void;
};

/** Characters (UTF-16 units) that a record may have. */
export const MAX_RECORD = 16_000_000;

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

type Phase = "seek" | "list" | "record" | "scalar" | "skip" | "after";

/** Finds the records of a JSON text as it comes, without parsing it whole; what is broken costs its record only. */
export class JsonScanner {
  /** Whether the list was met. */
  found = false;
  private readonly source = new JsonText();
  private phase: Phase = "seek";
  /** Containers open around the current position, outside the list; keys are known along the path only. */
  private outer: { list: boolean; onPath: boolean }[] = [];
  private key: string | undefined;
  private expectsKey = false;
  /** Inside a record: */
  private start = -1;
  private depth = 0;
  private deepest = 0;
  private members = 0;
  private rank = 0;
  private readonly starts = new RecordStarts();
  /** Length of the longest good record, and length from which the current one is suspected of never ending. */
  private usual = 4_000;
  private suspect = 0;
  /** The document is one object, the only record. */
  private single = false;
  private readonly path: RecordsPath;
  private readonly events: ScanEvents;

  constructor(path: RecordsPath, events: ScanEvents) {
    this.path = path;
    this.events = events;
  }

  push(block: string): void {
    this.source.append(block, this.start >= 0 ? this.start : this.source.at);
    if (this.start >= 0) this.start = 0;
    this.scan();
  }

  /** True when the document ended as it should; false when it was cut. */
  end(): boolean {
    while (this.phase === "record" && !this.events.isCut(this.source.text.slice(this.start)) && this.recover()) this.scan();
    return this.found && (this.phase === "after" || this.phase === "seek") && this.outer.length === 0;
  }

  /** What was read of a record that the end of the file cut. */
  get unfinished(): { rank: number; line: number; text: string } | undefined {
    return this.phase !== "record"
      ? undefined
      : { rank: this.rank, line: this.source.lineAt(this.start), text: this.source.text.slice(this.start) };
  }

  private scan(): void {
    if (this.source.stringFrom >= 0 && !this.resumeString()) return;
    while (this.source.at < this.source.text.length) {
      if (this.phase === "record") {
        if (!this.scanRecord()) return;
      } else if (this.phase === "skip") {
        if (!this.skipRecord()) return;
      } else if (!this.step()) return;
    }
  }

  /** Goes on in the string that the text ended in. False when it does not end here either. */
  private resumeString(): boolean {
    const { source, phase } = this;
    if (source.endString(source.stringFrom)) {
      if (phase !== "record" && phase !== "skip" && this.start >= 0) this.afterString();
      return true;
    }
    if (phase === "record") return this.mayWait();
    // A text outside records that never ends is not worth keeping.
    if (source.text.length - this.start > MAX_RECORD) this.start = -1;
    return false;
  }

  /** One character outside records. False when the text ends inside a string. */
  private step(): boolean {
    const code = this.source.text.charCodeAt(this.source.at);
    if (this.phase === "scalar") return this.scanScalar(code);
    if (code === QUOTE) return this.outsideString();
    if (code === OPEN_OBJECT || code === OPEN_LIST) return this.open(code === OPEN_LIST);
    if (code === CLOSE_OBJECT || code === CLOSE_LIST) this.close();
    else if (code === COMMA) {
      this.expectsKey = this.phase === "list" ? this.path.members : this.outer.at(-1)?.list === false;
      this.key = undefined;
    } else if (code === COLON) this.expectsKey = false;
    else if (this.phase === "list" && code > 32 && !this.path.members) {
      this.start = this.source.at;
      this.phase = "scalar";
    }
    this.source.at++;
    return true;
  }

  private open(list: boolean): boolean {
    const { keys, members } = this.path;
    if (this.phase === "list") {
      this.begin();
      return true;
    }
    const parent = this.outer.at(-1);
    const step = keys[this.outer.length - 1];
    const onPath =
      parent === undefined || (parent.onPath && (parent.list ? step === EACH : this.key !== undefined && this.key === step));
    const isTarget = this.phase === "seek" && onPath && this.outer.length === keys.length && list !== members;
    // "$" over a document that is one object: that object is the only record.
    if (this.phase === "seek" && keys.length === 0 && !members && !list && parent === undefined) {
      this.single = true;
      this.found = true;
      this.begin();
      return true;
    }
    this.outer.push({ list, onPath });
    if (isTarget) {
      this.phase = "list";
      this.found = true;
    }
    this.expectsKey = !list;
    this.key = undefined;
    this.source.at++;
    return true;
  }

  private close(): void {
    this.outer.pop();
    // There may be another list, in the next item of a list that the path goes through.
    if (this.phase === "list") this.phase = this.path.keys.includes(EACH) ? "seek" : "after";
    this.expectsKey = false;
  }

  private begin(): void {
    this.rank++;
    this.start = this.source.at;
    this.depth = 0;
    this.deepest = 0;
    this.members = 0;
    this.suspect = this.usual * 4;
    this.phase = "record";
  }

  /** A string outside records: a key along the path, the key of a member, an item that is a text, or anything to pass over. */
  private outsideString(): boolean {
    const { source } = this;
    const isItem = this.phase === "list" && !this.path.members;
    const isKey = this.expectsKey && (this.phase === "list" || this.outer.at(-1)?.onPath === true);
    if (isItem || isKey) this.start = source.at;
    if (!source.endString(source.at + 1)) return false;
    if (this.start >= 0) this.afterString();
    return true;
  }

  private afterString(): void {
    const { source } = this;
    const written = source.text.slice(this.start, source.at);
    this.start = -1;
    if (this.phase === "list" && !this.path.members) this.events.scalar(++this.rank, source.lineAt(source.at), written);
    else this.key = unquoted(written);
  }

  /** Goes to the end of the record, or as far as it is not suspect. False when the text ends first. */
  private scanRecord(): boolean {
    const { text } = this.source;
    const length = Math.min(text.length, this.start + this.suspect);
    let i = this.source.at;
    while (i < length) {
      const code = text.charCodeAt(i);
      if (code === QUOTE) {
        if (!this.source.endString(i + 1)) return this.mayWait();
        i = this.source.at;
        continue;
      }
      i++;
      if (code === COLON) this.members++;
      else if (code === OPEN_OBJECT || code === OPEN_LIST) {
        if (++this.depth > this.deepest) this.deepest = this.depth;
      } else if (code === CLOSE_OBJECT || code === CLOSE_LIST) {
        if (--this.depth > 0) continue;
        this.source.at = i;
        this.emit();
        return true;
      }
    }
    this.source.at = i;
    if (i >= text.length) return this.mayWait();
    this.startsAgain(i);
    return true;
  }

  /** The record goes on in the next block, unless it is already too long: then it is given up. */
  private mayWait(): boolean {
    const length = this.source.text.length - this.start;
    if (length > this.suspect && this.startsAgain(this.source.text.length)) return true;
    if (length <= MAX_RECORD) return false;
    this.events.lost(
      this.rank,
      this.source.lineAt(this.start),
      this.source.text.slice(this.start, this.start + 1_000),
      "too-large",
    );
    this.start = -1;
    this.phase = "skip";
    return false;
  }

  /**
   * A record much longer than the others is looked at each time that it has doubled: when what there is of it cannot be the
   * beginning of a record, its quotes do not pair, and scanning starts again at the next one.
   */
  private startsAgain(end: number): boolean {
    this.suspect = (end - this.start) * 2;
    return !this.events.isCut(this.source.text.slice(this.start, end)) && this.recover();
  }

  private emit(): void {
    const text = this.source.text.slice(this.start, this.source.at);
    const record: ScannedRecord = {
      text,
      rank: this.rank,
      line: this.source.lineAt(this.start),
      members: this.members,
      depth: this.deepest,
    };
    if (this.path.members && this.key !== undefined) record.key = this.key;
    const keys = this.events.record(record);
    if (keys !== undefined) {
      this.starts.learn(keys);
      this.usual = Math.max(this.usual, text.length);
    } else if (this.recover()) return;
    else this.events.lost(this.rank, record.line, text, "invalid");
    this.start = -1;
    this.phase = this.single ? "after" : "list";
    this.expectsKey = this.path.members;
  }

  /** Gives the record up to the next place where one seems to start. False when there is none in the text at hand. */
  private recover(): boolean {
    const limit = this.phase === "record" && this.depth === 0 ? this.source.at : this.source.text.length;
    const next = this.path.members || this.single ? -1 : this.starts.next(this.source.text, this.start, limit);
    if (next < 0) return false;
    this.events.lost(this.rank, this.source.lineAt(this.start), this.source.text.slice(this.start, next), "invalid");
    this.source.stringFrom = -1;
    this.source.at = next;
    this.begin();
    return true;
  }

  /** A record too large to be kept: passes over it. */
  private skipRecord(): boolean {
    while (this.source.at < this.source.text.length) {
      const code = this.source.text.charCodeAt(this.source.at);
      if (code === QUOTE) {
        if (!this.source.endString(this.source.at + 1)) return false;
        continue;
      }
      this.source.at++;
      if (code === OPEN_OBJECT || code === OPEN_LIST) this.depth++;
      else if ((code === CLOSE_OBJECT || code === CLOSE_LIST) && --this.depth === 0) {
        this.phase = "list";
        return true;
      }
    }
    return true;
  }

  /** A number or a word among the items. */
  private scanScalar(code: number): boolean {
    if (code !== COMMA && code !== CLOSE_LIST) {
      if (++this.source.at - this.start > 10_000) this.start = this.source.at;
      return true;
    }
    this.events.scalar(++this.rank, this.source.lineAt(this.start), this.source.text.slice(this.start, this.source.at).trim());
    this.start = -1;
    this.phase = "list";
    return true;
  }
}
