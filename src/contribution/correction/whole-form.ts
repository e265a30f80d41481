import { type Entry, idFromAddress } from "../../catalogue/index.ts";
import { type Errors, type Form, line } from "../../web/form.ts";
import { fr } from "./correction.fr.ts";
import { ABOUTS, type About, type FieldChange, presentValue } from "./correction.ts";
import { fieldNamed } from "./fields.ts";
import { readShape } from "./shape-read.ts";

/** Names of the questions about a whole fiche. */
export const WHOLE_NAMES = { about: "quoi", endDate: "fin", other: "autre" } as const;

/** The stage of what is no more. */
const STOPPED = "arretee";

/** What is wrong with the whole fiche, as answered. `other`: the id of the fiche it would be a duplicate of. */
type WholeReport = { about: Exclude<About, "value">; changes: FieldChange[]; other?: string };

function gone(entry: Entry, form: Form): { changes: FieldChange[]; errors: Errors } {
  const endDate = fieldNamed("endDate");
  const reading = endDate ? readShape(endDate.shape, WHOLE_NAMES.endDate, form) : { value: undefined, errors: [] };
  const stage: FieldChange = { field: "stage", before: presentValue(entry, "stage"), after: STOPPED };
  const end: FieldChange = { field: "endDate", before: presentValue(entry, "endDate"), after: reading.value };
  return {
    changes: reading.value === undefined ? [stage] : [stage, end],
    errors: Object.fromEntries(reading.errors.map(({ field, message }) => [field, message])),
  };
}

/** Reads what is wrong with a whole fiche; whether the other fiche exists is for the caller to see. */
export function readWhole(entry: Entry, form: Form): { report?: WholeReport; errors: Errors } {
  const about = ABOUTS.find((each) => each === line(form, WHOLE_NAMES.about));
  if (about === undefined || about === "value") return { errors: { [WHOLE_NAMES.about]: fr.errors.about } };
  if (about === "gone") {
    const { changes, errors } = gone(entry, form);
    return { report: { about, changes }, errors };
  }
  if (about === "removal") return { report: { about, changes: [] }, errors: {} };
  const address = line(form, WHOLE_NAMES.other)
    .replace(/[?#].*$/, "")
    .replace(/\/+$/, "");
  const other = idFromAddress(address.split("/").at(-1) ?? "");
  if (!other) return { errors: { [WHOLE_NAMES.other]: fr.errors.other } };
  if (other === entry.id) return { errors: { [WHOLE_NAMES.other]: fr.errors.otherSame } };
  return { report: { about, changes: [], other }, errors: {} };
}
