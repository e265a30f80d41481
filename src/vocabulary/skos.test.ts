import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { SCHEMES } from "./concept.ts";
import { toCsv } from "./csv.ts";
import { toJsonLd } from "./json-ld.ts";
import type { Alignment } from "./names.ts";
import { NAMESPACES, type Name, type Resource } from "./rdf.ts";
import { alignmentResources, vocabularyResources } from "./skos.ts";
import { parseTurtle } from "./testing/turtle-parser.ts";
import { toTurtle } from "./turtle.ts";
import { concepts } from "./vocabulary.ts";

const BASE = "https://essaim.example";
const partner: Alignment[] = [
  { source: 'Réseau "A"', scheme: "themes", label: "Récup\n& \\ Cie", to: ["reemploi-reparation"], match: "close", by: "x" },
  { source: 'Réseau "A"', scheme: "themes", label: "Divers", to: [], match: "unclassified", by: "x" },
];
const resources = vocabularyResources(BASE, partner);

function text(value: { text: string; lang?: "fr" } | { text: string; type: Name }): string {
  if ("type" in value) return `${JSON.stringify(value.text)}^^${full(value.type)}`;
  return JSON.stringify(value.text) + (value.lang ? `@${value.lang}` : "");
}

const full = (name: string) => name.replace(/^(\w+):/, (_, prefix: keyof typeof NAMESPACES) => NAMESPACES[prefix]);

/** What resources say, as the parser writes it: one line a triple. */
function triples(all: readonly Resource[]): string[] {
  return all.flatMap(({ iri, type, says }) => [
    `${iri} ${NAMESPACES.rdf}type ${full(type)}`,
    ...says.map(
      ([property, value]) =>
        `${iri} ${full(property)} ${"iri" in value ? value.iri : "name" in value ? full(value.name) : text(value)}`,
    ),
  ]);
}

describe("the vocabulary as SKOS", () => {
  it("is Turtle that says exactly what the vocabulary says", () => {
    assert.deepEqual(parseTurtle(toTurtle(resources)).sort(), triples(resources).sort());
  });

  it("stays Turtle whatever a partner writes in a label or a name", () => {
    const anything = fc.string({ unit: "binary", maxLength: 30 });
    fc.assert(
      fc.property(anything, anything, (source, label) => {
        const one = alignmentResources(BASE, [{ source, scheme: "themes", label, to: ["eau"], match: "exact", by: "x" }]);
        assert.deepEqual(parseTurtle(toTurtle(one)).sort(), triples(one).sort());
      }),
      { numRuns: 300 },
    );
  });

  it("names every scheme and concept once, under the public address", () => {
    const addresses = resources.map(({ iri }) => iri);
    assert.equal(new Set(addresses).size, addresses.length);
    for (const address of addresses) assert.ok(address.startsWith(`${BASE}/vocabulaire`));
    assert.equal(resources.filter(({ type }) => type === "skos:Concept").length >= SCHEMES.flatMap(concepts).length, true);
    assert.ok(addresses.includes(`${BASE}/vocabulaire/themes/circuits-courts`));
    assert.ok(addresses.includes(`${BASE}/vocabulaire/correspondances/carrefour-2018#AGR`));
  });

  it("links only to what it holds, or to another publisher's address", () => {
    const addresses = new Set(resources.map(({ iri }) => iri));
    for (const { iri, says } of resources) {
      for (const [property, value] of says) {
        if ("iri" in value && value.iri.startsWith(BASE)) assert.ok(addresses.has(value.iri), `${iri} ${property} ${value.iri}`);
      }
    }
  });

  it("states its licence, and never that two things are both the same and broader", () => {
    const [dataset] = resources;
    assert.ok(
      dataset?.says.some(
        ([property, value]) => property === "dct:license" && "iri" in value && value.iri.includes("licence-ouverte"),
      ),
    );
    for (const { iri, says } of resources) {
      const linked = (name: string) =>
        says.filter(([property]) => property === name).map(([, value]) => ("iri" in value ? value.iri : ""));
      for (const same of linked("skos:exactMatch")) {
        for (const other of ["skos:broadMatch", "skos:narrowMatch", "skos:relatedMatch"])
          assert.ok(!linked(other).includes(same), `${iri} ${other} ${same}`);
      }
    }
  });

  it("is the same in JSON-LD", () => {
    const { "@context": context, "@graph": graph } = toJsonLd(resources);
    assert.equal(graph.length, resources.length);
    assert.equal(context.skos, NAMESPACES.skos);
    const concept = graph.find(({ id }) => id === `${BASE}/vocabulaire/themes/eau`);
    assert.deepEqual(concept?.["skos:prefLabel"], { "@value": "Eau et milieux aquatiques", "@language": "fr" });
    assert.deepEqual(concept?.["skos:broader"], { id: `${BASE}/vocabulaire/themes/nature` });
  });

  it("is the same file when made twice", () => {
    assert.equal(toTurtle(vocabularyResources(BASE, partner)), toTurtle(resources));
  });
});

describe("the vocabulary as a spreadsheet", () => {
  it("has one line a concept, in order, with its parent and synonyms", () => {
    const rows: Record<string, string>[] = parse(toCsv("themes"), { columns: true, delimiter: ";", bom: true });
    assert.deepEqual(Object.keys(rows[0] ?? {}), ["id", "label", "parent", "synonymes"]);
    assert.deepEqual(
      rows.map(({ id }) => id),
      concepts("themes").map(({ id }) => id),
    );
    assert.equal(rows.find(({ id }) => id === "eau")?.parent, "nature");
  });

  it("as a whole, says which list each line is of", () => {
    const rows: Record<string, string>[] = parse(toCsv(), { columns: true, delimiter: ";", bom: true });
    assert.equal(rows.length, SCHEMES.flatMap(concepts).length);
    assert.equal(rows[0]?.liste, "themes");
  });
});
