import { type LinkageRecord, type LinkageSchema, ORGANISATIONS, tableRecord } from "../../engine/linkage/index.ts";
import { locate } from "../../geography/index.ts";
import type { TableColumn } from "./table-columns.ts";

/**
 * What is compared of a row: the texts of its columns by what they hold. Organisations and places stand in official geography where
 * it knows them, as the catalogue's do: a commune by its name, its code or its postal code, a point unless it is a commune's centre.
 */
export function comparedValues(
  cells: Readonly<Record<string, string>>,
  columns: readonly TableColumn[],
  schema: LinkageSchema,
): LinkageRecord["values"] {
  const { values } = tableRecord("", "", cells, columns.map(recognised));
  if (schema.name !== ORGANISATIONS.name) return values;
  const said = (role: string): string | undefined => textOf(values[role]);
  const { place } = locate({
    insee: said("insee"),
    postcode: said("postcode"),
    commune: said("town"),
    address: said("address"),
    lat: said("lat"),
    lon: said("lon"),
  });
  if (place.commune === undefined) return values;
  const exact = place.precision === "exact";
  return { ...values, town: place.commune, lat: exact ? place.lat : undefined, lon: exact ? place.lon : undefined };
}

const textOf = (value: LinkageRecord["values"][string]): string | undefined => (typeof value === "string" ? value : undefined);

const recognised = ({ column, role }: TableColumn) => ({ column, role, by: "name" as const });
