import { NAMESPACES, type Resource, type Value } from "./rdf.ts";

type JsonLd = { "@context": Record<string, unknown>; "@graph": Record<string, unknown>[] };

const written = (value: Value): unknown =>
  "iri" in value
    ? { id: value.iri }
    : "name" in value
      ? { id: value.name }
      : "type" in value
        ? { "@value": value.text, "@type": value.type }
        : value.lang === undefined
          ? value.text
          : { "@value": value.text, "@language": value.lang };

/** Resources as JSON-LD 1.1: one object each, properties with their prefix; several values of one property make a list. */
export function toJsonLd(resources: readonly Resource[]): JsonLd {
  const graph = resources.map(({ iri, type, says }) => {
    const properties = [...Map.groupBy(says, ([property]) => property)].map(([property, same]): [string, unknown] => {
      const values = same.map(([, value]) => written(value));
      return [property, values.length === 1 ? values[0] : values];
    });
    return { id: iri, type, ...Object.fromEntries(properties) };
  });
  return { "@context": { ...NAMESPACES, id: "@id", type: "@type" }, "@graph": graph };
}
