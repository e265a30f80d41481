import { Button } from "../../web/index.ts";
import type { ToldEvent } from "../event.store.ts";
import { moderation as t } from "../moderation.fr.ts";

/** What the reader did last, with the button that takes it back. */
export function LastDecision({ last, back }: { last: ToldEvent; back: string }) {
  return (
    <form class="queue-last" method="post" action="/bureau/annuler" data-undo>
      <input type="hidden" name="ligne" value={last.id} />
      <input type="hidden" name="retour" value={back} />
      <span>{t.queue.last(last.title, t.acts[last.act])}</span>
      <Button variant="quiet" icon="refresh">
        {t.queue.undo}
      </Button>
    </form>
  );
}
