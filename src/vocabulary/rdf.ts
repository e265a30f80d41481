/** The six namespaces that the exports use. */
export const NAMESPACES = {
  skos: "http://www.w3.org/2004/02/skos/core#",
  dct: "http://purl.org/dc/terms/",
  dcat: "http://www.w3.org/ns/dcat#",
  owl: "http://www.w3.org/2002/07/owl#",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
} as const;

/** A property or class written with its prefix: `skos:prefLabel`. */
export type Name = `${keyof typeof NAMESPACES}:${string}`;

/** What is said: another resource by its address, a class by its name, or a text with its language or its type when it has one. */
export type Value = { iri: string } | { name: Name } | { text: string; lang?: "fr" } | { text: string; type: Name };

/** One resource and all that is said of it, in order. */
export type Resource = { iri: string; type: Name; says: readonly [property: Name, value: Value][] };

/** A French text, as a value. */
export const french = (text: string): Value => ({ text, lang: "fr" });
/** A text without a language, as a value. */
export const plain = (text: string): Value => ({ text });
/** A resource, as a value. */
export const link = (iri: string): Value => ({ iri });
/** A value of a type of XML Schema. */
export const typed = (text: string, type: Name): Value => ({ text, type });
