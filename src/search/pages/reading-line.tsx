import { Notice } from "../../web/index.ts";
import { searchHref } from "../query-string.ts";
import { results as t } from "../results.fr.ts";
import type { SearchView } from "../search-view.ts";
import { FollowLinks } from "./follow-links.tsx";
import { placeHref, ReadNotes, ReadParts } from "./read-parts.tsx";

/** How the search was read, each part removable; what was done with the words, and what else can be searched. */
export function ReadingLine({ view: { request, parts, page } }: { view: SearchView }) {
  const { query, view, notes } = request;
  const equivalents = page.clauses.some(({ synonyms }) => synonyms.length > 0);
  const { true: precisions = [], false: warnings = [] } = Object.groupBy(page.readNotes ?? [], ({ mild = false }) => `${mild}`);
  return (
    <div class="reading">
      <ReadNotes notes={warnings} query={query} view={view} />
      <ReadParts parts={parts} hrefOf={(other) => searchHref(other, view)} clear="/recherche" />
      <ReadNotes notes={precisions} query={query} view={view} />
      <FollowLinks query={query} page={page} />
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
                  <a href={placeHref(query, view, code)}>{label}</a>
                </li>
              ))}
            </ul>
          )}
        </Notice>
      ))}
    </div>
  );
}
