/**
 * Cuts bytes at each line feed (not at U+2028, which JSON leaves as it is inside strings). Lines come without it; a last line
 * without one is a line too. Throws what `tooLong` gives for a line over `maxBytes`.
 */
export async function* splitLines(
  content: AsyncIterable<Uint8Array>,
  maxBytes: number,
  tooLong: () => Error,
): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array[] = [];
  let held = 0;
  for await (const chunk of content) {
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      const tail = chunk.subarray(start, end);
      yield rest.length ? Buffer.concat([...rest, tail]) : tail;
      rest = [];
      held = 0;
      start = end + 1;
    }
    if (start === chunk.length) continue;
    rest.push(chunk.subarray(start));
    held += chunk.length - start;
    if (held > maxBytes) throw tooLong();
  }
  if (rest.length) yield Buffer.concat(rest);
}
