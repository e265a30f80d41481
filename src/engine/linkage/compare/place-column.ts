import { Doubles } from "../memory/growing.ts";
import { mix32 } from "../memory/hash.ts";
import { isSomewhere, shortDistanceKm } from "../prepare/point.ts";
import { nameWords, plainText } from "../prepare/words.ts";
import { type LinkageRecord, numberOf, textOf } from "../record.ts";
import type { FieldSpec } from "../schema.ts";
import { type Atoms, type Column, log2Share } from "./column.ts";
import type { Dictionary } from "./dictionary.ts";
import { ValueList } from "./value-column.ts";
import { WordLists } from "./word-lists.ts";

/** A point that more records stand on is a town's centre or a default, not a place. */
const MOST_AT_A_POINT = 25;
/** Size of the cells of the two shifted grids by which places are looked up, in degrees. */
const CELL = 0.06;

/** Where: by distance, and by town where a point is missing on a side. */
export class PlaceColumn implements Column {
  readonly levels = [
    "missing",
    "other-town",
    "same-town",
    "over-25-km",
    "under-25-km",
    "under-5-km",
    "under-5-km-same-town",
    "under-600-m",
    "under-600-m-same-town",
    "under-150-m",
    "under-150-m-same-town",
  ];
  readonly spec: FieldSpec & { compare: "place" };
  /** Words of the towns, which say nothing more when they stand in a name. */
  readonly towns: WordLists;
  readonly #names = new ValueList();
  readonly #points = new ValueList();
  readonly #lat = new Doubles();
  readonly #lon = new Doubles();

  constructor(spec: FieldSpec & { compare: "place" }, dictionary: Dictionary) {
    this.spec = spec;
    this.towns = new WordLists(dictionary);
  }

  add(record: LinkageRecord): void {
    const words = nameWords(textOf(record, this.spec.town));
    this.towns.add(words);
    this.#names.addText(words.length === 0 ? plainText(textOf(record, this.spec.town)) : words.join(" "));
    const lat = numberOf(record, this.spec.lat);
    const lon = numberOf(record, this.spec.lon);
    const known = isSomewhere(lat, lon);
    this.#lat.push(known ? lat : Number.NaN);
    this.#lon.push(known ? lon : Number.NaN);
    this.#points.add(known ? Math.round((lat + 90) * 1e5) * 4e7 + Math.round((lon + 180) * 1e5) : -1);
  }

  forget(slot: number, last: boolean): void {
    this.towns.forget(slot, last);
    this.#names.forget(slot, last);
    this.#points.forget(slot, last);
    if (!last) return;
    this.#lat.length -= 1;
    this.#lon.length -= 1;
  }

  compare(a: number, b: number): number {
    const one = this.#names.ids.at(a);
    const other = this.#names.ids.at(b);
    const sameTown = one >= 0 && one === other;
    if (this.#precise(a) && this.#precise(b)) {
      const km = shortDistanceKm(this.#lat.at(a), this.#lon.at(a), this.#lat.at(b), this.#lon.at(b));
      if (km >= 5) return km >= 25 ? 3 : 4;
      return (km >= 0.6 ? 5 : km >= 0.15 ? 7 : 9) + (sameTown ? 1 : 0);
    }
    if (one < 0 || other < 0) return 0;
    return sameTown ? 2 : 1;
  }

  #precise(slot: number): boolean {
    const count = this.#points.count(slot);
    return count > 0 && count <= MOST_AT_A_POINT;
  }

  get filled(): number {
    return this.#names.filled;
  }

  rarity(a: number, _b: number, level: number): number {
    return level === 2 || level === 6 || level === 8 || level === 10 ? log2Share(this.#names.count(a), this.#names.filled) : 0;
  }

  atoms(slot: number, out: Atoms): void {
    const from = this.towns.starts.at(slot);
    const to = this.towns.starts.at(slot + 1);
    if (to > from) {
      let town = 11;
      for (let i = from; i < to; i++) town = mix32(town, this.towns.dictionary.hashes.at(this.towns.words.at(i)));
      out.where.push(town);
    }
    if (!this.#precise(slot)) return;
    for (const shift of [0, 0.5]) {
      const row = Math.floor(this.#lat.at(slot) / CELL + shift);
      const column = Math.floor((this.#lon.at(slot) * 0.7) / CELL + shift);
      out.where.push(mix32(mix32(row, column), shift === 0 ? 3 : 4));
    }
  }

  /** How many points are left out because too many records stand on them. */
  crowded(records: number): number {
    let count = 0;
    for (let slot = 0; slot < records; slot++) if (this.#points.count(slot) > MOST_AT_A_POINT) count += 1;
    return count;
  }
}
