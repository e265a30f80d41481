import type { Entry } from "../../catalogue/index.ts";
import { fieldNamed } from "./fields.ts";

/**
 * Where anybody says what is wrong: of one field of a fiche, or of any when none is named. By the id alone: a fiche holds many of
 * these, and must stay light.
 */
export function correctHref(entry: Pick<Entry, "id">, field = ""): string {
  const known = fieldNamed(field);
  return `/fiche/${entry.id}/corriger${known ? `/${known.slug}` : ""}`;
}
