import { onDeclaredChanged } from "../../geography/index.ts";
import { decidedSynonyms, onVocabularyChanged, synonymGroups } from "../../vocabulary/index.ts";
import { lexiconOf } from "./lexicon.ts";
import type { Lexicon } from "./understanding.ts";

/**
 * The lexicon with the words that were adopted and the territories that were drawn since: another whenever either changes, so that what
 * was understood with one holds as long as it does. Ask at each search.
 */
export function livingLexicon(): () => Lexicon {
  let lexicon: Lexicon | undefined;
  const forget = () => {
    lexicon = undefined;
  };
  onVocabularyChanged(forget);
  onDeclaredChanged(forget);
  return () => {
    lexicon ??= lexiconOf([...synonymGroups(), ...decidedSynonyms()]);
    return lexicon;
  };
}
