import { hash } from "node:crypto";
import type { SourceRecord } from "../../catalogue/index.ts";
import { LinkageIndex, Matcher, ORGANISATIONS, ORGANISATIONS_MODEL } from "../../engine/linkage/index.ts";
import { type Comparable, comparableOf, recordKey } from "../linkage-record.ts";
import { ListedNumbers } from "./listed-numbers.ts";

type Kept = Pick<Comparable, "kind" | "communes" | "numbers"> & { entry: string; source: string; fingerprint: string };

/** What this room compares of a description: another version means that all is compared anew. */
const COMPARED = 1;

/** The version of the model and of what it compares. */
export const MODEL_VERSION = `${ORGANISATIONS_MODEL.version}+${COMPARED}`;

/** Slots of replaced records are never given again: from so many per living record on, the index is worth making anew. */
const WORN = 3;

/** All descriptions in memory, ready to be compared, each under the entry that it makes. Contacts are held as keyed hashes alone. */
export class Keeper {
  readonly index: LinkageIndex;
  readonly matcher: Matcher;
  readonly #records = new Map<string, Kept>();
  readonly #entries = new Map<string, string[]>();
  readonly #numbers = new ListedNumbers();
  /** Records that their source no longer lists. */
  #missing: ReadonlySet<string> = new Set();

  constructor(options: { secret: string; withoutDuplicates: readonly string[] }) {
    this.index = new LinkageIndex(ORGANISATIONS, options);
    this.matcher = new Matcher(this.index, ORGANISATIONS_MODEL);
  }

  get records(): number {
    return this.#records.size;
  }

  get entries(): number {
    return this.#entries.size;
  }

  /** Whether so much was replaced that a new index would be smaller. */
  get worn(): boolean {
    return this.index.size > 10_000 && this.index.size > WORN * this.#records.size;
  }

  /**
   * Makes an entry of these descriptions and no others; of none: it is gone. Corrections are about an entry by somebody's word, and
   * are compared with nothing.
   * @returns whether anything that is compared changed, or where it stands.
   */
  put(entry: string, records: readonly SourceRecord[]): boolean {
    const compared = records.filter(({ body }) => !body.amends);
    const keys = compared.map(recordKey);
    let changed = false;
    const kept = new Set(keys);
    for (const key of this.#entries.get(entry) ?? []) {
      if (kept.has(key) || this.#records.get(key)?.entry !== entry) continue;
      this.#drop(key);
      changed = true;
    }
    for (const record of compared) changed = this.#putRecord(entry, record) || changed;
    if (keys.length > 0) this.#entries.set(entry, keys);
    else this.#entries.delete(entry);
    return changed;
  }

  #drop(key: string): void {
    const kept = this.#records.get(key);
    if (kept) this.#numbers.remove(kept.source, kept.numbers);
    this.index.remove(key);
    this.#records.delete(key);
  }

  #putRecord(entry: string, record: SourceRecord): boolean {
    const key = recordKey(record);
    const { kind, communes, numbers, values } = comparableOf(record.body);
    const fingerprint = hash("sha256", JSON.stringify([kind, communes, values]), "base64").slice(0, 16);
    const known = this.#records.get(key);
    if (known?.fingerprint === fingerprint && known.entry === entry) return false;
    if (known?.fingerprint !== fingerprint) this.index.put({ id: key, source: record.source, values });
    if (known) this.#numbers.remove(known.source, known.numbers);
    this.#numbers.add(record.source, numbers);
    this.#records.set(key, { entry, source: record.source, kind, communes, numbers, fingerprint });
    return true;
  }

  /** Says that the records of some entries make another now. */
  move(from: readonly string[], to: string): void {
    const keys = [...new Set([to, ...from].flatMap((entry) => this.keysOf(entry)))];
    for (const key of keys) {
      const kept = this.#records.get(key);
      if (kept) this.#records.set(key, { ...kept, entry: to });
    }
    for (const entry of from) this.#entries.delete(entry);
    this.#entries.set(to, keys);
  }

  /** Every entry there is. */
  allEntries(): IterableIterator<string> {
    return this.#entries.keys();
  }

  /** Keys of the records of an entry. */
  keysOf(entry: string): readonly string[] {
    return this.#entries.get(entry) ?? [];
  }

  /** Slots of the records of an entry. */
  slotsOf(entry: string): number[] {
    return this.keysOf(entry).flatMap((key) => this.index.slotOf(key) ?? []);
  }

  /** The entry of the record in a slot. */
  entryAt(slot: number): string {
    return this.#kept(slot).entry;
  }

  #kept(slot: number): Kept {
    const kept = this.#records.get(this.index.idOf(slot));
    if (!kept) throw new Error(`slot ${slot} holds a record that is gone`);
    return kept;
  }

  /** Whether the record with this key is kept, and where. */
  entryOfKey(key: string): string | undefined {
    return this.#records.get(key)?.entry;
  }

  /** Says which records their sources no longer list. */
  setMissing(keys: ReadonlySet<string>): void {
    this.#missing = keys;
  }

  /**
   * Whether one source lists both, side by side: it then mostly means two things, however alike (a building's flats, an office's
   * desks). What it lists no more may be what it lists now, under another id.
   */
  listedTogether(a: number, b: number): boolean {
    if (this.#kept(a).source !== this.#kept(b).source) return false;
    return this.#missing.has(this.index.idOf(a)) === this.#missing.has(this.index.idOf(b));
  }

  /**
   * Whether two records could be put together by the machine if they are alike enough: of one kind, a kind of which there is one in
   * each place, in no two communes, not listed side by side, and without a number that some source repeats. An article of the same title is another article.
   */
  mayBeOne(a: number, b: number): boolean {
    const [one, other] = [this.#kept(a), this.#kept(b)];
    if (one.kind !== other.kind || !MERGED_KINDS.has(one.kind) || this.listedTogether(a, b)) return false;
    if (one.numbers.some((number) => other.numbers.includes(number) && this.#numbers.isRepeated(number))) return false;
    if (one.communes.length === 0 || other.communes.length === 0) return true;
    return one.communes.some((commune) => other.communes.includes(commune));
  }

  /** Whether a model made for organisations has anything to say of two records: an article is never a place. */
  comparable(a: number, b: number): boolean {
    const [one, other] = [this.#kept(a).kind, this.#kept(b).kind];
    return one === other || (MERGED_KINDS.has(one) && MERGED_KINDS.has(other));
  }
}

const MERGED_KINDS: ReadonlySet<string> = new Set(["innovation", "organisation", "place", "resource", "scheme"]);
