import { Actions, BureauFrame, LinkButton, type PageContext } from "../../web/index.ts";
import type { Case } from "../case.ts";
import type { CaseEvent } from "../event.ts";
import { moderation as t } from "../moderation.fr.ts";
import { EventList } from "./event-list.tsx";
import { caseHref } from "./queue-row.tsx";

/** Somebody decided first: what they did, what was typed here (nothing is lost), and where to go. */
export function ConflictPage(props: {
  context: PageContext;
  it: Case;
  events: readonly CaseEvent[];
  undone: ReadonlySet<string>;
  names: ReadonlyMap<string, string>;
  typed: string;
  back: string;
}) {
  const { context, it, typed, back, ...log } = props;
  return (
    <BureauFrame context={context} title={t.conflict.title} current="/bureau" lead={t.conflict.lead}>
      <h2>
        {it.title}, {t.page.settled[it.state].toLowerCase()}
      </h2>
      <EventList {...log} events={log.events.slice(0, 5)} back={caseHref(it.id)} />
      {typed && (
        <section aria-labelledby="ecrit">
          <h2 id="ecrit">{t.conflict.yours}</h2>
          <blockquote class="event-words">{typed}</blockquote>
        </section>
      )}
      <Actions>
        <LinkButton href={caseHref(it.id)}>{t.conflict.open}</LinkButton>
        <LinkButton href={back} variant="secondary">
          {t.conflict.queue}
        </LinkButton>
      </Actions>
    </BureauFrame>
  );
}
