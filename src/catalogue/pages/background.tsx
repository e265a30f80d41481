import { formatDate, list, SafeLink, Time } from "../../web/index.ts";
import { fieldNames, fr } from "../entry.fr.ts";
import type { HistoryLine } from "../history.ts";
import type { SourceDirectory } from "../source-label.ts";
import type { Telling } from "./told.tsx";

/** The partners whose versions make this fiche, each with its licence, dates, and page. */
export function Sources({ entry, sources, missing }: Telling & { missing: readonly { source: string; since: string }[] }) {
  const t = fr.sources;
  const people = entry.sources.filter(({ source }) => sources.get(source)?.people).length;
  return (
    <section class="chapter" aria-labelledby="sources">
      <h2 id="sources">{fr.sections.sources}</h2>
      <p class="muted">{people > 0 ? t.people(entry.sources.length - people, people) : t.intro(entry.sources.length)}</p>
      <ul class="source-list">
        {entry.sources.map((stated) => {
          const label = sources.get(stated.source);
          const gone = missing.find((m) => m.source === stated.source);
          return (
            <li key={`${stated.source}/${stated.remoteId}`}>
              <strong>{label ? <a href={`/reseau/${label.partner.slug}`}>{label.partner.name}</a> : stated.source}</strong>
              {label && <span>, {label.title}</span>}
              {stated.author && <span> – {stated.author}</span>}
              <br />
              <span class="small muted">
                {t.seen} <Time value={stated.since} />
                {stated.statedAt && (
                  <>
                    , {t.touched} <Time value={stated.statedAt} />
                  </>
                )}
                {label && `, ${label.licence.label}`}
              </span>
              {stated.amends && stated.amends.length > 0 && (
                <p class="small">{t.amends(list(stated.amends.map((field) => fieldNames[field] ?? field)))}</p>
              )}
              {gone && <p class="small">{t.missing(formatDate(gone.since))}</p>}
              {stated.url && (
                <p class="small">
                  <SafeLink href={stated.url}>{t.there}</SafeLink>
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function lineText(line: HistoryLine): string {
  if (line.kind !== "version") return fr.history[line.kind];
  const changed = line.fields.map((field) => fieldNames[field] ?? field);
  return changed.length
    ? `${fr.history.version(line.version)}. ${fr.history.changes(list(changed))}`
    : `${fr.history.version(line.version)}.`;
}

/** What happened to the fiche, newest first, folded away. */
export function History({ lines, sources }: { lines: readonly HistoryLine[]; sources: SourceDirectory }) {
  return (
    <details class="chapter history">
      <summary>
        <h2>{fr.sections.history}</h2>
      </summary>
      <ol reversed>
        {lines.map((line, index) => (
          <li key={index}>
            <Time value={line.at} /> – {sources.get(line.source)?.partner.name ?? line.source} : {lineText(line)}
          </li>
        ))}
      </ol>
    </details>
  );
}
