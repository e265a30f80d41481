import { fold } from "./fold.ts";

/**
 * A title as a piece of web address: `a-z`, `0-9` and single hyphens, at most `max` characters, cut between words.
 * Never empty: a title without any Latin letter or digit gives `sans-titre`.
 */
export function slugify(text: string, max = 60): string {
  const slug = fold(text.slice(0, 1_000))
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  if (slug.length <= max) return slug || "sans-titre";
  const cut = slug.lastIndexOf("-", max);
  return slug.slice(0, cut > 0 ? cut : max);
}
