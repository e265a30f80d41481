import { Button, Time } from "../../web/index.ts";
import type { CaseEvent } from "../event.ts";
import { moderation as t } from "../moderation.fr.ts";
import { UNDONE_BY } from "../ruling.ts";
import { whoIs } from "../who.ts";
import { ChangeList } from "./change-list.tsx";

type Shown = {
  undone: ReadonlySet<string>;
  names: ReadonlyMap<string, string>;
  /** Where the reader comes back to after taking a line back. */
  back: string;
};

/** Lines of the log: who did what, when, with which words and differences. */
export function EventList({
  events,
  erased,
  titleOf,
  ...shown
}: Shown & {
  events: readonly CaseEvent[];
  erased?: boolean | undefined;
  /** What each line is about, where they are about different things. */
  titleOf?: ((event: CaseEvent) => { title: string; kind: string }) | undefined;
}) {
  return (
    <ol class="events">
      {events.map((event) => (
        <li key={event.id} class="event" id={`ligne-${event.id}`}>
          <p class="event-head">
            <strong>{whoIs(event.by, shown.names)}</strong> {t.acts[event.act]}
            {titleOf && (
              <>
                {" "}
                <a href={`/bureau/cas/${event.case}`}>{titleOf(event).title}</a>{" "}
                <span class="event-kind">{titleOf(event).kind}</span>
              </>
            )}
          </p>
          <p class="event-when">
            <Time value={event.at} time />
            {event.undoes && <span>{t.history.undoes}</span>}
            {event.batch && <a href={`/bureau/historique?lot=${event.batch}`}>{t.history.batch}</a>}
            {shown.undone.has(event.id) && <span>{t.history.undone}</span>}
          </p>
          <Words event={event} />
          {event.changes && !erased && (
            <details>
              <summary>{event.changes.some(({ before }) => before) ? t.history.differences : t.history.said}</summary>
              <ChangeList changes={event.changes} />
            </details>
          )}
          <Undo event={event} {...shown} />
        </li>
      ))}
    </ol>
  );
}

function Words({ event }: { event: CaseEvent }) {
  return (
    <>
      {event.message && (
        <blockquote class="event-words">
          <span class="event-label">{t.history.message}</span> {event.message}
        </blockquote>
      )}
      {event.note && (
        <blockquote class="event-words">
          <span class="event-label">{t.history.note}</span> {event.note}
        </blockquote>
      )}
    </>
  );
}

function Undo({ event, undone, back }: { event: CaseEvent } & Shown) {
  if (!UNDONE_BY[event.act] || undone.has(event.id)) return null;
  return (
    <form method="post" action="/bureau/annuler" class="event-undo">
      <input type="hidden" name="ligne" value={event.id} />
      <input type="hidden" name="retour" value={back} />
      <Button variant="quiet" icon="refresh">
        {t.history.undo}
        <span class="visually-hidden"> {t.acts[event.act]}</span>
      </Button>
    </form>
  );
}
