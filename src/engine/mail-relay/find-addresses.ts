import { undisguised } from "./disguises.ts";
import { formsOf, taggedForms } from "./protected-address.ts";
import { original, rewrite, type SeenText, type Stretch } from "./seen-text.ts";

const LOCAL = /[\p{L}\p{N}._%+'~!#$&*^`{|}-]/u;
const DOMAIN =
  /\s{0,3}(?:[\p{L}\p{N}-]{1,63}(?:(?:\.(?=\S)|\s\.\s?|\s{1,3}(?:point|dot)\s{1,3})[\p{L}\p{N}-]{1,63}){1,8}|\[[0-9a-f.:]{3,45}\]|localhost\b)/uy;
const MAX_LOCAL = 64;

/** Where the name before the sign at `at` begins; `at` itself when there is none. */
function localStart(text: string, at: number): number {
  let end = at;
  while (end > 0 && at - end < 3 && /\s/.test(text[end - 1] ?? "")) end--;
  if (text[end - 1] === '"') {
    const open = text.lastIndexOf('"', end - 2);
    return open >= 0 && end - open <= MAX_LOCAL + 2 ? open : at;
  }
  let start = end;
  while (start > 0 && end - start < MAX_LOCAL && LOCAL.test(text[start - 1] ?? "")) start--;
  return start === end ? at : start;
}

/** Whatever has the shape of an address. */
function addressLike(seen: SeenText): Stretch[] {
  const found: Stretch[] = [];
  for (let at = seen.text.indexOf("@"); at >= 0; at = seen.text.indexOf("@", at + 1)) {
    const start = localStart(seen.text, at);
    DOMAIN.lastIndex = at + 1;
    const domain = DOMAIN.exec(seen.text);
    // "3 @ 2.50" is a price: the last part of a name begins with a letter, unless the host is given in figures.
    if (start === at || !domain || !/\p{L}[^.\s]*$|\]$/u.test(domain[0])) continue;
    const prefix = /mailto:(?:\/\/)?$/.exec(seen.text.slice(Math.max(0, start - 10), start))?.[0].length ?? 0;
    found.push(original(seen, start - prefix, at + 1 + domain[0].length));
  }
  return found;
}

/** Addresses known in advance, wherever their letters follow each other, whatever stands between them. */
function known(seen: SeenText, addresses: readonly string[]): Stretch[] {
  const letters = rewrite(seen, /[^\p{L}\p{N}@]+/gu, () => "");
  const spelled = rewrite(
    rewrite(seen, /(?<![\p{L}\p{N}])(?:point|dot|pt|tiret|underscore|moins)(?![\p{L}\p{N}])/gu, () => ""),
    /[^\p{L}\p{N}@]+/gu,
    () => "",
  );
  const found: Stretch[] = [];
  for (const view of spelled.text === letters.text ? [letters] : [letters, spelled]) {
    for (const address of addresses) {
      for (const form of formsOf(address)) {
        for (let at = view.text.indexOf(form); at >= 0; at = view.text.indexOf(form, at + 1))
          found.push(original(view, at, at + form.length));
      }
      for (const form of taggedForms(address)) {
        for (const match of view.text.matchAll(form)) found.push(original(view, match.index, match.index + match[0].length));
      }
    }
  }
  return found;
}

const BASE64_RUN = /[A-Za-z0-9+/_-]{12,}(?:\r?\n[A-Za-z0-9+/_-]{4,})*={0,2}/g;

/** Runs of base64 behind which an address hides. */
function inBase64(text: string, what: Sought, depth: number): Stretch[] {
  if (depth > 1) return [];
  return [...text.matchAll(BASE64_RUN)].flatMap((match) => {
    const inside = Buffer.from(match[0].replace(/\s/g, ""), "base64").toString("utf8");
    const hides = inside.includes("@") && findAddresses(inside, what, depth + 1).length > 0;
    return hides ? [{ start: match.index, end: match.index + match[0].length }] : [];
  });
}

/** What is looked for: these addresses however written, and, when `every`, whatever has the shape of one. */
type Sought = { addresses: readonly string[]; every: boolean };

/** Where addresses stand in a text, stretches of the text as it is written, in no order. */
export function findAddresses(text: string, what: Sought, depth = 0): Stretch[] {
  const seen = undisguised(text);
  return [...(what.every ? addressLike(seen) : []), ...known(seen, what.addresses), ...inBase64(text, what, depth)];
}

/** Whether one of these addresses can be read out of the text, however written. */
export const reveals = (text: string, addresses: readonly string[]): boolean =>
  findAddresses(text, { addresses, every: false }).length > 0;
