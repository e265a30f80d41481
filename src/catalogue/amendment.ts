import { type ListFields, RULES, type Rule, type SingleFields, type Told } from "./entry.ts";
import { keyOf } from "./item-key.ts";
import { type SourceRecord, singleValue, wholeList } from "./record.ts";

/** The source of those who carry a project: what they say of it beats what partners say. */
export const HOLDERS = "holders";
/** The source of what curators settle between those who disagree: it beats all else. */
export const CURATORS = "curators";

/** A correction of one field: the record, its place in `Entry.sources`, and since when it says so. */
type Amendment = { record: SourceRecord; index: number; since: string };

const RULE_OF: Readonly<Record<string, Rule>> = { [CURATORS]: "curator", [HOLDERS]: "holder" };
const ruleOf = ({ record }: Amendment): Rule => RULE_OF[record.source] ?? "correction";
const rank = (amendment: Amendment): number => RULES.indexOf(ruleOf(amendment));

/** The corrections of one field, the one that counts first: a curator's, the holder's, then the latest. */
function amendmentsOf(records: readonly SourceRecord[], field: string, statement: string): Amendment[] {
  return records
    .flatMap((record, index) =>
      record.body.amends?.includes(field) ? [{ record, index, since: record.since[statement] ?? record.firstAt }] : [],
    )
    .sort((a, b) => rank(a) - rank(b) || b.since.localeCompare(a.since) || a.index - b.index);
}

/** A correction beats what was stated before it; what is stated anew after it beats it; no partner beats the holder or a curator. */
const beats = (amendment: Amendment, since: string | undefined): boolean =>
  ruleOf(amendment) !== "correction" || since === undefined || amendment.since > since;

/** Adds who says a value to the one told, or to its others. */
function addTelling<T>(told: Told<T>, value: T, { index, since }: Amendment): Told<T> {
  const same = (other: T) => JSON.stringify(other) === JSON.stringify(value);
  if (same(told.value)) return { ...told, by: [...told.by, index], since: since < told.since ? since : told.since };
  const others = told.others ?? [];
  const known = others.find((other) => same(other.value));
  if (!known) return { ...told, others: [...others, { value, by: [index], since }] };
  return { ...told, others: others.map((o) => (o === known ? { ...o, by: [...o.by, index] } : o)) };
}

/**
 * One value, corrected. `told` is what the full records say.
 * @param records all records of the entry, in the order of `Entry.sources`.
 * @returns undefined when nobody states the field, or when the correction that counts says that there is nothing here.
 */
export function amendSingle<K extends keyof SingleFields>(
  records: readonly SourceRecord[],
  field: K,
  told: Told<NonNullable<SingleFields[K]>> | undefined,
): Told<NonNullable<SingleFields[K]>> | undefined {
  type Value = NonNullable<SingleFields[K]>;
  const [best, ...rest] = amendmentsOf(records, field, field);
  if (!best) return told;
  const saidBy = (amendment: Amendment) => singleValue(amendment.record.body, field) as Value | undefined;
  const wins = beats(best, told?.since);
  const value = saidBy(best);
  if (wins && value === undefined) return field === "title" ? told : undefined;
  let result = told;
  if (wins && value !== undefined) {
    const { others = [], rule: _, ...former } = told ?? { value, by: [], since: best.since };
    const kept = told ? [former, ...others] : [];
    const agreeing = kept.filter((other) => JSON.stringify(other.value) === JSON.stringify(value));
    const differing = kept.filter((other) => !agreeing.includes(other));
    const by = [best.index, ...agreeing.flatMap((other) => other.by)];
    const since = [best.since, ...agreeing.map((other) => other.since)].reduce((a, b) => (a < b ? a : b));
    result = { value, by, since, ...(differing.length ? { others: differing } : {}) };
  }
  const rule = wins ? ruleOf(best) : (told?.rule ?? "recent");
  for (const amendment of wins ? rest : [best, ...rest]) {
    const said = saidBy(amendment);
    if (result && said !== undefined) result = addTelling(result, said, amendment);
  }
  return result?.others ? { ...result, rule } : result;
}

/**
 * A list, corrected: the correction that counts replaces what was listed before it; what partners list anew after it stays.
 * What it took away is told as another telling of the first item, so that it can be read on the fiche.
 */
export function amendList<K extends keyof ListFields>(
  records: readonly SourceRecord[],
  field: K,
  told: Told<ListFields[K]>[],
): Told<ListFields[K]>[] {
  const [best] = amendmentsOf(records, field, wholeList(field));
  if (!best) return told;
  const key = (value: ListFields[K]) => keyOf(field, value);
  const stated = new Map((best.record.body[field] as ListFields[K][]).map((value) => [key(value), value]));
  const former = new Map(told.map((item) => [key(item.value), item]));
  const corrected = [...stated].map(([id, value]): Told<ListFields[K]> => {
    const known = former.get(id);
    if (!known) return { value, by: [best.index], since: best.since };
    return { ...known, value, by: [best.index, ...known.by] };
  });
  const unlisted = told.filter((item) => !stated.has(key(item.value)));
  const added = unlisted.filter((item) => !beats(best, item.since));
  const removed = unlisted.filter((item) => beats(best, item.since));
  const [first, ...others] = [...corrected, ...added];
  if (!first) return [];
  if (removed.length === 0) return [first, ...others];
  const tellings = [...(first.others ?? []), ...removed.map(({ value, by, since }) => ({ value, by, since }))];
  return [{ ...first, rule: ruleOf(best), others: tellings }, ...others];
}
