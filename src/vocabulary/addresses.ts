import type { ConceptRef, Scheme } from "./concept.ts";
import { slugOfLabel } from "./label-key.ts";
import { isScheme, schemeInfo } from "./vocabulary.ts";

/** Stable public addresses of lists that others publish: SDG metadata of the United Nations, INSEE's linked data. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  "un-sdg": "http://metadata.un.org/sdg/",
  "insee-cj": "http://id.insee.fr/codes/cj/n3/",
};

/** Where everything of the vocabulary is found under a public address without a trailing slash; "" gives paths. */
export type Addresses = {
  vocabulary: string;
  scheme(scheme: Scheme): string;
  concept(scheme: Scheme, id: string): string;
  /** An external list (`carrefour-2018`) or a partner's source; one of its codes, kept as written; one of its labels. */
  list(id: string): string;
  code(list: string, code: string): string;
  word(list: string, label: string): string;
  /** Any concept that another refers to. */
  ref(ref: ConceptRef): string;
};

/** The fragment that names a word in the list of its source, decoded; begins with a letter, as ids must. */
export function anchorOfWord(label: string): string {
  return `mot-${slugOfLabel(label)}`;
}

/** The addresses under a base, as pages and exports write them. */
export function addressesUnder(base: string): Addresses {
  const vocabulary = `${base}/vocabulaire`;
  const scheme = (id: Scheme) => `${vocabulary}/${schemeInfo(id).path}`;
  const concept = (inScheme: Scheme, id: string) => `${scheme(inScheme)}/${id}`;
  const list = (id: string) => `${vocabulary}/correspondances/${encodeURIComponent(slugOfLabel(id))}`;
  const code = (id: string, written: string) => `${list(id)}#${encodeURIComponent(written)}`;
  const word = (id: string, label: string) => `${list(id)}#${encodeURIComponent(anchorOfWord(label))}`;
  const ref = ({ scheme: name, id }: ConceptRef) => {
    if (isScheme(name)) return concept(name, id);
    const elsewhere = ELSEWHERE[name];
    return elsewhere === undefined ? code(name, id) : elsewhere + encodeURIComponent(id);
  };
  return { vocabulary, scheme, concept, list, code, word, ref };
}
