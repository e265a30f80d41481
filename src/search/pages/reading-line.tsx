import { labelOf } from "../../vocabulary/index.ts";
import { Icon, Notice, RemovableTag, Tag, TagList } from "../../web/index.ts";
import type { SearchQuery } from "../index-port.ts";
import { PARAMETERS } from "../query-parameters.ts";
import { queryParameters, searchHref } from "../query-string.ts";
import { results as t } from "../results.fr.ts";
import { followSearchHref } from "../saved-search.ts";
import type { SearchView } from "../search-view.ts";

/** How the search was read, each part removable; what was not understood, with what may have been meant. */
export function ReadingLine({ view: { request, parts, page } }: { view: SearchView }) {
  const { query, view, notes } = request;
  const equivalents = page.clauses.some(({ synonyms }) => synonyms.length > 0);
  return (
    <div class="reading">
      {parts.length > 0 && (
        <TagList label={t.reading}>
          {[
            ...parts.map(({ text, without }) => <RemovableTag key={text} label={text} removeHref={searchHref(without, view)} />),
            ...(parts.length > 1
              ? [
                  <Tag key="" href="/recherche">
                    {t.clear}
                  </Tag>,
                ]
              : []),
          ]}
        </TagList>
      )}
      <FollowLinks query={query} />
      {equivalents && (
        <p class="small">
          <a href={searchHref({ ...query, literal: true, page: 1 }, view)}>{t.literalOn}</a>
        </p>
      )}
      {notes.map(({ message, choices = [] }) => (
        <Notice key={message} tone={choices.length > 0 ? "info" : "warning"} title={message}>
          {choices.length > 0 && (
            <ul class="inline-list">
              {choices.map(({ label, code }) => (
                <li key={code}>
                  <a href={placeHref(view, query, code)}>{label}</a>
                </li>
              ))}
            </ul>
          )}
        </Notice>
      ))}
    </div>
  );
}

/** The search can be followed, and a theme or a territory that was chosen: what is new there is told by mail. */
function FollowLinks({ query }: { query: SearchQuery }) {
  const { themes, where } = query;
  const places = where?.kind === "territory" ? [{ name: where.label, href: `/suivre?territoire=${where.code}` }] : [];
  const areas = [...themes.map((id) => ({ name: labelOf("themes", id), href: `/suivre?theme=${id}` })), ...places];
  const links = [
    { text: t.followSearch, href: followSearchHref(query) },
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

/** The same search at another place. */
function placeHref(
  view: Parameters<typeof queryParameters>[1],
  query: Parameters<typeof queryParameters>[0],
  code: string,
): string {
  const kept = queryParameters({ ...query, page: 1 }, view).filter(([name]) => name !== PARAMETERS.place);
  return `/recherche?${new URLSearchParams([...kept, [PARAMETERS.place, code]])}`;
}
