import type { SourceDirectory } from "../../catalogue/index.ts";
import { publication as t } from "../publication.fr.ts";

/** What the description of the data is written with. */
export type Described = {
  base: string;
  name: string;
  sources: SourceDirectory;
  /** ISO instant of the last change; absent before anything was. */
  modified?: string;
};

const CONTEXT = {
  dcat: "http://www.w3.org/ns/dcat#",
  dct: "http://purl.org/dc/terms/",
  foaf: "http://xmlns.com/foaf/0.1/",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
};

const FRENCH = { "@id": "http://publications.europa.eu/resource/authority/language/FRA" };
const CONTINUOUS = { "@id": "http://publications.europa.eu/resource/authority/frequency/CONT" };
const french = (value: string) => ({ "@language": "fr", "@value": value });
const instant = (value: string) => ({ "@type": "xsd:dateTime", "@value": value });

/** Media type, and format in the list of the European Union. */
const TYPES = {
  ndjson: ["application/x-ndjson", "JSON"],
  csv: ["text/csv", "CSV"],
  geojson: ["application/geo+json", "GEOJSON"],
  json: ["application/json", "JSON"],
  jsonld: ["application/ld+json", "JSON_LD"],
  ttl: ["text/turtle", "RDF_TURTLE"],
} as const;

type File = { path: string; type: keyof typeof TYPES; title: string };

const FILES: File[] = [
  { path: "/donnees/fiches.ndjson", type: "ndjson", title: t.files.ndjson },
  { path: "/recherche.csv?type=tout", type: "csv", title: t.files.csv },
  { path: "/recherche.geojson?type=tout", type: "geojson", title: t.files.geojson },
  { path: "/api/elements.json", type: "json", title: t.files.gogocarto },
  { path: "/donnees/data-inclusion.json", type: "json", title: t.files.dataInclusion },
];

const WORDS: File[] = [
  { path: "/vocabulaire.ttl", type: "ttl", title: t.files.words },
  { path: "/vocabulaire.jsonld", type: "jsonld", title: t.files.words },
  { path: "/vocabulaire.csv", type: "csv", title: t.files.words },
];

type Terms = { "dct:license"?: object; "dct:rights"?: object };

/** One licence where all sources have the same; else what is said of each, for a file has room for one. */
function terms(sources: SourceDirectory): Terms {
  const licences = [...new Map([...sources.values()].map(({ licence }) => [licence.label, licence])).values()];
  const [only] = licences;
  if (only?.url && licences.length === 1) return { "dct:license": { "@id": only.url } };
  const label = french(t.rights(licences.map((licence) => licence.label)));
  return { "dct:rights": { "@type": "dct:RightsStatement", "rdfs:label": label } };
}

const distribution = (base: string, { path, type, title }: File, licence: Terms) => ({
  "@id": `${base}/donnees/catalogue.jsonld#${path.replace(/[^a-z]+/gi, "-").replace(/^-/, "")}`,
  "@type": "dcat:Distribution",
  "dct:title": french(title),
  "dcat:accessURL": { "@id": `${base}/donnees` },
  "dcat:downloadURL": { "@id": base + path },
  "dcat:mediaType": { "@id": `https://www.iana.org/assignments/media-types/${TYPES[type][0]}` },
  "dct:format": { "@id": `http://publications.europa.eu/resource/authority/file-type/${TYPES[type][1]}` },
  ...licence,
});

const service = (base: string, path: string, title: string, conformsTo: string) => ({
  "@id": base + path,
  "@type": "dcat:DataService",
  "dct:title": french(title),
  "dcat:endpointURL": { "@id": base + path },
  "dct:conformsTo": { "@id": conformsTo },
  "dcat:servesDataset": { "@id": `${base}/donnees#fiches` },
});

/** The data of the instance as a catalogue of data sets (DCAT-AP 3), which data.gouv.fr and others harvest. */
export function dcatCatalogue({ base, name, sources, modified }: Described): object {
  const changed = modified === undefined ? {} : { "dct:modified": instant(modified) };
  const publisher = { "@id": `${base}/`, "@type": "foaf:Agent", "foaf:name": name };
  const dataset = (id: string, title: string, description: string, files: readonly File[], licence: Terms) => ({
    "@id": `${base}/donnees#${id}`,
    "@type": "dcat:Dataset",
    "dct:identifier": `${base}/donnees#${id}`,
    "dct:title": french(title),
    "dct:description": french(description),
    "dct:publisher": { "@id": publisher["@id"] },
    "dct:language": FRENCH,
    ...changed,
    "dct:accrualPeriodicity": CONTINUOUS,
    "dcat:landingPage": { "@id": `${base}/donnees` },
    "dcat:keyword": t.keywords.map(french),
    "dcat:distribution": files.map((file) => distribution(base, file, licence)),
  });
  const open = { "dct:license": { "@id": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/" } };
  return {
    "@context": CONTEXT,
    "@id": `${base}/donnees/catalogue.jsonld`,
    "@type": "dcat:Catalog",
    "dct:title": french(t.catalogue(name)),
    "dct:description": french(t.description),
    "dct:publisher": publisher,
    "dct:language": FRENCH,
    ...changed,
    "foaf:homepage": { "@id": `${base}/` },
    "dcat:dataset": [
      dataset("fiches", t.datasets.entries, t.datasets.entriesText, FILES, terms(sources)),
      dataset("vocabulaire", t.datasets.words, t.datasets.wordsText, WORDS, open),
    ],
    "dcat:service": [
      service(base, "/feed", t.services.feed, "https://iiif.io/api/discovery/1.0/"),
      service(base, "/oai", t.services.oai, "http://www.openarchives.org/OAI/2.0/"),
      service(base, "/api/openapi.json", t.services.api, "https://spec.openapis.org/oas/v3.1.0"),
    ],
  };
}
