import type { IndexReader, MatchedDocument } from "../../engine/index/index.ts";
import type { MatchField, MatchReason } from "../index-port.ts";
import { TEXT_FIELDS } from "../ranking.ts";
import type { Understanding } from "../understanding/understanding.ts";

const fieldsOf = (bits: number): MatchField[] => TEXT_FIELDS.filter((_, at) => (bits >> at) & 1).map(({ name }) => name);

/** Why fiches answer, one by one: for each part of the words, the first of its alternatives that the fiche has, and where. */
export function reasonsOf(reader: IndexReader, { units }: Understanding, matches: readonly MatchedDocument[]): MatchReason[][] {
  const answering = matches.map((match) => ({ match, reasons: [] as MatchReason[] }));
  for (const { clause, alternatives } of units) {
    let left = answering;
    for (const { shown, query } of alternatives) {
      if (left.length === 0) break;
      const told = reader.explain(
        left.map(({ match }) => match),
        query,
      );
      left = left.filter(({ reasons }, at) => {
        const met = told[at] ?? [];
        const bits = met.reduce((all, { fields }) => all | fields, 0);
        if (met.length > 0)
          reasons.push({ asked: clause.text, found: shown, fields: fieldsOf(bits), terms: met.map(({ term }) => term) });
        return met.length === 0;
      });
    }
  }
  return answering.map(({ reasons }) => reasons);
}
