import { HOLDERS } from "./amendment.ts";
import type { Rule } from "./entry.ts";
import { type SourceRecord, statements } from "./record.ts";
import { STANDINGS, type Standings } from "./standing.ts";

/** When the partner last touched it if it says so, else when its present version reached us. */
export const touchedAt = (record: SourceRecord): string => record.body.updatedAt ?? record.at;

/** Characters of all chapters together: the chapters shown come from one teller as far as it tells them, so that they agree. */
const storyLength = ({ body }: SourceRecord): number =>
  Object.values(body.description ?? {}).reduce((sum, text) => sum + (text?.length ?? 0), 0);

/** One way to prefer a record to another, and what the fiche calls it. Negative: the first. */
type Criterion = { rule: Rule; compare(a: SourceRecord, b: SourceRecord): number };

/** After all standings: corrections are no descriptions, `amendment.ts` says what they count for. */
const CORRECTION = STANDINGS.length;

/**
 * How records are ranked, told by the standings of their sources: who carries it, then partners by declared trust, then
 * corrections; the most recent first, then the fullest, then by key, so that the order never depends on the order of arrival.
 */
export type Authority = {
  /** A total order of different records. */
  compare(a: SourceRecord, b: SourceRecord): number;
  /** The same for who tells the story: as trusted, in French, the longest. */
  compareStories(a: SourceRecord, b: SourceRecord): number;
  /** Why the first of two records is preferred. */
  rule(a: SourceRecord, b: SourceRecord, story: boolean): Rule;
};

/** @param standings of the sources; those that are not there are equal. */
export function authorityOf(standings: Standings): Authority {
  const standing = ({ source, body }: SourceRecord): number => {
    if (body.amends) return CORRECTION;
    return STANDINGS.indexOf(source === HOLDERS ? "home" : (standings.get(source) ?? "usual"));
  };
  const trust: Criterion = { rule: "trust", compare: (a, b) => standing(a) - standing(b) };
  const byKey = (a: SourceRecord, b: SourceRecord) => {
    const [one, other] = [`${a.source}/${a.remoteId}`, `${b.source}/${b.remoteId}`];
    return one < other ? -1 : Number(one > other);
  };
  const facts: Criterion[] = [
    trust,
    { rule: "recent", compare: (a, b) => touchedAt(b).localeCompare(touchedAt(a)) },
    { rule: "complete", compare: (a, b) => statements(b.body).size - statements(a.body).size },
    { rule: "order", compare: byKey },
  ];
  const story: Criterion[] = [
    trust,
    { rule: "french", compare: (a, b) => Number(b.body.lang === "fr") - Number(a.body.lang === "fr") },
    { rule: "longest", compare: (a, b) => storyLength(b) - storyLength(a) },
    ...facts,
  ];
  const by = (criteria: Criterion[]) => (a: SourceRecord, b: SourceRecord) => {
    for (const { compare } of criteria) {
      const order = compare(a, b);
      if (order !== 0) return order;
    }
    return 0;
  };
  return {
    compare: by(facts),
    compareStories: by(story),
    rule(a, b, told) {
      const found = (told ? story : facts).find(({ compare }) => compare(a, b) !== 0)?.rule ?? "order";
      return found === "trust" && standing(a) === 0 ? "holder" : found;
    },
  };
}
