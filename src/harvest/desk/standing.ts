import { STANDINGS, type Standing } from "../../catalogue/index.ts";
import { ProblemError } from "../../platform/errors.ts";
import { standing as t } from "./standing.fr.ts";

/** Fiches computed again after a declaration: payload `{ source: id }`. */
export const RETELL_QUEUE = "retell";

/** @throws ProblemError `source/bad-standing`. */
export function readStanding(given: string): Standing {
  const found = STANDINGS.find((each) => each === given);
  if (!found) throw new ProblemError({ code: "source/bad-standing", kind: "invalid", ...t.badStanding });
  return found;
}
