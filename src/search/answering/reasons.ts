import type { IndexReader, MatchedDocument } from "../../engine/index/index.ts";
import type { MatchField, MatchReason } from "../index-port.ts";
import { TEXT_FIELDS } from "../ranking.ts";
import type { Understanding } from "../understanding/understanding.ts";

const fieldsOf = (bits: number): MatchField[] => TEXT_FIELDS.filter((_, at) => (bits >> at) & 1).map(({ name }) => name);

/** Why a fiche answers: for each part of the words, the first of its alternatives that the fiche has, and where. */
export function reasonsOf(reader: IndexReader, { units }: Understanding, match: MatchedDocument): MatchReason[] {
  return units.flatMap(({ clause, alternatives }) => {
    for (const { shown, query } of alternatives) {
      const met = reader.explain(match, query);
      if (met.length === 0) continue;
      const bits = met.reduce((all, { fields }) => all | fields, 0);
      return [{ asked: clause.text, found: shown, fields: fieldsOf(bits), terms: met.map(({ term }) => term) }];
    }
    return [];
  });
}
