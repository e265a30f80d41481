import { columnsOf } from "./compare/columns.ts";
import { type LinkageModel, modelFaults } from "./model/model.ts";
import shipped from "./organisations.model.json" with { type: "json" };
import type { LinkageSchema } from "./schema.ts";

/**
 * Organisations and places as French sources describe them: `name`, `town`, `lat`, `lon`, `address`, `siret`, `siren`, `rna`,
 * `site`, `phone`, `mail`. All may be missing.
 */
export const ORGANISATIONS: LinkageSchema = {
  name: "organisations",
  fields: [
    { name: "name", compare: "name", column: "name", explainedBy: "place" },
    { name: "place", compare: "place", lat: "lat", lon: "lon", town: "town" },
    { name: "address", compare: "address", column: "address" },
    { name: "legal", compare: "legal", siret: "siret", siren: "siren", rna: "rna" },
    { name: "site", compare: "key", column: "site", as: "site" },
    { name: "phone", compare: "key", column: "phone", as: "phone" },
    { name: "mail", compare: "key", column: "mail", as: "mail" },
  ],
};

/** The model that comes with the library, for `ORGANISATIONS`: estimated without labels on invented organisations, never changed by use. */
export const ORGANISATIONS_MODEL: LinkageModel = checked(shipped);

function checked(model: object): LinkageModel {
  const given = model as LinkageModel;
  const levels = columnsOf(ORGANISATIONS, "").columns.map((column) => column.levels);
  const faults = modelFaults(given, ORGANISATIONS, levels);
  if (faults.length > 0) throw new RangeError(`organisations.model.json: ${faults.join("; ")}`);
  return given;
}
