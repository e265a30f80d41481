import { MINUTE } from "../platform/clock.ts";
import { moderation as t } from "./moderation.fr.ts";

/** Id of the account that signed, when one did. */
export const accountIn = (by: string): string | undefined => (by.startsWith("account:") ? by.slice(8) : undefined);

/** Who a signature stands for, in words: never an address. */
export function whoIs(by: string, names: ReadonlyMap<string, string>): string {
  const account = accountIn(by);
  if (account) return names.get(account)?.trim() || t.who.account;
  return by === "author" || by === "community" ? t.who[by] : t.who.somebody;
}

const UNITS = [
  { ms: 86_400_000, unit: "day" },
  { ms: 3_600_000, unit: "hour" },
  { ms: MINUTE, unit: "minute" },
] as const;

/** How long ago, in its largest unit: "3 jours". */
export function age(since: string, now: Date): string {
  const elapsed = Math.max(MINUTE, now.getTime() - Date.parse(since));
  const { ms, unit } = UNITS.find((each) => elapsed >= each.ms) ?? UNITS[2];
  return new Intl.NumberFormat("fr-FR", { style: "unit", unit, unitDisplay: "long" }).format(Math.floor(elapsed / ms));
}
