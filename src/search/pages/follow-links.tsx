import { labelOf } from "../../vocabulary/index.ts";
import { Icon } from "../../web/index.ts";
import type { SearchPage, SearchQuery } from "../index-port.ts";
import { results as t } from "../results.fr.ts";
import { followSearchHref, searchAnswered } from "../saved-search.ts";

/** The search can be followed, and a theme or a territory that was chosen: what is new there is told by mail. */
export function FollowLinks({ query, page }: { query: SearchQuery; page: SearchPage }) {
  const { themes, where } = query;
  const places = where?.kind === "territory" ? [{ name: where.label, href: `/suivre?territoire=${where.code}` }] : [];
  const areas = [...themes.map((id) => ({ name: labelOf("themes", id), href: `/suivre?theme=${id}` })), ...places];
  const links = [
    { text: t.followSearch, href: followSearchHref(searchAnswered(query, page)) },
    ...areas.map(({ name, href }) => ({ text: t.follow(name), href })),
  ];
  return (
    <p class="small no-print">
      {links.map(({ text, href }, index) => (
        <span key={href}>
          {index > 0 && ", "}
          <a href={href} rel="nofollow">
            <Icon name="bell" size={14} /> {text}
          </a>
        </span>
      ))}
    </p>
  );
}
