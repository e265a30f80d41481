import { Time, typo } from "../../web/index.ts";
import type { GovernanceEvent } from "../event.ts";
import { governance as t } from "../governance.fr.ts";

/** Who acted, in public words: an organisation's voice names the organisation, never the person. */
function byWhom({ by, act, detail }: GovernanceEvent): string {
  if (act === "ballot") return detail ?? "";
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
            {event.detail && event.act !== "ballot" && <p>{typo(event.detail)}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
