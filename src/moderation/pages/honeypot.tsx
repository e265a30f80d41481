import { systemClock } from "../../platform/clock.ts";
import { moderation as t } from "../moderation.fr.ts";
import { HONEYPOT, STARTED_AT } from "../trap.ts";

/**
 * Put it in every public form: a field that people neither see, hear nor reach by keyboard, and the time at which the form was
 * opened. `startedAt` (ISO): when the page is shown again, the time it was first opened.
 */
export function Honeypot({ startedAt }: { startedAt?: string | undefined }) {
  return (
    <>
      <div class="honeypot" aria-hidden="true">
        <label for={HONEYPOT}>{t.honeypot}</label>
        <input type="text" id={HONEYPOT} name={HONEYPOT} value="" tabIndex={-1} autoComplete="off" />
      </div>
      <input type="hidden" name={STARTED_AT} value={startedAt ?? systemClock.now().toISOString()} />
    </>
  );
}
