import { mask, type Shield } from "../engine/mail-relay/index.ts";
import { texts as t } from "./introduction.fr.ts";
import type { Introduction, Side } from "./introduction.ts";

/** Nothing that would reach somebody directly is shown: what a request says before any consent. */
const closedShield: Shield = { addresses: [], everything: true, words: t.masked };

/**
 * What may not be seen in the words of a side: while it has not chosen to share its address, every address and telephone number;
 * afterwards, the address of the other side alone, as long as that one is not shared.
 */
export function shieldOf(it: Introduction, side: Side): Shield {
  const [asker, other] = [it.asker, it.other ?? { shares: false }];
  const writer = side === "asker" ? asker : other;
  const hidden = [asker, other].filter((person) => !person.shares).flatMap((person) => person.email ?? []);
  return { addresses: hidden, everything: !writer.shares, words: t.masked };
}

/** A text without addresses nor telephone numbers. */
export const withoutContacts = (text: string): string => mask(text, closedShield);

/** A name as it was typed, on one line and without address. Signs that a header gives a meaning to stay: what writes the header quotes them. */
export const safeName = (name: string): string =>
  withoutContacts(name)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 80);
