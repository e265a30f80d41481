/** Contributions of people: proposing a fiche, correcting one, holding one. Each is a source record with its author. */
export { CONTRIBUTIONS, HOLDERS, TEXT_LICENCE } from "./contribution.ts";
