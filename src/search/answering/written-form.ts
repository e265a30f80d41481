import type { IndexReader, Query } from "../../engine/index/index.ts";
import { fold, typedWords, words } from "../../engine/text/index.ts";
import { labelOf } from "../../vocabulary/index.ts";
import { readBeginning, readStored } from "../stored-document.ts";

const ELIDED = /^\p{L}{1,3}['’]/u;

/** Fiches read for how they write a word: some have it only among their keywords, which are not kept. */
const MOST_READ = 12;

/** What is kept of a fiche where a word may stand, the likeliest first. */
function textsOf(payload: Uint8Array): string[] {
  const { title, pitch = "", themes, audiences, placeTypes } = readStored(payload);
  const labels = [
    ...themes.map((id) => labelOf("themes", id)),
    ...placeTypes.map((id) => labelOf("placeTypes", id)),
    ...audiences.map((id) => labelOf("audiences", id)),
  ];
  return [title, pitch, ...labels, readBeginning(payload).text];
}

/**
 * A term of the index as fiches write it ("cooperatif": "coopérative"): the first of them that shows it in its title, pitch, themes or
 * the beginning of its text; `besides`: of those that answer this too. A term that none of them shows there stands for itself when it is a word that is analysed to itself.
 */
export function writtenForm(reader: IndexReader, term: string, besides: readonly Query[] = []): string | undefined {
  const query: Query = { kind: "every", of: [{ kind: "term", term }, ...besides] };
  const { hits } = reader.search({ query, choices: [], order: { by: "rank" }, offset: 0, size: MOST_READ });
  for (const { payload } of hits) {
    for (const text of textsOf(payload)) {
      for (const word of words(text)) {
        if (!word.terms.includes(term)) continue;
        const written = text.slice(word.start, word.end).toLowerCase().replace(ELIDED, "");
        if (/^\p{L}+$/u.test(fold(written))) return written;
      }
    }
  }
  const [itself] = typedWords(term);
  return hits.length > 0 && itself?.parts.length === 1 && itself.parts[0]?.sought[0]?.term === term ? term : undefined;
}
