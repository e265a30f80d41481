import { labelOf } from "../../vocabulary/index.ts";
import { Icon } from "../../web/index.ts";
import type { ReadClause, SearchQuery } from "../index-port.ts";
import { results as t } from "../results.fr.ts";
import { followSearchHref } from "../saved-search.ts";

/** The search with its errors of typing put right, as its results are: what is followed is not corrected any more. */
function corrected(query: SearchQuery, clauses: readonly ReadClause[]): SearchQuery {
  const { q } = query;
  if (q === undefined) return query;
  return {
    ...query,
    q: clauses.reduce((words, { text, corrected: right }) => (right ? words.replace(text, () => right) : words), q),
  };
}

/** The search can be followed, and a theme or a territory that was chosen: what is new there is told by mail. */
export function FollowLinks({ query, clauses }: { query: SearchQuery; clauses: readonly ReadClause[] }) {
  const { themes, where } = query;
  const places = where?.kind === "territory" ? [{ name: where.label, href: `/suivre?territoire=${where.code}` }] : [];
  const areas = [...themes.map((id) => ({ name: labelOf("themes", id), href: `/suivre?theme=${id}` })), ...places];
  const links = [
    { text: t.followSearch, href: followSearchHref(corrected(query, clauses)) },
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
