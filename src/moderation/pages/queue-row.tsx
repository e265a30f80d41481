import { Button, Icon } from "../../web/index.ts";
import type { Case } from "../case.ts";
import { moderation as t } from "../moderation.fr.ts";
import { age } from "../who.ts";
import { CaseSigns } from "./case-signs.tsx";
import { ChangeList } from "./change-list.tsx";

/** Page of one case. */
export const caseHref = (id: string): string => `/bureau/cas/${id}`;

/** The fiche that a case is about, by its id alone: it leads to its whole address. */
const ficheHref = (entry: string): string => `/fiche/${entry}`;

/** Where the line of a case stands in the list: whoever decides with keys goes on from there. */
export const lineOf = (id: string): string => `#cas-${id}`;

/** One waiting case: enough to decide on what is plain, a link to examine the rest. `back`: the line that takes its place. */
export function QueueRow({ it, now, back, checked }: { it: Case; now: Date; back: string; checked: boolean }) {
  const href = caseHref(it.id);
  const suspicions = it.signals.filter((signal) => signal.weight > 0).slice(0, it.likelySpam ? 4 : 1);
  return (
    <li class="queue-row" id={`cas-${it.id}`} data-case>
      <label class="queue-check">
        <input type="checkbox" form="lot" name="cas" value={`${it.id}:${it.version}`} defaultChecked={checked} />
        <span class="visually-hidden">{t.queue.select(it.title)}</span>
      </label>
      <div class="queue-what">
        <CaseSigns it={it} now={now} />
        <h2>
          <a href={href} data-open>
            {it.title}
          </a>
        </h2>
        <p class="queue-since">
          <Icon name="clock" size={16} /> {t.queue.since(age(it.waitingSince, now))}
        </p>
        <ChangeList changes={it.changes} short />
        {it.entry && (
          <p>
            <a href={ficheHref(it.entry)}>{t.page.see}</a>
          </p>
        )}
        {suspicions.length > 0 && (
          <ul class="queue-suspicions">
            {suspicions.map((signal) => (
              <li key={signal.code}>{signal.detail}</li>
            ))}
          </ul>
        )}
      </div>
      <div class="queue-acts">
        <form method="post" action={href}>
          <input type="hidden" name="version" value={it.version} />
          <input type="hidden" name="retour" value={back} />
          <Button variant="secondary" name="verdict" value="accept" icon="check">
            {t.queue.accept}
            <span class="visually-hidden"> {it.title}</span>
          </Button>
        </form>
        {it.likelySpam ? <RefuseAsSpam it={it} back={back} /> : <Refuse it={it} back={back} />}
      </div>
    </li>
  );
}

function Refuse({ it, back }: { it: Case; back: string }) {
  return (
    <a class="button button-quiet" href={`${caseHref(it.id)}?motif=scope&retour=${encodeURIComponent(back)}#refuser`} data-refuse>
      {t.queue.refuse}
      <span class="visually-hidden"> {it.title}</span>
    </a>
  );
}

/** What is plainly an advertisement gets the text for advertisements, in one press. */
function RefuseAsSpam({ it, back }: { it: Case; back: string }) {
  return (
    <form method="post" action="/bureau/lot">
      <input type="hidden" name="cas" value={`${it.id}:${it.version}`} />
      <input type="hidden" name="retour" value={back} />
      <button type="submit" class="button button-quiet" name="verdict" value="refuse" data-refuse>
        <span>{t.queue.refuseSpam}</span>
        <span class="visually-hidden"> {it.title}</span>
      </button>
    </form>
  );
}
