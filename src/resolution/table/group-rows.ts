import { hash } from "node:crypto";
import {
  Comparisons,
  cluster,
  estimateModel,
  LinkageIndex,
  type LinkageModel,
  type LinkageRecord,
  type LinkageSchema,
  ORGANISATIONS,
  ORGANISATIONS_MODEL,
  tableSchema,
} from "../../engine/linkage/index.ts";
import type { TableColumn } from "./table-columns.ts";

/** Whose records are grouped: rows of the file, and what they are compared with. */
export type Side = "row" | "other";

/** What was found: of each row its group and what stands in it. */
export type Groups = {
  /** Number of the group of each row, from 1 on in the order of the file; 0 where it is alone. */
  group: Int32Array;
  /** That a row is one thing with another of its group: the surest of them; 0 where it is alone. */
  probability: Float32Array;
  /** Of each row, the others (numbers as they were put) in its group. */
  others: ReadonlyMap<number, readonly number[]>;
  count: number;
  /** Rows in packets of over 50 that hang together so that no group was made, by packet. */
  held: number[][];
};

/** Of records that say exactly the same, as many are compared; the others go with them. */
const TWINS = 2;

/** Roles by which organisations and places are compared. */
const TOLD = ["town", "lat", "address", "siret", "siren", "rna", "site", "phone", "mail"];
/** Roles of persons, articles and goods. */
const ELSE = ["given name", "surname", "people", "code"];

/**
 * How tables are compared: as organisations under the shipped model where they name them and say where, or how to reach them; else
 * by what all of them have, under a model estimated on them. Undefined where nothing names what they describe.
 */
export function schemaOf(tables: readonly (readonly TableColumn[])[]): LinkageSchema | undefined {
  const has = (columns: readonly TableColumn[], role: string): boolean => columns.some((column) => column.role === role);
  const organisations = tables.every(
    (columns) => has(columns, "name") && TOLD.some((role) => has(columns, role)) && !ELSE.some((role) => has(columns, role)),
  );
  return organisations
    ? ORGANISATIONS
    : tableSchema(tables.map((columns) => columns.map((each) => ({ ...each, by: "name" as const }))));
}

/** Gathers records of both sides, then groups them. Held in memory: what is compared, never the table. */
export class Grouping {
  readonly schema: LinkageSchema;
  readonly #index: LinkageIndex;
  readonly #twins = new Map<string, number[]>();
  /** Of each record the slot that stands for it. */
  readonly #slots: Record<Side, number[]> = { row: [], other: [] };

  /** `alone`: the other side never holds a thing twice; nor do the rows, where `rowsAlone`. */
  constructor(schema: LinkageSchema, options: { alone: boolean; rowsAlone: boolean; secret: string }) {
    this.schema = schema;
    const withoutDuplicates = [...(options.alone ? ["other"] : []), ...(options.rowsAlone ? ["row"] : [])];
    this.#index = new LinkageIndex(schema, { secret: options.secret, withoutDuplicates });
  }

  put(side: Side, values: LinkageRecord["values"]): void {
    const said = JSON.stringify(Object.entries(values).sort());
    const key = side + hash("sha1", said, "base64");
    const twins = this.#twins.get(key) ?? [];
    if (twins.length === 0) this.#twins.set(key, twins);
    if (twins.length < TWINS) {
      twins.push(this.#index.put({ id: `${side} ${this.#slots[side].length}`, source: side, values }));
    }
    this.#slots[side].push(twins.at(-1) as number);
  }

  count(side: Side): number {
    return this.#slots[side].length;
  }

  /** Groups all that was put. Takes some 50 microseconds a record, at once. */
  groups(): Groups {
    const index = this.#index;
    const comparisons = new Comparisons(index, index.allPairs());
    const { a, b, count } = comparisons.pairs;
    const model = this.#model(comparisons);
    const bits = comparisons.bits(model);
    const { group, held } = cluster(
      index.size,
      { a, b, bits, count },
      { order: index.order, apart: (one, other) => index.apart(one, other) },
    );
    const best = new Float32Array(index.size);
    for (let p = 0; p < count; p++) {
      const [one, other] = [a[p] as number, b[p] as number];
      if (group[one] !== group[other]) continue;
      const probability = 1 / (1 + 2 ** -(bits[p] as number));
      best[one] = Math.max(best[one] as number, probability);
      best[other] = Math.max(best[other] as number, probability);
    }
    return this.#told(group, best, held);
  }

  #model(comparisons: Comparisons): LinkageModel {
    if (this.schema.name === ORGANISATIONS.name) return ORGANISATIONS_MODEL;
    return estimateModel(this.schema, this.#index.fields.columns, comparisons.patterns, "table");
  }

  #told(group: Int32Array, best: Float32Array, held: readonly (readonly number[])[]): Groups {
    const { row, other } = this.#slots;
    const size = new Map<number, number>();
    const others = new Map<number, number[]>();
    for (const slot of row) size.set(group[slot] as number, (size.get(group[slot] as number) ?? 0) + 1);
    for (const [i, slot] of other.entries()) {
      const root = group[slot] as number;
      if (!size.has(root)) continue;
      const list = others.get(root);
      if (list) list.push(i);
      else others.set(root, [i]);
    }
    const numbers = new Map<number, number>();
    const result = {
      group: new Int32Array(row.length),
      probability: new Float32Array(row.length),
      others: new Map<number, number[]>(),
    };
    for (const [i, slot] of row.entries()) {
      const root = group[slot] as number;
      const near = others.get(root);
      // Twins that are not grouped with each other stay apart: what they say is too little.
      const together = (best[slot] as number) > 0 && ((size.get(root) as number) > 1 || near !== undefined);
      if (!together) continue;
      if (!numbers.has(root)) numbers.set(root, numbers.size + 1);
      result.group[i] = numbers.get(root) as number;
      result.probability[i] = best[slot] as number;
      if (near) result.others.set(i, near);
    }
    const slots = new Map<number, number[]>();
    for (const [i, slot] of row.entries()) slots.set(slot, [...(slots.get(slot) ?? []), i]);
    const packets = held.map((packet) => packet.flatMap((slot) => slots.get(slot) ?? []).sort((x, y) => x - y));
    return { ...result, count: numbers.size, held: packets.filter((packet) => packet.length > 1) };
  }
}
