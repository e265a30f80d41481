import { isPlaceName, resolvePlace, territory } from "../../geography/index.ts";
import type { SynonymGroup } from "../../vocabulary/index.ts";
import { inTerritories } from "../answering/conditions.ts";
import { territoryReach } from "../territory-context.ts";
import { expressionGroups } from "./expressions.ts";
import { thesaurusOf } from "./thesaurus.ts";
import type { Lexicon } from "./understanding.ts";

/** What words are read with: these groups of the thesaurus, needs as people say them, and the territories of France. */
export function lexiconOf(groups: readonly SynonymGroup[]): Lexicon {
  // Reads all names now, rather than while somebody waits for the first answer.
  isPlaceName("");
  return {
    thesaurus: thesaurusOf([...groups, ...expressionGroups()]),
    gazetteer: { territory, resolvePlace },
    inTerritory: (code) => inTerritories([code], territoryReach),
  };
}
