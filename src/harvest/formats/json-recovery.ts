/** Objects looked at in search of the next record: what is further away would cost more than it saves. */
const MAX_CANDIDATES = 2_000;

/**
 * Where to start again after a record whose quotes do not pair: at the next "}, {" that opens with the key by which records
 * start and goes on with keys already met, so that an object inside the bad record is not taken for a record.
 */
export class RecordStarts {
  private firstKey: string | undefined;
  private readonly known = new Set<string>();
  private learned = 0;

  /** Keys of a good record. All are looked at in the first records, then one record in sixteen. */
  learn(keys: readonly string[]): void {
    this.firstKey ??= keys[0];
    if (++this.learned > 500 && this.learned % 16 !== 0) return;
    if (this.known.size < 1_000) for (const key of keys) this.known.add(key);
  }

  /** Position of the record that follows the bad one at `from`, before `limit`; -1 when none is seen in the first candidates. */
  next(text: string, from: number, limit: number): number {
    let candidates = 0;
    const firstKey = this.firstKey ?? leadingKeys(text.slice(from, from + 2_000))[0];
    for (let at = text.indexOf("{", from + 1); at >= 0 && at < limit; at = text.indexOf("{", at + 1)) {
      if (!/\}\s*,\s*$/.test(text.slice(Math.max(from, at - 80), at))) continue;
      if (++candidates > MAX_CANDIDATES) break;
      if (this.looksLikeRecord(leadingKeys(text.slice(at, at + 2_000)), firstKey)) return at;
    }
    return -1;
  }

  private looksLikeRecord(keys: string[], firstKey: string | undefined): boolean {
    const [first] = keys;
    if (first === undefined || first !== firstKey || keys.length < Math.min(2, this.known.size)) return false;
    return this.known.size === 0 || keys.every((key) => this.known.has(key));
  }
}

/** The first keys (three at most) of the object that a text starts with. */
function leadingKeys(text: string): string[] {
  const keys: string[] = [];
  let depth = 0;
  const token = /"((?:[^"\\]|\\.)*)"(\s*:)?|[[\]{}]/g;
  for (let found = token.exec(text); found !== null && keys.length < 3; found = token.exec(text)) {
    const [mark, content, colon] = found;
    if (mark === "{" || mark === "[") depth++;
    else if (mark === "}" || mark === "]") depth--;
    else if (depth === 1 && colon !== undefined && content !== undefined) keys.push(unquoted(`"${content}"`) ?? content);
    if (depth === 0) break;
  }
  return keys;
}

/** The text that a JSON string stands for; undefined when it is not one. */
export function unquoted(written: string): string | undefined {
  try {
    return String(JSON.parse(written));
  } catch {
    return undefined;
  }
}
