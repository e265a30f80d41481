import type { Processing } from "../privacy/index.ts";
import { forgetConsultations } from "./consultation.store.ts";
import { fr } from "./readership.fr.ts";
import { daysBefore } from "./readership.ts";

const KEPT_DAYS = 400;

/** Counts of consultations: nobody's, said in the register all the same. */
export const readershipProcessing: Processing = {
  id: "readership/consultations",
  ...fr.processing,
  held: async () => [],
  erase: async () => {},
  purge: (trx, now) => forgetConsultations(trx, daysBefore(now, KEPT_DAYS)),
};
