import { stringify } from "csv-stringify/sync";
import { type Entry, entryPath, type SourceDirectory } from "../../catalogue/index.ts";
import { labelOfField, valueLines } from "./change-text.ts";
import type { Correction } from "./correction.ts";
import { fr } from "./partner-return.fr.ts";

/** One accepted correction of one field, as a partner takes it back into its own database. */
export type PartnerReturn = {
  correction: string;
  title: string;
  path: string;
  /** The partner's own ids of the thing. */
  ids: string[];
  field: string;
  label: string;
  /** The values as the record holds them. */
  values: { before: unknown; after: unknown };
  before: string;
  after: string;
  because: string;
  evidence?: string;
  at: string;
};

/** What a partner's accepted corrections say, one line per field; those of fiches that are no more are left out. */
export function returnsOf(
  corrections: readonly Correction[],
  entries: ReadonlyMap<string, Entry>,
  partner: { slug: string },
  sources: SourceDirectory,
): PartnerReturn[] {
  return corrections.flatMap((correction) => {
    const entry = entries.get(correction.entry);
    if (!entry) return [];
    const own = entry.sources.filter(({ source }) => sources.get(source)?.partner.slug === partner.slug);
    const { id, because, evidence, holder, decidedAt = "" } = correction;
    return correction.changes.map(({ field, before, after }) => ({
      correction: id,
      title: entry.single.title.value,
      path: entryPath(entry),
      ids: own.map(({ remoteId }) => remoteId),
      field,
      label: labelOfField(field),
      values: { before, after },
      before: valueLines(field, before).join("\n"),
      after: valueLines(field, after).join("\n"),
      because: holder ? fr.byHolder : because,
      ...(evidence ? { evidence } : {}),
      at: decidedAt,
    }));
  });
}

/** A cell that a spreadsheet would run as a formula, made plain text by a leading apostrophe. */
const harmless = (text: string): string => (/^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text);

/** As French spreadsheets read it: byte order mark, semicolons, one line per corrected field. */
export function returnsCsv(returns: readonly PartnerReturn[], base: string): string {
  const head = ["fiche", "titre", "identifiants_chez_vous", "champ", "avant", "apres", "comment", "preuve", "acceptee_le"];
  const rows = returns.map((one) =>
    [
      base + one.path,
      one.title,
      one.ids.join(" | "),
      one.field,
      one.before,
      one.after,
      one.because,
      one.evidence ?? "",
      one.at.slice(0, 10),
    ].map(harmless),
  );
  return `\ufeff${stringify([head, ...rows], { delimiter: ";", record_delimiter: "windows" })}`;
}

/** For programs: the values as the records hold them. */
export const returnsJson = (returns: readonly PartnerReturn[], base: string) =>
  returns.map((one) => ({
    correction: one.correction,
    fiche: base + one.path,
    titre: one.title,
    identifiants_chez_vous: one.ids,
    champ: one.field,
    avant: one.values.before,
    apres: one.values.after,
    comment: one.because,
    ...(one.evidence ? { preuve: one.evidence } : {}),
    acceptee_le: one.at,
  }));
