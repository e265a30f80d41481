import { ByteStore } from "./byte-store.ts";
import type { CoreParts } from "./core-parts.ts";
import { FacetValues } from "./facet-values.ts";
import { Growable, type NumberArray } from "./growable.ts";
import { Interner } from "./interner.ts";
import { Postings } from "./postings.ts";
import { Ragged } from "./ragged.ts";

/** The data of the index as named arrays, in the order in which they lie in a file; lists of names are JSON in UTF-8. */
export type Sections = Map<string, NumberArray>;

const POSTINGS = ["arena", "first", "last", "write"] as const;
const COLUMNS = ["live", "whereabouts", "length", "partner", "rank", "created"] as const;

const names = (list: readonly string[]) => new Uint8Array(Buffer.from(JSON.stringify(list), "utf8"));

/** The index as named sections of bytes; `fromSections` is its inverse. */
export function toSections(parts: CoreParts): Sections {
  const sections: Sections = new Map();
  sections.set("ids", names(parts.ids));
  sections.set("terms", names(parts.terms.names));
  sections.set("values", names(parts.values.names));
  for (const column of COLUMNS) sections.set(`column.${column}`, parts.columns[column].view());
  for (const list of ["postings", "valuePostings"] as const) {
    const lists = parts[list].parts();
    for (const part of POSTINGS) sections.set(`${list}.${part}`, lists[part]);
  }
  for (const ragged of ["sequences", "facets", "positions"] as const) {
    sections.set(`${ragged}.starts`, parts[ragged].starts.view());
    sections.set(`${ragged}.values`, parts[ragged].values.view());
  }
  const { bytes, lengths } = parts.stored.parts();
  return sections.set("stored.bytes", bytes).set("stored.lengths", lengths);
}

/** The inverse of `toSections`. Throws when a section is missing or of another type. */
export function fromSections(sections: Sections): CoreParts {
  const section = <A extends NumberArray>(name: string, type: new (length: number) => A): A => {
    const found = sections.get(name);
    if (!(found instanceof type)) throw new TypeError(`section ${name} is missing`);
    return found;
  };
  const u8 = (name: string) => section(name, Uint8Array);
  const u32 = (name: string) => section(name, Uint32Array);
  const f64 = (name: string) => section(name, Float64Array);
  const list = (name: string): string[] => JSON.parse(Buffer.from(u8(name)).toString("utf8")) as string[];
  const postings = (name: string) =>
    new Postings({
      arena: u32(`${name}.arena`),
      first: u32(`${name}.first`),
      last: u32(`${name}.last`),
      write: u32(`${name}.write`),
    });
  return {
    ids: list("ids"),
    columns: {
      live: new Growable(u8("column.live")),
      whereabouts: new Growable(u8("column.whereabouts")),
      length: new Growable(u32("column.length")),
      partner: new Growable(u32("column.partner")),
      rank: new Growable(f64("column.rank")),
      created: new Growable(f64("column.created")),
    },
    stored: ByteStore.from({ bytes: u8("stored.bytes"), lengths: u32("stored.lengths") }),
    terms: new Interner(list("terms")),
    postings: postings("postings"),
    sequences: new Ragged(new Growable(u32("sequences.values")), new Growable(u32("sequences.starts"))),
    values: new FacetValues(list("values")),
    valuePostings: postings("valuePostings"),
    facets: new Ragged(new Growable(u32("facets.values")), new Growable(u32("facets.starts"))),
    positions: new Ragged(new Growable(f64("positions.values")), new Growable(u32("positions.starts"))),
  };
}
