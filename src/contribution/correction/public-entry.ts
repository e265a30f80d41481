import { entryById, idFromAddress, visibleEntry } from "../../catalogue/index.ts";
import { ProblemError } from "../../platform/errors.ts";
import type { CorrectionDeps } from "./correction.commands.ts";
import { fr } from "./correction.fr.ts";
import { FIELDS } from "./fields.ts";

/** A fiche as the public sees it, and the fields of it that the public does not see: nobody corrects those here. */
export async function publicEntry(deps: Pick<CorrectionDeps, "database">, address: string) {
  const id = idFromAddress(address);
  const whole = id && (await entryById(deps.database.read, id));
  if (!whole) throw new ProblemError({ code: "entry/not-found", kind: "not-found", ...fr.errors.noFiche });
  const entry = visibleEntry(whole, "open");
  const closed = (field: string) =>
    [field, field.split(".")[0] ?? field].some((name) => (whole.openness[name] ?? "open") !== "open");
  return {
    whole,
    entry,
    hidden: new Set<string>(FIELDS.map(({ field }) => field).filter((field) => field !== "title" && closed(field))),
  };
}
