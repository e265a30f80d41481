/** A text as a reader makes it out, each UTF-16 unit knowing the stretch of the original that it stands for. */
export type SeenText = { text: string; from: readonly number[]; to: readonly number[] };

/** The original itself: each unit stands for itself. */
export function asWritten(text: string): SeenText {
  const from = Array.from({ length: text.length }, (_, index) => index);
  return { text, from, to: from.map((index) => index + 1) };
}

/**
 * Replaces what `pattern` (global) finds by what `rewrite` returns, "" to take it out, undefined to leave it. What is put in
 * stands for the whole of what it replaces.
 */
export function rewrite(seen: SeenText, pattern: RegExp, by: (match: RegExpExecArray) => string | undefined): SeenText {
  const parts: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  let done = 0;
  const keep = (end: number) => {
    parts.push(seen.text.slice(done, end));
    for (let i = done; i < end; i++) {
      from.push(seen.from[i] ?? 0);
      to.push(seen.to[i] ?? 0);
    }
  };
  for (const match of seen.text.matchAll(pattern)) {
    const put = by(match);
    if (put === undefined || match[0] === "") continue;
    const end = match.index + match[0].length;
    keep(match.index);
    parts.push(put);
    for (let i = 0; i < put.length; i++) {
      from.push(seen.from[match.index] ?? 0);
      to.push(seen.to[end - 1] ?? 0);
    }
    done = end;
  }
  if (done === 0) return seen;
  keep(seen.text.length);
  return { text: parts.join(""), from, to };
}

/** A stretch of a text: `start` included, `end` not. */
export type Stretch = { start: number; end: number };

/** The stretch of the original behind units `start` to `end` (excluded) of what is seen. */
export const original = (seen: SeenText, start: number, end: number): Stretch => ({
  start: seen.from[start] ?? 0,
  end: seen.to[end - 1] ?? 0,
});

/** Stretches in order, those that touch made one. */
export function merged(stretches: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = [];
  for (const stretch of stretches.toSorted((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last && stretch.start <= last.end) last.end = Math.max(last.end, stretch.end);
    else all.push({ ...stretch });
  }
  return all;
}
