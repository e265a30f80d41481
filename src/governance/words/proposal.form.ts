import {
  concept,
  isOpenScheme,
  type Scheme,
  schemeAtPath,
  schemeInfo,
  type WantedAct,
  whyRefused,
} from "../../vocabulary/index.ts";
import { type Form, line, lines } from "../../web/form.ts";
import { readForm } from "../form.ts";
import { governance } from "../governance.fr.ts";
import { PROPOSAL_KINDS, type ProposalKind, STRUCTURAL } from "./proposal.ts";
import { words as t } from "./words.fr.ts";

/** The fields of a change, by the name of its field in the form. */
export type ChangeValues = { concept: string; target: string; label: string; definition: string };
/** What is wrong, by field. */
export type ChangeErrors = Partial<Record<string, string>>;

/** Longest definition. */
const LONGEST_DEFINITION = 500;

/** The kinds that may be proposed for a list. */
export const kindsFor = (scheme: Scheme): ProposalKind[] =>
  PROPOSAL_KINDS.filter((kind) => isOpenScheme(scheme) || !STRUCTURAL.includes(kind));

/** The list and the kind that a form or an address names, when both are known and go together. */
export function readSubject(path: string, kind: string): { scheme: Scheme; kind: ProposalKind } | undefined {
  const scheme = schemeAtPath(path);
  const known = scheme && kindsFor(scheme).find((each) => each === kind);
  return scheme && known ? { scheme, kind: known } : undefined;
}

/** Value of the choice "at the top of the list". */
export const TOP = "-";

function actOf(kind: ProposalKind, { concept: id, target, label, definition }: ChangeValues): WantedAct {
  const broader = target === "" || target === TOP ? {} : { broader: target };
  if (kind === "add") return { kind, label, ...broader, ...(definition === "" ? {} : { definition }) };
  if (kind === "word") return { kind, id, word: label };
  if (kind === "relabel") return { kind, id, label };
  if (kind === "move") return { kind, id, ...broader };
  return kind === "merge" ? { kind, id, into: target } : { kind, id };
}

function missing(scheme: Scheme, kind: ProposalKind, { concept: id, target, label, definition }: ChangeValues): ChangeErrors {
  const m = t.form.missing;
  const known = (each: string) => concept(scheme, each) !== undefined;
  return {
    ...(kind !== "add" && !known(id) ? { concept: m.concept } : {}),
    ...((kind === "merge" && !known(target)) || (["add", "move"].includes(kind) && target === "") ? { target: m.into } : {}),
    ...(["add", "word", "relabel"].includes(kind) && label === "" ? { label: m.word } : {}),
    ...(definition.length > LONGEST_DEFINITION
      ? { definition: governance.form.tooLong(LONGEST_DEFINITION, definition.length) }
      : {}),
  };
}

/** Reads what would change, and says beside which field why it cannot. */
export function readChange(
  form: Form,
  scheme: Scheme,
  kind: ProposalKind,
): { values: ChangeValues; errors: ChangeErrors; wanted: WantedAct } {
  const values = {
    concept: line(form, "concept"),
    target: line(form, "target"),
    label: line(form, "label"),
    definition: lines(form, "definition").replace(/\s+/g, " "),
  };
  const errors = missing(scheme, kind, values);
  const wanted = actOf(kind, values);
  if (Object.keys(errors).length > 0) return { values, errors, wanted };
  const refused = whyRefused(scheme, wanted);
  const field = ["add", "word", "relabel"].includes(kind) ? "label" : kind === "retire" ? "concept" : "target";
  return { values, errors: refused ? { [field]: `${refused.detail} ${refused.hint}` } : {}, wanted };
}

/** What is said beside the change. */
export type ProposalValues = Record<"reason" | "examples" | "author" | "email" | "different", string>;

/** Reads the reasons of a proposal; the address is asked of who is not signed in. */
export function readReasons(form: Form, signedIn: boolean): { values: ProposalValues; errors: ChangeErrors } {
  const { values, errors } = readForm(form, {
    reason: { missing: t.form.missing.reason, long: true, max: 4_000 },
    examples: { long: true, max: 4_000 },
    author: { max: 120 },
    email: signedIn ? {} : { missing: t.form.missing.email, email: true, max: 254 },
    different: {},
  });
  return { values, errors };
}

/** The title of a list, for people. */
export const schemeTitle = (scheme: Scheme): string => schemeInfo(scheme).title;
