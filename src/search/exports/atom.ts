import { generateAtomFeed } from "feedsmith";
import { labelOf } from "../../vocabulary/index.ts";
import type { Result } from "./result.schema.ts";

type FeedFrame = { title: string; subtitle: string; id: string; self: string; page: string; updated: Date };

const unique = (values: readonly string[]) => [...new Set(values)].filter(Boolean);

/** A search as an Atom feed (RFC 4287): its ids are the addresses of the fiches, its rights the licences of their sources. */
export function toAtom(results: readonly Result[], { title, subtitle, id, self, page, updated }: FeedFrame): string {
  return generateAtomFeed({
    id,
    title: { value: title },
    subtitle: { value: subtitle },
    updated,
    links: [
      { rel: "self", href: self, type: "application/atom+xml" },
      { rel: "alternate", href: page, type: "text/html" },
    ],
    entries: results.map((result) => ({
      id: result.adresse,
      title: { value: result.titre },
      ...(result.accroche === undefined ? {} : { summary: { value: result.accroche } }),
      links: [{ rel: "alternate", href: result.adresse, type: "text/html" }],
      published: new Date(result.creee),
      updated: new Date(result.modifiee),
      authors: unique(result.sources.map(({ partenaire }) => partenaire)).map((name) => ({ name })),
      rights: { value: unique(result.sources.map(({ licence }) => licence)).join(" ; ") },
      categories: result.themes.map((term) => ({ term, label: labelOf("themes", term) })),
    })),
  });
}
