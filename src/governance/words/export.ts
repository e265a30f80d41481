import { stringify } from "csv-stringify/sync";
import { schemeInfo } from "../../vocabulary/index.ts";
import type { WordProposal } from "./proposal.ts";
import { words as t } from "./words.fr.ts";

/** One decision as others take it: no person in it. */
type Line = Record<(typeof t.columns)[number], string>;

function lineOf(url: string, it: WordProposal): Line {
  return {
    date: it.decidedAt ?? "",
    liste: schemeInfo(it.scheme).path,
    proposition: it.text,
    decision: it.outcome ? t.outcomes[it.outcome] : "",
    raison: it.decision ?? "",
    changement: it.adopted?.text ?? "",
    mot: it.adopted ? `${url}/vocabulaire/${schemeInfo(it.scheme).path}/${it.adopted.concept}` : "",
    propose_le: it.createdAt,
    adresse: `${url}/vocabulaire/propositions/${it.id}`,
  };
}

/** What was decided, as a spreadsheet that French Excel opens as it is; cells that would run as formulas are neutralised. */
export const decisionsCsv = (url: string, decided: readonly WordProposal[]): string =>
  stringify(
    decided.map((it) => lineOf(url, it)),
    { header: true, columns: [...t.columns], delimiter: ";", bom: true, escape_formulas: true },
  );

/** The same for programs: each line, with the change as the vocabulary applies it. */
export const decisionsJson = (url: string, decided: readonly WordProposal[]) => ({
  decisions: decided.map((it) => ({ ...lineOf(url, it), ...(it.adopted ? { acte: it.adopted.act } : {}) })),
});
