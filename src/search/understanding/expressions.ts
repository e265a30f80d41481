import { labelOf, type SynonymGroup, sharedAlignments } from "../../vocabulary/index.ts";
import { EXPRESSIONS_TEXT } from "./expressions.fr.ts";

const listed = (text: string, sign: "," | "="): string[] =>
  text
    .split(sign)
    .map((part) => part.trim())
    .filter(Boolean);

function groupsOf(line: string): SynonymGroup[] {
  const [typed = "", sought] = line.split(">");
  if (sought === undefined) return [{ type: "equivalent", terms: listed(typed, "=") }];
  return listed(typed, ",").map((to): SynonymGroup => ({ type: "oneWay", to, terms: listed(sought, ",") }));
}

/** Words that people use for a need, with what fiches call what answers it. */
const said = (): SynonymGroup[] => EXPRESSIONS_TEXT.trim().split("\n").flatMap(groupsOf);

/**
 * What all partners mean by names of several words ("lutte contre l'exclusion"), with the theme or the public that fiches are filed under.
 * One word alone is too often something else.
 */
function filed(): SynonymGroup[] {
  return sharedAlignments().flatMap(({ scheme, label, to, match }): SynonymGroup[] => {
    const [only] = to;
    const sure = (match === "exact" || match === "close") && to.length === 1;
    if (only === undefined || !sure || !/\p{L}\s\p{L}/u.test(label)) return [];
    return scheme === "themes" || scheme === "audiences" ? [{ type: "oneWay", to: label, terms: [labelOf(scheme, only)] }] : [];
  });
}

/** What is looked for beside the thesaurus: needs as people say them, and names under which partners file. */
export const expressionGroups = (): readonly SynonymGroup[] => [...said(), ...filed()];
