import { NAMESPACES, type Resource, type Value } from "./rdf.ts";

/** IRIREF of Turtle 1.1: what may not stand between the angle brackets is percent-encoded. */
const iri = (address: string) => `<${address.replace(/[\p{Cc}\s<>"{}|^`\\]/gu, encodeURIComponent)}>`;

const ESCAPES: Record<string, string> = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
const escapeControl = (character: string) => ESCAPES[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
const literal = (text: string) => `"${text.replace(/["\\\p{Cc}]/gu, escapeControl)}"`;

function written(value: Value): string {
  if ("iri" in value) return iri(value.iri);
  if ("name" in value) return value.name;
  if ("type" in value) return `${literal(value.text)}^^${value.type}`;
  return value.lang === undefined ? literal(value.text) : `${literal(value.text)}@${value.lang}`;
}

/** Resources as Turtle 1.1 (https://www.w3.org/TR/turtle/), one block each, values of one property joined by commas. */
export function toTurtle(resources: readonly Resource[]): string {
  const used = new Set(
    resources
      .flatMap(({ type, says }) => [
        type,
        ...says.flatMap(([property, value]) => ("type" in value ? [property, value.type] : [property])),
      ])
      .map((name) => name.split(":")[0]),
  );
  const prefixes = Object.entries(NAMESPACES).filter(([prefix]) => used.has(prefix));
  const blocks = resources.map(({ iri: subject, type, says }) => {
    const lines = [...Map.groupBy(says, ([property]) => property)].map(
      ([property, same]) => `  ${property} ${same.map(([, value]) => written(value)).join(", ")}`,
    );
    return `${iri(subject)} a ${type}${lines.length > 0 ? ` ;\n${lines.join(" ;\n")}` : ""} .\n`;
  });
  return `${prefixes.map(([prefix, namespace]) => `@prefix ${prefix}: ${iri(namespace)} .\n`).join("")}\n${blocks.join("\n")}`;
}
