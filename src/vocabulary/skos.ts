import { type Addresses, addressesUnder } from "./addresses.ts";
import { type Concept, MATCH_RELATIONS, SCHEMES, type Scheme } from "./concept.ts";
import { CROSSWALKS, type CrosswalkId, crosswalk } from "./crosswalk.ts";
import { labelKey } from "./label-key.ts";
import type { Alignment } from "./names.ts";
import { french, link, type Name, plain, type Resource, typed, type Value } from "./rdf.ts";
import { alignmentsOfEntry } from "./shared-alignments.ts";
import { VOCABULARY_TEXTS } from "./vocabulary.fr.ts";
import { concepts, narrower, retiredConcepts, schemeInfo, topConcepts } from "./vocabulary.ts";
import { type PartnerList, partnerLists } from "./words.ts";

/** The licence of the vocabulary. */
export const LICENCE = { name: "Licence Ouverte 2.0", url: "https://www.etalab.gouv.fr/licence-ouverte-open-licence" } as const;

type Say = [property: Name, value: Value];

/** What was decided of a concept since its list was written; who keeps a copy sees that it changed, and what to use instead. */
function decisions({ scheme, modified, history = [], retired }: Concept, at: Addresses): Say[] {
  const says: Say[] = [];
  if (modified !== undefined) says.push(["dct:modified", typed(modified.slice(0, 10), "xsd:date")]);
  for (const { at: day, text } of history) says.push(["skos:historyNote", french(VOCABULARY_TEXTS.decided(day, text))]);
  if (retired !== undefined) says.push(["owl:deprecated", typed("true", "xsd:boolean")]);
  if (retired?.replacedBy !== undefined) says.push(["dct:isReplacedBy", link(at.concept(scheme, retired.replacedBy))]);
  return says;
}

/** What is said of one concept. */
export function conceptResource(item: Concept, at: Addresses): Resource {
  const says: Say[] = [["skos:prefLabel", french(item.label)]];
  for (const label of item.altLabels) says.push(["skos:altLabel", french(label)]);
  if (item.definition !== undefined) says.push(["skos:definition", french(item.definition)]);
  if (item.note !== undefined) says.push(["skos:note", french(item.note)]);
  if (item.notation !== undefined) says.push(["skos:notation", plain(item.notation)]);
  says.push(["skos:inScheme", link(at.scheme(item.scheme))]);
  // What is out of use has no place in the tree any more.
  if (item.retired !== undefined)
    return { iri: at.concept(item.scheme, item.id), type: "skos:Concept", says: [...says, ...decisions(item, at)] };
  if (item.broader === undefined) says.push(["skos:topConceptOf", link(at.scheme(item.scheme))]);
  else says.push(["skos:broader", link(at.concept(item.scheme, item.broader))]);
  for (const child of narrower(item.scheme, item.id)) says.push(["skos:narrower", link(at.concept(item.scheme, child.id))]);
  for (const relation of MATCH_RELATIONS) for (const ref of item[relation]) says.push([`skos:${relation}`, link(at.ref(ref))]);
  return { iri: at.concept(item.scheme, item.id), type: "skos:Concept", says: [...says, ...decisions(item, at)] };
}

/** What is said of one scheme, and of its concepts in order. */
export function schemeResources(scheme: Scheme, at: Addresses): Resource[] {
  const { title, definition, source } = schemeInfo(scheme);
  const says: Say[] = [
    ["dct:title", french(title)],
    ["dct:description", french(definition)],
    ["dct:source", french(source)],
    ["dct:license", link(LICENCE.url)],
    ["dct:isPartOf", link(at.vocabulary)],
  ];
  for (const top of topConcepts(scheme)) says.push(["skos:hasTopConcept", link(at.concept(scheme, top.id))]);
  return [
    { iri: at.scheme(scheme), type: "skos:ConceptScheme", says },
    ...[...concepts(scheme), ...retiredConcepts(scheme)].map((item) => conceptResource(item, at)),
  ];
}

const MATCH_PROPERTY: Partial<Record<Alignment["match"], Name>> = {
  exact: "skos:exactMatch",
  close: "skos:closeMatch",
  broad: "skos:broadMatch",
};

function listScheme(id: string, title: string, at: Addresses, origin?: string): Resource {
  return {
    iri: at.list(id),
    type: "skos:ConceptScheme",
    says: [["dct:title", french(title)], ...(origin === undefined ? [] : [["dct:source", french(origin)] as Say])],
  };
}

/** How a word elsewhere relates to our concepts; what is unclassified says so. */
function relations(statements: readonly Alignment[], at: Addresses): Say[] {
  return statements.flatMap(({ match, to, scheme }): Say[] => {
    const property = MATCH_PROPERTY[match];
    return property === undefined
      ? [["skos:note", french(VOCABULARY_TEXTS.unclassified)]]
      : to.map((id): Say => [property, link(at.concept(scheme, id))]);
  });
}

/** An external list as a scheme of its own, each entry at its code. */
function crosswalkResources(id: CrosswalkId, at: Addresses): Resource[] {
  const list = crosswalk(id);
  const { title, origin, entries } = list;
  const concepts = entries.map(
    (entry): Resource => ({
      iri: at.code(id, entry.code),
      type: "skos:Concept",
      says: [
        ["skos:prefLabel", french(entry.label)],
        ["skos:notation", plain(entry.code)],
        ["skos:inScheme", link(at.list(id))],
        ...(entry.note === undefined ? [] : [["skos:note", french(entry.note)] as Say]),
        ...relations(alignmentsOfEntry(id, entry.code, entry, list), at),
      ],
    }),
  );
  return [listScheme(id, title, at, origin), ...concepts];
}

/** The words of one list as a scheme of its own; spellings of one word are one concept. */
function listResources({ id, title, statements }: PartnerList, at: Addresses): Resource[] {
  const words = [...Map.groupBy(statements, ({ label }) => labelKey(label)).values()].map((same): Resource => {
    const labels = [...new Set(same.map(({ label }) => label))];
    return {
      iri: at.word(id, labels[0] ?? ""),
      type: "skos:Concept",
      says: [
        ...labels.map((label, index): Say => [index === 0 ? "skos:prefLabel" : "skos:altLabel", french(label)]),
        ["skos:inScheme", link(at.list(id))],
        ...relations(same, at),
      ],
    };
  });
  return [listScheme(id, title, at), ...words];
}

/** The words of partners as SKOS, and what they are in ours. */
export function alignmentResources(base: string, alignments: readonly Alignment[]): Resource[] {
  const at = addressesUnder(base);
  return partnerLists(alignments).flatMap((list) => listResources(list, at));
}

/**
 * The whole vocabulary as SKOS: our schemes, the external lists with their correspondences, and what partners' words mean.
 * Addresses are URLs under `base`. Same input, same output, in the same order.
 */
export function vocabularyResources(base: string, alignments: readonly Alignment[] = []): Resource[] {
  const at = addressesUnder(base);
  const dataset: Resource = {
    iri: at.vocabulary,
    type: "dcat:Dataset",
    says: [
      ["dct:title", french(VOCABULARY_TEXTS.title)],
      ["dct:description", french(VOCABULARY_TEXTS.description)],
      ["dct:license", link(LICENCE.url)],
      ["dct:language", plain("fr")],
      ...SCHEMES.map((scheme): Say => ["dct:hasPart", link(at.scheme(scheme))]),
    ],
  };
  return [
    dataset,
    ...SCHEMES.flatMap((scheme) => schemeResources(scheme, at)),
    ...CROSSWALKS.flatMap((id) => crosswalkResources(id, at)),
    ...alignmentResources(base, alignments),
  ];
}
