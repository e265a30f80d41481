import { type Form, line } from "../../web/form.ts";
import { readForm } from "../form.ts";
import { application as t } from "./application.fr.ts";
import { type Answers, FORMS, KINDS, LICENCES, type People, RHYTHMS } from "./application.ts";

const DEMANDS = {
  name: { missing: t.missing.name, max: 150 },
  kind: { missing: t.missing.kind, oneOf: KINDS },
  territory: { max: 120 },
  site: { max: 500, url: true },
  base: { missing: t.missing.base, long: true },
  count: { max: 60 },
  form: { missing: t.missing.form, oneOf: FORMS },
  licence: { missing: t.missing.licence, oneOf: LICENCES },
  rhythm: { missing: t.missing.rhythm, oneOf: RHYTHMS },
  why: { missing: t.missing.why, long: true },
  contactName: { missing: t.missing.contactName },
  contactRole: { missing: t.missing.contactRole },
  email: { missing: t.missing.email, max: 254, email: true },
  signerName: { missing: t.missing.signer },
  signerRole: { missing: t.missing.signerRole },
  organisation: { missing: t.missing.organisation },
} as const;

/** What the form of an application asks, as typed. */
export type ApplicationValues = Record<keyof typeof DEMANDS | "charter" | "signerPublic", string>;
/** What is wrong in it, by field. */
export type ApplicationErrors = Partial<Record<keyof ApplicationValues, string>>;

/** A whole application, read from its form. */
export type Candidacy = { name: string; answers: Answers; people: People; email: string };

/**
 * Reads the form of an application. `version`: the charter in force; `placeName` tells how a territory is called. What was
 * typed comes back as typed, except that a territory chosen from the list comes back by its name.
 */
export function readApplication(
  form: Form,
  version: number,
  placeName: (text: string) => string | undefined,
): { values: ApplicationValues; errors: ApplicationErrors; candidacy: Candidacy } {
  const { values: read, errors: wrong } = readForm(form, DEMANDS);
  // A territory that our map does not know (a country, a valley) is shown as it was written.
  const territory = read.territory === "" ? "" : (placeName(read.territory) ?? read.territory);
  const values: ApplicationValues = {
    ...read,
    territory,
    charter: line(form, "charter"),
    signerPublic: line(form, "signerPublic"),
  };
  const errors: ApplicationErrors = {
    ...wrong,
    ...(values.charter === "" ? { charter: t.missing.charter } : {}),
    ...(values.charter !== "" && values.charter !== String(version) ? { charter: t.charterMoved } : {}),
  };
  const { name, email, contactName, contactRole, signerName, signerRole, organisation, ...answers } = read;
  const people = {
    contactName,
    contactRole,
    signerName,
    signerRole,
    organisation,
    signerPublic: values.signerPublic !== "",
    charter: version,
  };
  return { values, errors, candidacy: { name, answers: { ...answers, territory }, people, email } };
}
