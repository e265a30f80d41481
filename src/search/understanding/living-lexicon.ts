import { decidedSynonyms, onVocabularyChanged, synonymGroups } from "../../vocabulary/index.ts";
import { lexiconOf } from "./lexicon.ts";
import type { Lexicon } from "./understanding.ts";

/** The lexicon with the words that were adopted since: made anew when the vocabulary changes. Ask at each search. */
export function livingLexicon(): () => Lexicon {
  let lexicon: Lexicon | undefined;
  onVocabularyChanged(() => {
    lexicon = undefined;
  });
  return () => {
    lexicon ??= lexiconOf([...synonymGroups(), ...decidedSynonyms()]);
    return lexicon;
  };
}
