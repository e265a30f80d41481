import { findAddresses } from "./find-addresses.ts";
import { findPhones } from "./find-phones.ts";
import { merged, type Stretch } from "./seen-text.ts";

/** What a text may not show, and what stands in its place. */
export type Shield = {
  /** Addresses hidden however they are written. */
  addresses: readonly string[];
  /** Also hide whatever has the shape of an address, and telephone numbers. */
  everything: boolean;
  /** What the reader sees instead. */
  words: { address: string; phone: string };
};

function replace(text: string, stretches: readonly Stretch[], word: string): string {
  let out = "";
  let done = 0;
  for (const { start, end } of merged(stretches)) {
    out += text.slice(done, start) + word;
    done = end;
  }
  return out + text.slice(done);
}

/** The text without what the shield hides. A text in which something is still found after that is given up whole. */
export function mask(text: string, shield: Shield): string {
  const what = { addresses: shield.addresses, every: shield.everything };
  let shown = text;
  // Taking one address out may bring two halves of another together.
  for (let round = 0; round < 4; round++) {
    const found = findAddresses(shown, what);
    if (found.length === 0) break;
    if (round === 3) return shield.words.address;
    shown = replace(shown, found, shield.words.address);
  }
  return shield.everything ? replace(shown, findPhones(shown), shield.words.phone) : shown;
}
