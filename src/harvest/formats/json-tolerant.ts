/**
 * A JSON parser for the records that JSON.parse refuses or flattens: it tells repeated keys (the last one is kept, as every
 * other reader of JSON does), reads NaN and Infinity as null, and accepts line ends and tabs inside strings. Anything else
 * that is not JSON is an error. The caller bounds the depth.
 */
type TolerantResult =
  | {
      value: unknown;
      duplicates: { path: string; first: string; last: string }[];
      notFinite: { path: string; written: string }[];
    }
  | { error: "unexpected" | "unfinished"; near: string };

class Unreadable extends Error {
  readonly at: number;
  constructor(at: number) {
    super("unreadable");
    this.at = at;
  }
}

/** Parses one record. `near` of an error is the text around the place where it stopped. */
export function parseTolerantly(text: string): TolerantResult {
  const parser = new TolerantParser(text);
  try {
    const value = parser.document();
    return { value, duplicates: parser.duplicates, notFinite: parser.notFinite };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const near = text.slice(Math.max(0, error.at - 40), error.at + 40);
    return { error: error.at >= text.length ? "unfinished" : "unexpected", near };
  }
}

class TolerantParser {
  readonly duplicates: { path: string; first: string; last: string }[] = [];
  readonly notFinite: { path: string; written: string }[] = [];
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  document(): unknown {
    const value = this.value("");
    this.blanks();
    if (this.at < this.text.length) throw new Unreadable(this.at);
    return value;
  }

  private value(path: string): unknown {
    this.blanks();
    const letter = this.text.charAt(this.at);
    if (letter === "{") return this.object(path);
    if (letter === "[") return this.list(path);
    if (letter === '"') return this.string();
    return this.word(path);
  }

  private object(path: string): Record<string, unknown> {
    const entries = new Map<string, unknown>();
    this.at++;
    this.blanks();
    while (this.text.charAt(this.at) !== "}") {
      if (entries.size > 0) this.expect(",");
      this.blanks();
      const key = this.string();
      this.blanks();
      this.expect(":");
      const place = path === "" ? key : `${path}.${key}`;
      const value = this.value(place);
      if (entries.has(key)) this.duplicates.push({ path: place, first: shown(entries.get(key)), last: shown(value) });
      entries.set(key, value);
      this.blanks();
    }
    this.at++;
    return Object.fromEntries(entries);
  }

  private list(path: string): unknown[] {
    const items: unknown[] = [];
    this.at++;
    this.blanks();
    while (this.text.charAt(this.at) !== "]") {
      if (items.length > 0) this.expect(",");
      items.push(this.value(`${path}.${items.length}`));
      this.blanks();
    }
    this.at++;
    return items;
  }

  private string(): string {
    if (this.text.charAt(this.at) !== '"') throw new Unreadable(this.at);
    const end = stringEnd(this.text, this.at);
    if (end < 0) throw new Unreadable(this.text.length);
    const written = this.text.slice(this.at, end);
    try {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what makes these strings invalid
      const value: unknown = JSON.parse(written.replace(/[\x00-\x1f]/g, escapeControl));
      this.at += written.length;
      return String(value);
    } catch {
      throw new Unreadable(this.at);
    }
  }

  private word(path: string): unknown {
    const found = /-?(?:Infinity|NaN|nan|inf)|true|false|null|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
    found.lastIndex = this.at;
    const written = found.exec(this.text)?.[0];
    if (written === undefined) throw new Unreadable(this.at);
    this.at += written.length;
    if (/[a-z]{3}/i.test(written) && !/^(true|false|null)$/.test(written)) {
      this.notFinite.push({ path, written });
      return null;
    }
    if (/^-?\d{16,}$/.test(written) && String(Number(written)) !== written) return written;
    return JSON.parse(written.replace(/^(-?)0+(?=\d)/, "$1"));
  }

  private expect(letter: string): void {
    if (this.text.charAt(this.at) !== letter) throw new Unreadable(this.at);
    this.at++;
  }

  private blanks(): void {
    while (/[\s\u00a0]/.test(this.text.charAt(this.at))) this.at++;
  }
}

/** Position after the quote that ends the string opened at `open`; -1 when it does not end. */
export function stringEnd(text: string, open: number): number {
  for (let end = text.indexOf('"', open + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let before = end - 1;
    while (text.charAt(before) === "\\") before--;
    if ((end - before) % 2 === 1) return end + 1;
  }
  return -1;
}

function escapeControl(control: string): string {
  return `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function shown(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}
