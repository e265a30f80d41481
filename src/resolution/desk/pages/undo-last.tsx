import { list, typo } from "../../../web/index.ts";
import type { Judgement } from "../../judgement.ts";
import { desk as t } from "../desk.fr.ts";

/** What the reader judged last, with the button that takes it back. */
export type LastJudgement = { judgement: Judgement; titles: readonly string[] };

/** The last judgement, which can always be taken back. */
export function UndoLast({ last }: { last: LastJudgement }) {
  const { judgement, titles } = last;
  if (judgement.verdict === "undo") return null;
  const named = list([...Map.groupBy(titles, (title) => title)].map(([title, { length }]) => t.last.named(title, length)));
  return (
    <form class="judge-last" method="post" action="/bureau/doublons/annuler">
      <input type="hidden" name="numero" value={judgement.seq} />
      <span>{typo(t.last.said[judgement.verdict](named))}</span>
      <button type="submit" class="button button-quiet" data-key="z">
        {t.last.undo} <kbd>z</kbd>
      </button>
    </form>
  );
}
