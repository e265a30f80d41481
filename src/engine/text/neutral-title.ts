/** Longest title that such a letter repeats. */
const LONGEST = 80;
/** Web addresses, mail addresses, and whatever has the shape of a domain. */
const ADDRESS = /\S*(?:\/\/|www\.|@|\.\p{L}{2,24}(?![\p{L}\p{N}]))\S*/giu;
/** Telephone numbers, however their figures are set apart. */
const NUMBER = /\+?\d(?:[\s().-]{0,3}\d){7,}/g;

/**
 * A title as it is written to an address that nobody has proved yet: without addresses nor telephone numbers, and short. Anybody
 * may type any title and anybody's address; our letters to strangers are not to carry their advertisements.
 */
export function neutralTitle(title: string): string {
  const shown = title.slice(0, 500).replace(ADDRESS, "\u2026").replace(NUMBER, "\u2026").trim();
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST).toWellFormed().trimEnd()}\u2026` : shown;
}
