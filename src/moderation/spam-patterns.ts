import { fold } from "../engine/text/index.ts";
import type { Signal } from "./case.ts";
import { spamTexts as t } from "./spam.fr.ts";
import { unmask } from "./spam-disguise.ts";
import { FAMILIES, type Family, FIELD_WORDS, REACH, SELLING } from "./spam-families.ts";

/** Points of what a text is about; of each further sign of it; at most. */
const CORE = 5;
const MORE = 2;
const MOST = 12;

const hits = (signs: readonly RegExp[], text: string): number => signs.filter((sign) => sign.test(text)).length;

function pointsOf({ core, cues }: Family, text: string): number {
  const found = hits(core, text);
  if (found === 0) return 0;
  return Math.min(MOST, CORE + MORE * (found - 1) + MORE * hits(cues, text));
}

type FamilyName = keyof typeof FAMILIES;

/** The sort of spam that the text resembles most. One alone counts: a play about frauds, which names several, is not punished for each. */
function nearestFamily(text: string): { name: FamilyName; points: number } | undefined {
  const all = (Object.keys(FAMILIES) as FamilyName[]).map((name) => ({ name, points: pointsOf(FAMILIES[name], text) }));
  const nearest = all.sort((a, b) => b.points - a.points)[0];
  return nearest && nearest.points > 0 ? nearest : undefined;
}

/**
 * What spam in this field speaks of: taxis, essays, loans, and the rest, with the ways of selling that go with it. Words of
 * people who do things together weigh against it, so that a shared taxi or a microcredit is read for what it is.
 * `soundsLikeAdvert`: its words are those of advertisements, whatever it is about.
 */
export function patternSignals(written: string, soundsLikeAdvert = false): Signal[] {
  const text = fold(unmask(written));
  const signals: Signal[] = [];
  const family = nearestFamily(text);
  if (family) signals.push({ code: family.name, weight: family.points, detail: t.families[family.name] });
  const selling = Math.min(6, MORE * hits(SELLING, text));
  if (selling > 0) signals.push({ code: "selling", weight: selling, detail: t.selling });
  const field = hits(FIELD_WORDS, text);
  if (field === 0 && (family || selling > 0 || soundsLikeAdvert) && REACH.test(text))
    signals.push({ code: "advert", weight: 3, detail: t.advert });
  const points = signals.reduce((sum, signal) => sum + signal.weight, 0);
  if (points > 0 && field > 0)
    signals.push({ code: "field-words", weight: -Math.min(points, 3 * field, 12), detail: t.fieldWords(field) });
  return signals;
}
