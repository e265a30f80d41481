/**
 * How one field is compared. `columns` are names of values of the records. Every comparison is one *cause* of likeness: two
 * comparisons that measure the same thing count it twice.
 */
export type FieldSpec =
  /** The name of an organisation, a place, a work: words weighted by rarity, slips of the pen, acronyms, what one side leaves out. */
  | {
      name: string;
      compare: "name";
      column: string /** Words of this comparison say nothing more when they stand in the name ("Recyclerie de Brest" at Brest). */;
      explainedBy?: string;
    }
  /** Several words in no order: kinds, themes, a description. */
  | { name: string; compare: "words"; column: string }
  /** Persons, by surnames: "Chee Yong Chan, M. Garofalakis". One side may name fewer than the other. */
  | { name: string; compare: "people"; column: string }
  /** One or two words of which a slip of the pen matters: a given name, a town. */
  | { name: string; compare: "word"; column: string; blocking?: Blocking }
  /** Digits or letters compared as they are, or but for one slip: a postcode, a date of birth, a number of social security. */
  | { name: string; compare: "code"; column: string; blocking?: Blocking }
  /** A number or a year: levels by distance, in the unit of the column. */
  | { name: string; compare: "number"; column: string; within: readonly [number, number] }
  /** A street address: number and street. */
  | { name: string; compare: "address"; column: string }
  /** Where: coordinates, else the town. */
  | { name: string; compare: "place"; lat: string; lon: string; town: string }
  /** Equal or not: a site (registrable domain), a phone, a mail address (keyed hashes), anything else folded. */
  | { name: string; compare: "key"; column: string; as: "site" | "phone" | "mail" | "text" }
  /** French official identifiers. `checked: false` accepts numbers that fail their checksum (invented data). */
  | { name: string; compare: "legal"; siret?: string; siren?: string; rna?: string; checked?: boolean };

/** What a value is good for when looking for candidates: naming a thing, placing it, telling it alone, or nothing. */
type Blocking = "what" | "where" | "alone" | "none";

/** What is compared, and how. Its `name` and fields are written in the model, which fits no other. */
export type LinkageSchema = { name: string; fields: readonly FieldSpec[] };
