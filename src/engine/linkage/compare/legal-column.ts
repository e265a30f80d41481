import { Ints } from "../memory/growing.ts";
import { hash53 } from "../memory/hash.ts";
import { type LegalNumber, rnaOf, sirenOf, siretOf } from "../prepare/legal-id.ts";
import { type LinkageRecord, textOf } from "../record.ts";
import type { FieldSpec } from "../schema.ts";
import type { Atoms, Column } from "./column.ts";
import { ValueList } from "./value-column.ts";

/** A number that more records hold was copied by mistake (that of a federation on all its members): it tells nothing. */
const MOST_SHARED = 20;

/** French official numbers. Two that differ tell two things apart only where the checksums of both hold. */
export class LegalColumn implements Column {
  readonly levels = ["missing", "other-unit", "same-unit", "same-unit-other-site", "same-association", "same-site"];
  readonly spec: FieldSpec & { compare: "legal" };
  readonly #sites = new ValueList();
  readonly #units = new ValueList();
  readonly #associations = new ValueList();
  /** Hashes to look them up, and which have a checksum that holds (1 site, 2 unit). */
  readonly #hashes = [new Ints(), new Ints(), new Ints()] as const;
  readonly #checked = new Ints();

  constructor(spec: FieldSpec & { compare: "legal" }) {
    this.spec = spec;
  }

  add(record: LinkageRecord): void {
    const site = siretOf(textOf(record, this.spec.siret));
    const given = sirenOf(textOf(record, this.spec.siren));
    const unit = site ? { number: site.number.slice(0, 9), checked: site.checked } : given;
    const association = rnaOf(textOf(record, this.spec.rna));
    this.#addNumber(this.#sites, this.#hashes[0], site);
    this.#addNumber(this.#units, this.#hashes[1], unit);
    this.#addNumber(this.#associations, this.#hashes[2], association);
    const all = this.spec.checked === false;
    this.#checked.push((all || site?.checked ? 1 : 0) + (all || unit?.checked ? 2 : 0));
  }

  #addNumber(list: ValueList, hashes: Ints, found: LegalNumber | undefined): void {
    const hash = found ? hash53(found.number) : -1;
    list.add(hash);
    hashes.push(found ? hash | 0 : 0);
  }

  forget(slot: number, last: boolean): void {
    for (const list of [this.#sites, this.#units, this.#associations]) list.forget(slot, last);
    if (last) for (const list of [...this.#hashes, this.#checked]) list.length -= 1;
  }

  compare(a: number, b: number): number {
    const sites = this.#same(this.#sites, a, b);
    if (sites === 1) return 5;
    const units = this.#same(this.#units, a, b);
    const associations = this.#same(this.#associations, a, b);
    if (associations === 1 && units !== -1) return 4;
    const checked = this.#checked.at(a) & this.#checked.at(b);
    if (units === 1) return sites === -1 && (checked & 1) !== 0 ? 3 : 2;
    if (units === -1 && (checked & 2) !== 0) return 1;
    return 0;
  }

  /** 1 same, -1 different, 0 where a side has none or the number is held by too many. */
  #same(list: ValueList, a: number, b: number): number {
    const one = list.ids.at(a);
    const other = list.ids.at(b);
    if (one < 0 || other < 0) return 0;
    if (one !== other) return -1;
    return list.count(a) > MOST_SHARED ? 0 : 1;
  }

  get filled(): number {
    return 0;
  }

  rarity(): number {
    return 0;
  }

  atoms(slot: number, out: Atoms): void {
    const lists = [this.#sites, this.#units, this.#associations];
    for (const [i, list] of lists.entries()) if (list.ids.at(slot) >= 0) out.alone.push((this.#hashes[i] as Ints).at(slot));
  }
}
