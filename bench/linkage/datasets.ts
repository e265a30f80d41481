import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { type LinkageRecord, type LinkageSchema, ORGANISATIONS } from "../../src/engine/linkage/index.ts";
import { generated } from "./generator.ts";

/** A set of records with what is known to be the same: records of one `entity` are. */
export type Dataset = {
  name: string;
  schema: LinkageSchema;
  count: number;
  record(i: number): LinkageRecord;
  entity: ArrayLike<number>;
  withoutDuplicates: string[];
};

function dataset(
  name: string,
  schema: LinkageSchema,
  records: LinkageRecord[],
  entities: readonly string[],
  withoutDuplicates: string[] = [],
): Dataset {
  const numbers = new Map([...new Set(entities)].map((entity, i) => [entity, i]));
  return {
    name,
    schema,
    count: records.length,
    record: (i) => records[i] as LinkageRecord,
    entity: entities.map((entity) => numbers.get(entity) as number),
    withoutDuplicates,
  };
}

/** Organisations made by the generator. */
export function generatedSet(count: number): Dataset {
  return { name: `generated ${count}`, schema: INVENTED, count, withoutDuplicates: [], ...generated(count) };
}

const folder = fileURLToPath(new URL("../../../shared/data/linkage/", import.meta.url));
const read = (path: string): string => readFileSync(folder + path, "utf8");
type Row = Record<string, string>;
const rowsOf = (text: string, delimiter: string): Row[] =>
  parse(text, {
    columns: (header: string[]) => header.map((name) => name.trim()),
    delimiter,
    quote: delimiter === "%" ? null : '"',
    trim: true,
    relax_column_count: true,
  });

/** The shipped schema, but that invented numbers are not asked for their checksums. */
const INVENTED: LinkageSchema = {
  ...ORGANISATIONS,
  fields: ORGANISATIONS.fields.map((field) => (field.compare === "legal" ? { ...field, checked: false } : field)),
};

/** The frozen French set: invented numbers, so their checksums are not asked for. */
export function frenchSynthetic(): Dataset {
  const rows = rowsOf(read("french-synthetic-100k.csv"), ",");
  return dataset(
    "french-synthetic-100k",
    INVENTED,
    rows.map((row) => ({
      id: row.row ?? "",
      values: {
        name: row.name,
        town: row.commune,
        lat: row.lat,
        lon: row.lon,
        siret: row.siret,
        siren: row.siren,
        site: row.domain,
        phone: row.phone,
        mail: row.email,
      },
    })),
    rows.map((row) => row.entity ?? ""),
  );
}

/** Restaurants of two guides, from labelled pairs; the column `class` is the truth, and is not compared. */
export function fodorsZagats(withPhone: boolean): Dataset {
  const left = new Map<string, Row>();
  const right = new Map<string, Row>();
  const side = (text: string): Row =>
    Object.fromEntries(
      [...text.matchAll(/COL (\w+) VAL (.*?)(?= COL |$)/g)].map(([, name = "", value = ""]) => [
        name,
        value.replace(/[`'\\]/g, " ").trim(),
      ]),
    );
  const same: [string, string][] = [];
  for (const file of ["train", "valid", "test"]) {
    for (const line of read(`fodors-zagats-pairs/${file}.txt`).split("\n").filter(Boolean)) {
      const [a = "", b = "", label] = line.split("\t");
      left.set(a.trim(), side(a.trim()));
      right.set(b.trim(), side(b.trim()));
      if (label?.trim() === "1") same.push([a.trim(), b.trim()]);
    }
  }
  const entity = new Map<string, string>();
  for (const [i, [a, b]] of same.entries()) {
    entity.set(`f${a}`, `e${i}`);
    entity.set(`z${b}`, `e${i}`);
  }
  const all = [
    ...[...left].map(([key, row]) => [`f${key}`, row] as const),
    ...[...right].map(([key, row]) => [`z${key}`, row] as const),
  ];
  return dataset(
    withPhone ? "fodors-zagats (with phone)" : "fodors-zagats",
    {
      name: withPhone ? "restaurants with phone" : "restaurants",
      fields: [
        { name: "name", compare: "name", column: "name" },
        { name: "address", compare: "address", column: "addr" },
        { name: "city", compare: "word", column: "city", blocking: "where" },
        { name: "kind", compare: "words", column: "type" },
        ...(withPhone ? ([{ name: "phone", compare: "key", column: "phone", as: "phone" }] as const) : []),
      ],
    },
    all.map(([key, values], i) => ({
      id: String(i),
      source: key.slice(0, 1),
      values: { ...values, phone: values.phone?.replace(/[^\d]/g, "") },
    })),
    all.map(([key], i) => entity.get(key) ?? `alone-${i}`),
    ["f", "z"],
  );
}

/** Articles of two libraries. */
export function dblpAcm(): Dataset {
  const dblp = rowsOf(read("dblp-acm/dblp.csv"), "%");
  const acm = rowsOf(read("dblp-acm/acm.csv"), "%");
  const truth = rowsOf(read("dblp-acm/gt.csv"), "%");
  const entity = new Map<string, string>();
  for (const [i, { D1, D2 }] of truth.entries()) {
    entity.set(`d${D1}`, `e${i}`);
    entity.set(`a${D2}`, `e${i}`);
  }
  const all = [...dblp.map((row) => ["d", row] as const), ...acm.map((row) => ["a", row] as const)];
  return dataset(
    "dblp-acm",
    {
      name: "articles",
      fields: [
        { name: "title", compare: "name", column: "title" },
        { name: "authors", compare: "people", column: "authors" },
        { name: "venue", compare: "words", column: "venue" },
        { name: "year", compare: "number", column: "year", within: [1, 3] },
      ],
    },
    all.map(([source, row]) => ({ id: source + row.id, source, values: row })),
    all.map(([source, row]) => entity.get(source + row.id) ?? `alone-${source}${row.id}`),
    ["d", "a"],
  );
}

/** Invented persons with slips of the pen, to be found within one file. */
export function febrl3(): Dataset {
  const rows = rowsOf(read("febrl3-persons-synthetic.csv"), ",");
  return dataset(
    "febrl3",
    {
      name: "persons",
      fields: [
        { name: "given name", compare: "word", column: "given_name", blocking: "what" },
        { name: "surname", compare: "word", column: "surname", blocking: "what" },
        { name: "address", compare: "address", column: "address" },
        { name: "suburb", compare: "word", column: "suburb", blocking: "where" },
        { name: "postcode", compare: "code", column: "postcode", blocking: "where" },
        { name: "born", compare: "code", column: "date_of_birth", blocking: "where" },
        { name: "number", compare: "code", column: "soc_sec_id", blocking: "alone" },
      ],
    },
    rows.map((row) => ({ id: row.rec_id ?? "", values: { ...row, address: `${row.street_number} ${row.address_1}` } })),
    rows.map((row) => (row.rec_id ?? "").split("-")[1] ?? ""),
  );
}
