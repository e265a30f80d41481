import type { Form } from "../../web/form.ts";
import { line } from "../../web/form.ts";
import { readSiret } from "../siret.ts";
import type { Organisation, OrganisationIndex } from "./organisations.ts";

const LINE = /^(carriers|partners|funders)-nom-(\d{1,2})$/;
const MOST_FOUND = 5;

/** The lines of organisations in a form: `carriers:0`. */
const linesOf = (form: Form): { list: string; index: string }[] =>
  Object.keys(form).flatMap((name) => {
    const [, list, index] = LINE.exec(name) ?? [];
    return list && index ? [{ list, index }] : [];
  });

/** The form with the names that the catalogue knows for a SIRET typed alone. */
export function withKnownNames(form: Form, known: OrganisationIndex): Form {
  const completed: Record<string, string | readonly string[]> = { ...form };
  for (const { list, index } of linesOf(form)) {
    const siret = readSiret(line(form, `${list}-siret-${index}`));
    if (line(form, `${list}-nom-${index}`) === "" && siret) {
      const found = known.at(siret);
      if (found) completed[`${list}-nom-${index}`] = found.name;
    }
  }
  return completed;
}

/** For each line that has a name and no SIRET, what the catalogue knows under that name. */
export function foundFor(form: Form, known: OrganisationIndex): Map<string, Organisation[]> {
  const found = new Map<string, Organisation[]>();
  for (const { list, index } of linesOf(form)) {
    const name = line(form, `${list}-nom-${index}`);
    if (name && line(form, `${list}-siret-${index}`) === "") found.set(`${list}:${index}`, known.find(name, MOST_FOUND));
  }
  return found;
}

/** The form with the organisation chosen for a line (`carriers:0:12345678901234`). */
export function withTaken(form: Form, choice: string, known: OrganisationIndex): Form {
  const [, list, index, siret = ""] = /^(carriers|partners|funders):(\d{1,2}):(\d{14})$/.exec(choice) ?? [];
  const found = known.at(siret);
  if (!list || !found) return form;
  return { ...form, [`${list}-nom-${index}`]: found.name, [`${list}-siret-${index}`]: siret };
}
