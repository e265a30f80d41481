import type { IndexReader } from "../../engine/index/index.ts";
import { fold, words } from "../../engine/text/index.ts";
import { readBeginning, readStored } from "../stored-document.ts";

const ELIDED = /^\p{L}{1,3}['’]/u;

/**
 * A term of the index as a fiche writes it ("ressourceri": "ressourcerie"): the first fiche that has it, in its title, pitch or the
 * beginning of its text. Undefined when it stands only further down, or inside a compound.
 */
export function writtenForm(reader: IndexReader, term: string): string | undefined {
  const [hit] = reader.search({ query: { kind: "term", term }, choices: [], order: { by: "rank" }, offset: 0, size: 1 }).hits;
  if (!hit) return undefined;
  const { title, pitch = "" } = readStored(hit.payload);
  for (const text of [title, pitch, readBeginning(hit.payload).text]) {
    for (const word of words(text)) {
      if (!word.terms.includes(term)) continue;
      const written = text.slice(word.start, word.end).toLowerCase().replace(ELIDED, "");
      if (/^\p{L}+$/u.test(fold(written))) return written;
    }
  }
  return undefined;
}
