import { type Entry, entryPath, placeLine } from "../../catalogue/index.ts";
import { EntryPicture, excerpt, typo } from "../../web/index.ts";

/** Fiches in short: picture of their themes, title, pitch, where. */
export function EntryList({ entries, video = false }: { entries: readonly Entry[]; video?: boolean }) {
  return (
    <ol class="consulted-list">
      {entries.map((entry) => (
        <li key={entry.id}>
          <EntryPicture seed={entry.id} themes={entry.lists.themes?.map(({ value }) => value)} bare />
          <div>
            <h3>
              <a href={video ? `${entryPath(entry)}#images` : entryPath(entry)}>{typo(entry.single.title.value)}</a>
            </h3>
            {entry.single.pitch && <p class="small">{typo(excerpt(entry.single.pitch.value, 110))}</p>}
            {entry.lists.places?.[0] && <p class="small muted">{placeLine(entry.lists.places[0].value)}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}
