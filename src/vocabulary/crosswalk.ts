import { type Crosswalk, type CrosswalkEntry, crosswalkSchema } from "./crosswalk.schema.ts";
import { readData } from "./lists.ts";

/** The external lists that we align with, one file each in `data/crosswalks/`. */
export const CROSSWALKS = [
  "carrefour-2018",
  "carrefour-2019-thematiques",
  "carrefour-2019",
  "data-inclusion",
  "data-inclusion-publics",
  "data-inclusion-structures",
  "mediation-numerique",
  "mediation-numerique-publics",
] as const;
/** The external lists that come with the product. */
export type CrosswalkId = (typeof CROSSWALKS)[number];

const loaded = new Map<CrosswalkId, { list: Crosswalk; byCode: Map<string, CrosswalkEntry> }>();

function load(id: CrosswalkId) {
  let known = loaded.get(id);
  if (known === undefined) {
    const list = readData(`crosswalks/${id}.json`, crosswalkSchema);
    known = { list, byCode: new Map(list.entries.map((entry) => [entry.code, entry])) };
    loaded.set(id, known);
  }
  return known;
}

/** One external list with what each of its entries is in ours. */
export function crosswalk(id: CrosswalkId): Crosswalk {
  return load(id).list;
}

/** The entry of a code, `undefined` when the list has no such code. */
export function crosswalkEntry(id: CrosswalkId, code: string): CrosswalkEntry | undefined {
  return load(id).byCode.get(code);
}
