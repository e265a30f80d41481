import { tokens } from "../../engine/text/index.ts";
import { termOf } from "../analysis.ts";
import type { Suggestion } from "../index-port.ts";
import type { Core } from "./core.ts";
import { TITLE_MASK } from "./document-terms.ts";
import { termMatch } from "./sequence-match.ts";
import { top } from "./top.ts";

const SHORTEST = 3;

/** Documents whose title holds a word, or a word that begins so. */
function inTitle(core: Core, token: string, begun: boolean): Set<number> {
  const terms = new Set([termOf(token)]);
  if (begun) {
    for (const id of core.beginnings.candidates(token)) {
      const term = core.parts.terms.name(id);
      if (term.startsWith(token)) terms.add(term);
    }
  }
  const found = new Set<number>();
  for (const term of terms) {
    const { documents, packed } = termMatch(core, term);
    documents.forEach((document, i) => {
      if ((packed[i] ?? 0) & TITLE_MASK) found.add(document);
    });
  }
  return found;
}

/** Titles that hold all the words typed, the last one perhaps unfinished; fresh and complete fiches first. */
export function suggestTitles(core: Core, prefix: string, limit: number): Suggestion[] {
  const typed = tokens(prefix.slice(0, 100)).slice(0, 8);
  const last = typed.at(-1);
  if (last === undefined || (typed.length === 1 && last.length < SHORTEST)) return [];
  const found = typed.map((token, i) => inTitle(core, token, i === typed.length - 1)).reduce((a, b) => a.intersection(b));
  const rank = core.parts.columns.rank.data;
  const better = (a: number, b: number) => (rank[a] === rank[b] ? core.idOf(a) < core.idOf(b) : (rank[a] ?? 0) > (rank[b] ?? 0));
  return top(found, limit, better).map((document) => {
    const { id, slug, title, kind, where } = core.stored(document);
    return { id, slug, title, kind, where };
  });
}
