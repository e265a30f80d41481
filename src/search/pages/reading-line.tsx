import { Notice, RemovableTag, Tag, TagList } from "../../web/index.ts";
import type { ReadNote, ReadWay, SearchQuery } from "../index-port.ts";
import { PARAMETERS, type View } from "../query-parameters.ts";
import { queryParameters, searchHref } from "../query-string.ts";
import { type ReadPart, withWords } from "../reading.ts";
import { results as t } from "../results.fr.ts";
import type { SearchView } from "../search-view.ts";
import { FollowLinks } from "./follow-links.tsx";

/** How the search was read, each part removable; what was done with the words, and what else can be searched. */
export function ReadingLine({ view: { request, parts, page } }: { view: SearchView }) {
  const { query, view, notes } = request;
  const equivalents = page.clauses.some(({ synonyms }) => synonyms.length > 0);
  const { true: precisions = [], false: warnings = [] } = Object.groupBy(page.readNotes ?? [], ({ mild = false }) => `${mild}`);
  return (
    <div class="reading">
      {warnings.map((note) => (
        <Notice key={note.message} title={note.message}>
          {note.ways.length > 0 && (
            <p>
              <ReadWays note={note} query={query} view={view} />
            </p>
          )}
        </Notice>
      ))}
      <Parts parts={parts} view={view} />
      {precisions.map((note) => (
        <p key={note.message} class="small muted">
          {note.message} <ReadWays note={note} query={query} view={view} />
        </p>
      ))}
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

/** The parts in order, with what ties them: "ou", parentheses. */
function Parts({ parts, view }: { parts: readonly ReadPart[]; view: View }) {
  const tags = parts.map(({ text, without, before, after, optional }) => (
    <span key={text} class={optional ? "read-part read-part-optional" : "read-part"}>
      {before && <span class="tag-joint">{before.trim()}</span>}
      <RemovableTag label={text} removeHref={searchHref(without, view)} />
      {after && <span class="tag-joint">{after}</span>}
    </span>
  ));
  if (tags.length > 1)
    tags.push(
      <Tag key="" href="/recherche">
        {t.clear}
      </Tag>,
    );
  return tags.length > 0 ? <TagList label={t.reading}>{tags}</TagList> : null;
}

function ReadWays({ note: { ways }, query, view }: { note: ReadNote; query: SearchQuery; view: View }) {
  return (
    <>
      {ways.map((way, index) => (
        <span key={way.label}>
          {index > 0 && ", "}
          <a href={wayHref(query, view, way)}>{way.label}</a>
        </span>
      ))}
    </>
  );
}

/** The same search with other words, and perhaps elsewhere. */
function wayHref(query: SearchQuery, view: View, { q, literal, place, km }: ReadWay): string {
  const { literal: _asked, ...rest } = withWords({ ...query, page: 1 }, q);
  const other: SearchQuery = literal || query.literal ? { ...rest, literal: true } : rest;
  return place === undefined ? searchHref(other, view) : placeHref(other, view, place, km);
}

/** The same search at another place, or around it. */
function placeHref(query: SearchQuery, view: View, code: string, km?: number): string {
  const own: readonly string[] = [PARAMETERS.place, ...(km === undefined ? [] : [PARAMETERS.radius])];
  const kept = queryParameters({ ...query, page: 1 }, view).filter(([name]) => !own.includes(name));
  const radius: [string, string][] = km === undefined ? [] : [[PARAMETERS.radius, String(km)]];
  return `/recherche?${new URLSearchParams([...kept, [PARAMETERS.place, code], ...radius])}`;
}
