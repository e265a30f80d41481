import type { RecognisedColumn, Role } from "./columns.ts";
import type { LinkageRecord } from "./record.ts";
import type { FieldSpec, LinkageSchema } from "./schema.ts";

/** A record of a table whose columns are recognised: values by role, those of one role together. */
export function tableRecord(
  id: string,
  source: string,
  row: Readonly<Record<string, string>>,
  columns: readonly RecognisedColumn[],
): LinkageRecord {
  const values: Record<string, string> = {};
  for (const { column, role } of columns) {
    const value = (row[column] ?? "").trim();
    if (role === "ignored" || value === "") continue;
    const key = role === "street number" ? "address" : role;
    const before = values[key];
    values[key] =
      before === undefined
        ? value
        : role === "street number"
          ? `${value} ${before}`
          : `${before}${role === "people" ? ", " : " "}${value}`;
  }
  return { id, source, values };
}

/**
 * How tables are compared whose columns are recognised: every role that each of them has, once. Undefined where nothing names
 * what they describe, or only the name is shared by all.
 */
export function tableSchema(tables: readonly (readonly RecognisedColumn[])[]): LinkageSchema | undefined {
  const has = (...roles: Role[]): boolean =>
    roles.every((role) => tables.every((columns) => columns.some((column) => column.role === role)));
  const fields: FieldSpec[] = [];
  const placed = has("lat", "lon");
  if (has("name"))
    fields.push({ name: "name", compare: "name", column: "name", ...((placed || has("town")) && { explainedBy: "place" }) });
  if (has("given name")) fields.push({ name: "given name", compare: "word", column: "given name", blocking: "what" });
  if (has("surname")) fields.push({ name: "surname", compare: "word", column: "surname", blocking: "what" });
  if (fields.length === 0) return undefined;
  if (has("people")) fields.push({ name: "people", compare: "people", column: "people" });
  if (has("address")) fields.push({ name: "address", compare: "address", column: "address" });
  if (placed || (has("town") && has("name")))
    fields.push({ name: "place", compare: "place", lat: "lat", lon: "lon", town: "town" });
  else if (has("town")) fields.push({ name: "town", compare: "word", column: "town", blocking: "where" });
  if (has("postcode") && !placed) fields.push({ name: "postcode", compare: "code", column: "postcode", blocking: "where" });
  if (has("siret") || has("siren") || has("rna")) {
    fields.push({ name: "legal", compare: "legal", siret: "siret", siren: "siren", rna: "rna" });
  }
  for (const key of ["site", "phone", "mail"] as const)
    if (has(key)) fields.push({ name: key, compare: "key", column: key, as: key });
  if (has("date")) fields.push({ name: "date", compare: "code", column: "date", blocking: "where" });
  if (has("year")) fields.push({ name: "year", compare: "number", column: "year", within: [1, 3] });
  if (has("code")) fields.push({ name: "code", compare: "code", column: "code", blocking: "alone" });
  if (has("kind")) fields.push({ name: "kind", compare: "words", column: "kind" });
  if (has("text")) fields.push({ name: "text", compare: "words", column: "text" });
  return { name: fields.map(({ name }) => name).join(", "), fields };
}
