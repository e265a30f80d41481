const BACKSLASH = 92;

/** Text that comes block by block, with the position reached, the strings of JSON and the lines of the file. */
export class JsonText {
  text = "";
  at = 0;
  /** Where to look for the end of the string that the text ends in; -1 outside strings. */
  stringFrom = -1;
  private line = 1;
  private nextLineEnd = -1;

  /** Adds a block; what lies before `kept` is forgotten, and `kept` becomes position 0. */
  append(block: string, kept: number): void {
    this.countLines(kept);
    this.text = this.text.slice(kept) + block;
    this.at -= kept;
    if (this.stringFrom >= 0) this.stringFrom -= kept;
    this.nextLineEnd = this.text.indexOf("\n");
  }

  /** Goes after the quote that ends a string, looked for from `from`; at the end of the text, `stringFrom` set, when it is not there. */
  endString(from: number): boolean {
    for (let end = this.text.indexOf('"', from); end >= 0; end = this.text.indexOf('"', end + 1)) {
      if (this.backslashesBefore(end) % 2 === 1) continue;
      this.stringFrom = -1;
      this.at = end + 1;
      return true;
    }
    // A backslash at the very end may escape the first character of the next block.
    this.stringFrom = this.text.length - (this.backslashesBefore(this.text.length) % 2);
    this.at = this.stringFrom;
    return false;
  }

  private backslashesBefore(at: number): number {
    let before = at;
    while (this.text.charCodeAt(before - 1) === BACKSLASH) before--;
    return at - before;
  }

  /** Line of the file at a position. Positions asked for only grow: each line end is met once. */
  lineAt(at: number): number {
    this.countLines(at);
    return this.line;
  }

  private countLines(before: number): void {
    while (this.nextLineEnd >= 0 && this.nextLineEnd < before) {
      this.line++;
      this.nextLineEnd = this.text.indexOf("\n", this.nextLineEnd + 1);
    }
  }
}
