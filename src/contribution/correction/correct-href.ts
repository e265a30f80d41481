import { type Entry, entryPath } from "../../catalogue/index.ts";
import { fieldNamed } from "./fields.ts";

/** Where anybody says what is wrong: of one field of a fiche, or of any when none is named. */
export function correctHref(entry: Pick<Entry, "id" | "slug">, field?: string): string {
  const known = field === undefined ? undefined : fieldNamed(field);
  return `${entryPath(entry)}/corriger${known ? `/${known.slug}` : ""}`;
}
