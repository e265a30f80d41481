import { Time, typo } from "../../web/index.ts";
import type { EventAct, GovernanceEvent } from "../event.ts";
import { governance as t } from "../governance.fr.ts";

/** Acts of an organisation through its voice: their detail is its name. */
const VOICES: ReadonlySet<EventAct> = new Set<EventAct>(["ballot", "prolonged"]);
/** What moderation writes to an author is for the author: the reasons told to all are those of decisions. */
const PRIVATE: ReadonlySet<EventAct> = new Set<EventAct>(["accepted", "refused", "reopened"]);

/** Who acted, in public words: an organisation's voice names the organisation, never the person. */
function byWhom({ by, act, detail }: GovernanceEvent): string {
  if (VOICES.has(act)) return detail ?? "";
  if (by === "community" || by === "applicant" || by === "program") return t.by[by];
  return by === "author" ? t.by.author : t.by.steward;
}

/** The register of one subject, oldest first: it is never edited. */
export function Trace({ events, level = 2 }: { events: readonly GovernanceEvent[]; level?: 2 | 3 }) {
  if (events.length === 0) return null;
  const Heading = `h${level}` as "h2";
  return (
    <section class="chapter" aria-labelledby="trace">
      <Heading id="trace">{t.trace}</Heading>
      <ol class="governance-trace">
        {events.map((event) => (
          <li key={event.id}>
            <Time value={event.at} time /> <strong>{t.acts[event.act]}</strong> <span class="muted">– {byWhom(event)}</span>
            {event.detail && !VOICES.has(event.act) && !PRIVATE.has(event.act) && <p>{typo(event.detail)}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
