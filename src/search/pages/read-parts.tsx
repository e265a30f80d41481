import { Notice, RemovableTag, Tag, TagList } from "../../web/index.ts";
import type { ReadNote, ReadWay, SearchQuery } from "../index-port.ts";
import { PARAMETERS, type View } from "../query-parameters.ts";
import { queryParameters, searchHref } from "../query-string.ts";
import { type ReadPart, withWords } from "../reading.ts";
import { results as t } from "../results.fr.ts";

type PartsProps = {
  parts: readonly ReadPart[];
  hrefOf(query: SearchQuery): string;
  /** Where nothing is asked. */
  clear: string;
};

/** The parts of a search in order, each removable, with what ties them: "ou", parentheses. */
export function ReadParts({ parts, hrefOf, clear }: PartsProps) {
  const tags = parts.map(({ text, without, before, after, optional }) => (
    <span key={text} class={optional ? "read-part read-part-optional" : "read-part"}>
      {before && <span class="tag-joint">{before.trim()}</span>}
      <RemovableTag label={text} removeHref={hrefOf(without)} />
      {after && <span class="tag-joint">{after}</span>}
    </span>
  ));
  if (tags.length > 1)
    tags.push(
      <Tag key="" href={clear}>
        {t.clear}
      </Tag>,
    );
  return tags.length > 0 ? <TagList label={t.reading}>{tags}</TagList> : null;
}

/** What is said of how words were read, with what else can be searched: precisions in small, the rest as notices. */
export function ReadNotes({ notes, query, view }: { notes: readonly ReadNote[]; query: SearchQuery; view: View }) {
  return (
    <>
      {notes.map(({ message, ways, mild }) =>
        mild ? (
          <p key={message} class="small muted">
            {message} <Links ways={ways} query={query} view={view} />
          </p>
        ) : (
          <Notice key={message} title={message}>
            {ways.length > 0 && (
              <p>
                <Links ways={ways} query={query} view={view} />
              </p>
            )}
          </Notice>
        ),
      )}
    </>
  );
}

function Links({ ways, query, view }: { ways: readonly ReadWay[]; query: SearchQuery; view: View }) {
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
export function placeHref(query: SearchQuery, view: View, code: string, km?: number): string {
  const own: readonly string[] = [PARAMETERS.place, ...(km === undefined ? [] : [PARAMETERS.radius])];
  const kept = queryParameters({ ...query, page: 1 }, view).filter(([name]) => !own.includes(name));
  const radius: [string, string][] = km === undefined ? [] : [[PARAMETERS.radius, String(km)]];
  return `/recherche?${new URLSearchParams([...kept, [PARAMETERS.place, code], ...radius])}`;
}
