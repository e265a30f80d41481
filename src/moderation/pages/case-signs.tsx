import { DAY } from "../../platform/clock.ts";
import { Tag } from "../../web/index.ts";
import type { Case } from "../case.ts";
import { moderation as t } from "../moderation.fr.ts";
import { THRESHOLDS } from "../ruling.ts";

/** Sort of case, and what makes it special: each in a word. */
export function CaseSigns({ it, now }: { it: Case; now: Date }) {
  const late =
    it.state === "waiting" && !it.likelySpam && now.getTime() - Date.parse(it.waitingSince) > THRESHOLDS.answerDays * DAY;
  return (
    <p class="case-signs">
      <Tag>{t.kinds[it.kind]}</Tag>
      {it.appealed && <strong class="case-sign case-sign-first">{t.queue.appealed}</strong>}
      {it.urgent && <strong class="case-sign case-sign-first">{t.queue.urgent}</strong>}
      {it.contests > 0 && <strong class="case-sign case-sign-first">{t.queue.contested(it.contests)}</strong>}
      {late && <strong class="case-sign case-sign-first">{t.queue.late(THRESHOLDS.answerDays)}</strong>}
      {it.aside && <strong class="case-sign">{t.queue.aside}</strong>}
      {it.likelySpam && <strong class="case-sign case-sign-spam">{`${t.queue.likelySpam}, ${t.queue.score(it.score)}`}</strong>}
    </p>
  );
}
