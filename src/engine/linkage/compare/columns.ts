import type { FieldSpec, LinkageSchema } from "../schema.ts";
import type { Column } from "./column.ts";
import { Dictionary } from "./dictionary.ts";
import { KeyColumn } from "./key-column.ts";
import { LegalColumn } from "./legal-column.ts";
import { NameColumn } from "./name-column.ts";
import { PlaceColumn } from "./place-column.ts";
import { NumberColumn, TextColumn } from "./word-column.ts";
import { AddressColumn, WordsColumn } from "./words-column.ts";

/** The columns of a schema, and the dictionary that they share. */
export type Columns = { dictionary: Dictionary; columns: readonly Column[] };

/** Empty columns for a schema. `secret` keys the hashes of contacts. Throws a RangeError where a field explains by one that is no place. */
export function columnsOf(schema: LinkageSchema, secret: string | Uint8Array): Columns {
  const dictionary = new Dictionary();
  const places = new Map<string, PlaceColumn>();
  for (const spec of schema.fields) if (spec.compare === "place") places.set(spec.name, new PlaceColumn(spec, dictionary));
  const columnOf = (spec: FieldSpec): Column => {
    switch (spec.compare) {
      case "name": {
        const place = spec.explainedBy === undefined ? undefined : places.get(spec.explainedBy);
        if (spec.explainedBy !== undefined && !place)
          throw new RangeError(`${spec.name}: "${spec.explainedBy}" is no field compared as a place`);
        return new NameColumn(spec, dictionary, place?.towns);
      }
      case "words":
      case "people":
        return new WordsColumn(spec, dictionary);
      case "address":
        return new AddressColumn(spec, dictionary);
      case "word":
      case "code":
        return new TextColumn(spec);
      case "number":
        return new NumberColumn(spec);
      case "key":
        return new KeyColumn(spec, secret);
      case "legal":
        return new LegalColumn(spec);
      case "place":
        return places.get(spec.name) as PlaceColumn;
    }
  };
  return { dictionary, columns: schema.fields.map(columnOf) };
}
