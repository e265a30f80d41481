import { Time } from "../../../web/index.ts";
import { texts as common } from "../../account.fr.ts";
import { INSTANCE, type Membership } from "../../account.ts";
import { type AccountEvent, roleOfEvent } from "../../account-event.ts";
import { myAccountTexts as t } from "../my-account.fr.ts";

/** Names of organisations by id. */
export type Organisations = ReadonlyMap<string, string>;

/** A role with where it is held, in words. */
export function roleWords({ role, organisation }: Membership, organisations: Organisations): string {
  const where = organisation === INSTANCE ? t.roles.everywhere : (organisations.get(organisation) ?? organisation);
  return `${common.roles[role]}, ${where}`;
}

/** What happened to an account, the latest first. */
export function EventList({ events, organisations }: { events: readonly AccountEvent[]; organisations: Organisations }) {
  return (
    <ul class="account-lines account-events">
      {events.map((event, index) => {
        const role = roleOfEvent(event);
        return (
          <li key={index}>
            <span>
              {t.events.kinds[event.what]}
              {role && ` – ${roleWords(role, organisations)}`}
            </span>
            <span class="muted small">
              <Time value={event.at} time />
            </span>
          </li>
        );
      })}
    </ul>
  );
}
