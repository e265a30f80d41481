import type { LinkageRecord } from "../record.ts";

const HEADS = ["Ressourcerie", "Régie de quartier", "Centre social", "Fablab", "Épicerie solidaire", "Jardin partagé"];
const SYLLABLES = "ba ce di fo gu la me ni po ru sa te vi zo".split(" ");

/** A word of three syllables, always the same for a number. */
export function wordOf(seed: number): string {
  const at = (k: number) => SYLLABLES[Math.floor(seed / SYLLABLES.length ** k + seed * 7 * k) % SYLLABLES.length] ?? "";
  return at(0) + at(1) + at(2) + SYLLABLES[(seed * 31) % SYLLABLES.length];
}

/** Invented organisations, each in its own town, with what partners mostly give. Numbers are those that a site of La Poste may have: checked. */
export function organisation(seed: number): LinkageRecord["values"] {
  return {
    name: `${HEADS[seed % HEADS.length]} ${wordOf(seed)} ${wordOf(seed * 13 + 5)}`,
    town: wordOf(seed * 17 + 3),
    lat: 43 + ((seed * 0.0137) % 7),
    lon: -1 + ((seed * 0.0291) % 6),
    phone: seed % 2 === 0 ? `02${String(10_000_000 + seed * 7)}` : undefined,
    mail: seed % 3 === 0 ? `contact@${wordOf(seed)}${seed}.fr` : undefined,
  };
}
