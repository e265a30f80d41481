import type { Signal } from "./case.ts";
import type { Around } from "./likeness.ts";
import { spamTexts as t } from "./spam.fr.ts";

/** Nobody reads a form and answers it in less (seconds). */
const TOO_FAST = 4;

/** What only a machine does: fills a field that nobody sees, answers before having read. */
export function trapSignals(it: { honeypot?: string | undefined; startedAt?: string | undefined; sentAt: string }): Signal[] {
  const signals: Signal[] = [];
  if (it.honeypot) signals.push({ code: "honeypot", weight: 20, detail: t.honeypot });
  const seconds = (Date.parse(it.sentAt) - Date.parse(it.startedAt ?? "")) / 1_000;
  // A clock that runs ahead of ours says nothing.
  if (seconds >= 0 && seconds < TOO_FAST) signals.push({ code: "too-fast", weight: 4, detail: t.tooFast(seconds) });
  return signals;
}

/** Links, addresses and numbers: what those who repeat an advertisement want read. */
const leadsAway = (text: string): boolean => /https?:|www\.|@|\d([ .-]?\d){7}/i.test(text);

/** Authors who send much, texts and domains that come again and again. */
export function paceSignals({ around, texts }: { around: Around; texts: readonly string[] }): Signal[] {
  const { byAuthorInHour, byAuthorInDay, sameText, sameDomain } = around;
  const signals: Signal[] = [];
  if (byAuthorInHour >= 10) signals.push({ code: "many-in-hour", weight: 4, detail: t.manyInHour(byAuthorInHour) });
  else if (byAuthorInDay >= 30) signals.push({ code: "many-in-day", weight: 3, detail: t.manyInDay(byAuthorInDay) });
  if (sameText >= 1)
    signals.push({
      code: "same-text",
      weight: Math.min(2 + 2 * sameText, texts.some(leadsAway) ? 10 : 6),
      detail: t.sameText(sameText),
    });
  const busiest = sameDomain.toSorted((a, b) => b.cases - a.cases)[0];
  if (busiest && busiest.cases >= 3) {
    const weight = Math.min(busiest.cases - 1, 6);
    signals.push({ code: "same-domain", weight, detail: t.sameDomain(busiest.domain, busiest.cases) });
  }
  return signals;
}
