import { fold } from "../../engine/text/index.ts";

/** Edits between two words (insert, delete, replace), stopping beyond `most`. */
function distance(a: string, b: string, most: number): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replace = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(replace, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    if (Math.min(...row) > most) return most + 1;
    previous = row;
  }
  return previous[b.length] ?? most + 1;
}

const key = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]+/gu, "");

/** The known name that was probably meant: equal but for case, accents and punctuation, contained, or a few slips away. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  const wanted = key(name.slice(0, 200));
  if (wanted === "") return undefined;
  let best: { name: string; score: number } | undefined;
  const most = Math.max(1, Math.ceil(wanted.length / 3));
  for (const candidate of known) {
    const other = key(candidate);
    const inside = wanted.length > 3 && other.length > 3 && (other.includes(wanted) || wanted.includes(other));
    const score = other === wanted ? 0 : Math.min(distance(wanted, other, most), inside ? 1.5 : most + 1);
    if (score <= most && score < (best?.score ?? Number.POSITIVE_INFINITY)) best = { name: candidate, score };
  }
  return best?.name;
}
