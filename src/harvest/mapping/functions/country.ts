import { fold } from "../../../engine/text/index.ts";
import { countryName, countryNamed } from "../../../geography/index.ts";

const key = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** The languages whose country names are tried against a slip of the fingers. */
const LANGUAGES = "fr en de es it pt nl".split(" ");

let names: Map<string, string> | undefined;

/** Long enough country names by their code: short ones are too near to one another to guess. */
function longNames(): Map<string, string> {
  if (names) return names;
  names = new Map();
  const displays = LANGUAGES.map((language) => new Intl.DisplayNames([language], { type: "region", fallback: "none" }));
  for (let first = 65; first <= 90; first += 1) {
    for (let second = 65; second <= 90; second += 1) {
      const code = String.fromCharCode(first, second);
      for (const display of displays) {
        const name = display.of(code);
        // Withdrawn codes (SU, DD, UK...) share the name of another: the name decides.
        if (name && key(name).length >= 5 && countryNamed(name)?.code === code) names.set(key(name), code);
      }
    }
  }
  names.set("france", "FR");
  return names;
}

/** Whether one can be turned into the other by one insertion, deletion, replacement or swap of neighbours. */
function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const left = a.length - start - end;
  const right = b.length - start - end;
  if (left <= 1 && right <= 1) return true;
  return left === 2 && right === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}

/**
 * ISO 3166-1 code of a country as geography reads it (any language of Europe, codes), or with one slip of the fingers
 * ("Frace"), in which case `slip` is the French name it was read as. A slip that could be two countries is none.
 */
export function readCountry(text: string): { code: string; slip?: string } | undefined {
  const exact = countryNamed(text);
  if (exact) return { code: exact.code };
  const wanted = key(text.slice(0, 80));
  if (wanted.length < 5) return undefined;
  const near = new Set<string>();
  for (const [name, code] of longNames()) if (oneSlip(name, wanted)) near.add(code);
  const [only] = near;
  return near.size === 1 && only ? { code: only, slip: countryName(only) } : undefined;
}
