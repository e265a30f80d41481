import type { Errors, Form } from "../../../../web/form.ts";
import type { Organisation } from "../../organisations.ts";
import type { Proposal, Proposer } from "../../proposal.ts";
import type { QuestionId } from "../../question.ts";

/** What the fields of one question are drawn from. */
export type FieldsProps = {
  question: QuestionId;
  proposer: Proposer;
  /** What the fields hold: as saved, or as just typed. */
  form: Form;
  errors: Errors;
  proposal: Proposal;
  /** Themes that the words already typed suggest, best first. */
  suggested?: readonly string[] | undefined;
  /** Organisations found in the catalogue, by the line that asked; lines to show. */
  found?: ReadonlyMap<string, readonly Organisation[]> | undefined;
  rows?: number | undefined;
};

/** The one value of a field. */
export const typed = (form: Form, name: string): string => {
  const value = form[name];
  return (typeof value === "string" ? value : value?.[0]) ?? "";
};

/** All values of a field. */
export const allTyped = (form: Form, name: string): string[] => {
  const value = form[name];
  return value === undefined ? [] : typeof value === "string" ? [value] : [...value];
};
