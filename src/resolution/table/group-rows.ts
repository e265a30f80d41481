import { hash } from "node:crypto";
import {
  Comparisons,
  cluster,
  estimateModel,
  LinkageIndex,
  type LinkageModel,
  type LinkageRecord,
  type LinkageSchema,
  Matcher,
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
/** Slots of records that say exactly the same in all that is compared, and whether in all that is not compared as well. */
type Twins = { slots: number[]; whole: string; alike: boolean };
/** Bits at least of twins of which something says the same and something else, that is not compared, does not: .99. */
const TWIN_BITS = Math.log2(99);

/** Comparisons by which a thing or a person is named. */
const NAMES: ReadonlySet<string> = new Set(["name", "given name", "surname"]);

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
  readonly #twins = new Map<string, Twins>();
  /** Of each record the slot that stands for it. */
  readonly #slots: Record<Side, number[]> = { row: [], other: [] };

  /** `alone`: the other side never holds a thing twice; nor do the rows, where `rowsAlone`. */
  constructor(schema: LinkageSchema, options: { alone: boolean; rowsAlone: boolean; secret: string }) {
    this.schema = schema;
    const withoutDuplicates = [...(options.alone ? ["other"] : []), ...(options.rowsAlone ? ["row"] : [])];
    this.#index = new LinkageIndex(schema, { secret: options.secret, withoutDuplicates });
  }

  /** `whole`: all that is told of it, also what is not compared. */
  put(side: Side, values: LinkageRecord["values"], whole: unknown = values): void {
    const key = side + digest(Object.entries(values).sort());
    const told = digest(whole);
    const twins = this.#twins.get(key) ?? { slots: [], whole: told, alike: true };
    twins.alike &&= twins.whole === told;
    const { slots } = twins;
    if (slots.length === 0) this.#twins.set(key, twins);
    if (slots.length < TWINS) {
      slots.push(this.#index.put({ id: `${side} ${this.#slots[side].length}`, source: side, values }));
    }
    this.#slots[side].push(slots.at(-1) as number);
  }

  count(side: Side): number {
    return this.#slots[side].length;
  }

  /** Groups all that was put. Takes some 50 microseconds a record, at once. */
  groups(): Groups {
    const index = this.#index;
    const twins = this.#namedTwins();
    const pairs = twins.map(({ slots: [one = 0, other = 0] }) => ({ a: index.idOf(one), b: index.idOf(other), same: true }));
    const comparisons = new Comparisons(index, index.allPairs(), pairs);
    const { a, b, count } = comparisons.pairs;
    const model = this.#model(comparisons);
    const bits = comparisons.bits(model);
    const matcher = new Matcher(index, model);
    const unlike = new Set(twins.flatMap(({ slots, alike }) => (alike ? [] : slots)));
    const bitsOf = (p: number, one: number, other: number): number => {
      if (!comparisons.isDecided(p) || !unlike.has(one)) return bits[p] as number;
      return Math.max(TWIN_BITS, matcher.compare(index.idOf(one), index.idOf(other))?.bits ?? 0);
    };
    const { group, held } = cluster(
      index.size,
      { a, b, bits, count },
      { order: index.order, apart: (one, other) => index.apart(one, other) },
    );
    const best = new Float32Array(index.size);
    for (let p = 0; p < count; p++) {
      const [one, other] = [a[p] as number, b[p] as number];
      if (group[one] !== group[other]) continue;
      const probability = 1 / (1 + 2 ** -bitsOf(p, one, other));
      best[one] = Math.max(best[one] as number, probability);
      best[other] = Math.max(best[other] as number, probability);
    }
    return this.#told(group, best, held);
  }

  /** Twins that a name tells: the same whatever a model says of how common what they share is. "Association" twice names nothing. */
  #namedTwins(): Twins[] {
    const names = this.#index.fields.columns.filter(({ spec }) => NAMES.has(spec.name));
    return [...this.#twins.values()].filter(({ slots: [one, other] }) => {
      if (one === undefined || other === undefined || this.#index.apart(one, other)) return false;
      return names.every((column) => column.compare(one, other) > 0);
    });
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

const digest = (told: unknown): string => hash("sha1", JSON.stringify(told), "base64");
