import { Notice, RemovableTag, Tag, TagList } from "../../web/index.ts";
import { PARAMETERS } from "../query-parameters.ts";
import { queryParameters, searchHref } from "../query-string.ts";
import { results as t } from "../results.fr.ts";
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

/** The same search at another place. */
function placeHref(
  view: Parameters<typeof queryParameters>[1],
  query: Parameters<typeof queryParameters>[0],
  code: string,
): string {
  const kept = queryParameters({ ...query, page: 1 }, view).filter(([name]) => name !== PARAMETERS.place);
  return `/recherche?${new URLSearchParams([...kept, [PARAMETERS.place, code]])}`;
}
