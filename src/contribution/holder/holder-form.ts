import type { Entry } from "../../catalogue/index.ts";
import { type Errors, type Form, line } from "../../web/form.ts";
import { type FieldChange, markOf, presentValue } from "../correction/correction.ts";
import { readChange, windowOf } from "../correction/correction-form.ts";
import { type CorrectableField, FIELDS, type Section } from "../correction/fields.ts";
import { fr } from "./holder.fr.ts";

/** Name of the hidden field that says what was shown of a field. */
export const seenName = (field: CorrectableField): string => `vu-${field.slug}`;

/** Fields of one part of the page. */
export const fieldsOf = (section: Section): CorrectableField[] => FIELDS.filter((field) => field.section === section);

/**
 * What a holder changed in one part of the page: fields left as they were shown are left alone, even when somebody else changed
 * them meanwhile; one that both changed comes back to be read again.
 * @param from where the window of long lists begins.
 */
export function readSection(
  entry: Entry,
  section: Section,
  form: Form,
  from: number,
): { changes: FieldChange[]; errors: Errors } {
  const changes: FieldChange[] = [];
  const errors: Errors = {};
  for (const field of fieldsOf(section)) {
    const seen = line(form, seenName(field));
    // Not in the form: nobody was asked.
    if (!seen) continue;
    const present = presentValue(entry, field.field);
    const window = windowOf(field, present, from);
    const { change, errors: wrong } = readChange(entry, field, form, field.slug, window);
    const after = markOf(change.after);
    if (after === seen || after === markOf(present)) continue;
    if (Object.keys(wrong).length > 0) Object.assign(errors, wrong);
    else if (seen !== markOf(present)) errors[field.slug] = fr.space.moved;
    else if (field.field === "title" && change.after === null) errors[field.slug] = fr.errors.titleNeeded;
    else changes.push(change);
  }
  return { changes, errors };
}
